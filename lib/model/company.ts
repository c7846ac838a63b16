import * as z from 'zod/mini';
import { evidenceByField } from './evidence.ts';
import { companyId } from './ids.ts';
import { syncedRow, text, textSet, webAddress } from './row.ts';

/** `size_min` and `size_max` count employees; `size_max` is null for an open range (10,001+). */
export const company = z.extend(syncedRow, {
  id: companyId,
  name: text(200).check(z.minLength(1)),
  domain: z.nullable(text(253)),
  linkedin_id: z.nullable(text(80)),
  linkedin_slug: z.nullable(text(120)),
  about: z.nullable(text(600)),
  industry: z.nullable(text(120)),
  size_min: z.nullable(z.int().check(z.nonnegative())),
  size_max: z.nullable(z.int().check(z.nonnegative())),
  location: z.nullable(text(200)),
  website: z.nullable(webAddress),
  tags: textSet(50, 60),
  evidence: evidenceByField,
  merged_into: z.nullable(companyId),
});
export type Company = z.infer<typeof company>;
