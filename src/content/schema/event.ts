import { z } from 'zod';
import { calendarDaySchema } from './publication-date.ts';
import { lineAccepting, lineSchema, proseSchema, webAddressSchema } from './text.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

const currencySchema = lineAccepting((code) => currencies.has(code), {
  rule: 'wrong-type',
  message: 'this is not the code of a currency',
  fix: 'write the three capitals of ISO 4217, for example CNY or USD',
});

const priceSchema = z.strictObject({
  amount: z
    .number()
    .refine((amount) => amount >= 0, {
      message: 'a price is not below zero',
      params: { rule: 'wrong-type', fix: 'write 0 where nobody has to pay' },
    })
    .meta({ minimum: 0 }),
  currency: currencySchema,
});

/** An event that pages announce. */
export const eventSchema = z
  .strictObject({
    name: lineSchema,
    call: lineSchema,
    starts: calendarDaySchema,
    ends: calendarDaySchema,
    venue: lineSchema,
    url: webAddressSchema,
    advertisement: z.boolean().optional().meta({
      description: 'true where somebody pays for the call: readers then see the word “Advertisement”.',
    }),
    tag: lineSchema.optional().meta({ description: 'The tag whose stories the event’s page shows.' }),
    description: proseSchema.optional(),
    address: lineSchema.optional().meta({
      description: 'The postal address of the venue; without it the venue stands for it.',
    }),
    organizer: z.strictObject({ name: lineSchema, url: webAddressSchema.optional() }).optional(),
    price: priceSchema.optional(),
  })
  .refine(({ starts, ends }) => starts <= ends, {
    path: ['ends'],
    message: 'the event ends before it starts',
    params: { rule: 'event-order', fix: 'make `ends` the last day, the same as `starts` or later' },
  });

/** `content/events.yaml`: events in any order. */
export const eventsSchema = z.array(eventSchema);

export type EventSettings = z.infer<typeof eventSchema>;
