import { z } from 'zod';
import { lineSchema } from './text.ts';

/** Who wrote an article: a name or a list of names, and always a list when it is read. */
export const authorSchema = z
  .union([lineSchema, z.array(lineSchema).min(1)])
  .transform((written) => [written].flat());
