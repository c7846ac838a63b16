import * as z from 'zod/mini';

export const confidence = z.enum(['guess', 'likely', 'certain']);

export const fieldValue = z.union([z.string(), z.number(), z.array(z.string())]);

/**
 * Where a stored value comes from: enough to explain it years later without the page.
 * `by: 'rep'` is a value the rep typed; it wins over every page.
 */
export const evidence = z.object({
  by: z.enum(['page', 'rep']),
  /** ISO time in UTC of the reading or the edit. */
  at: z.iso.datetime(),
  value: fieldValue,
  raw: z.optional(z.string()),
  url: z.optional(z.string()),
  pack: z.optional(z.string()),
  version: z.optional(z.int()),
  layer: z.optional(z.string()),
  confidence: z.optional(confidence),
  agreed: z.optional(z.array(z.string())),
  disagreed: z.optional(z.array(z.object({ layer: z.string(), value: fieldValue }))),
});
export type Evidence = z.infer<typeof evidence>;

export const evidenceByField = z.record(z.string(), evidence);
export type EvidenceByField = z.infer<typeof evidenceByField>;
