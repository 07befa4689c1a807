import { z } from 'zod';
import { calendarDaySchema } from './publication-date.ts';
import { lineSchema, webAddressSchema } from './text.ts';

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
  })
  .refine(({ starts, ends }) => starts <= ends, {
    path: ['ends'],
    message: 'the event ends before it starts',
    params: { rule: 'event-order', fix: 'make `ends` the last day, the same as `starts` or later' },
  });

/** `content/events.yaml`: events in any order. */
export const eventsSchema = z.array(eventSchema);

export type EventSettings = z.infer<typeof eventSchema>;
