import * as z from 'zod/mini';
import { repId } from './ids.ts';
import { instant, syncedRow, text } from './row.ts';

/** One row a workspace and key: ideal customer profile, never-log list, retention, holidays, currency rates. */
export const setting = z.extend(syncedRow, {
  key: text(60),
  value: z.unknown(),
});
export type Setting = z.infer<typeof setting>;

/** One row a rep and key: quiet hours, targets, saved views. */
export const repSetting = z.extend(syncedRow, {
  rep_id: repId,
  key: text(60),
  value: z.unknown(),
});
export type RepSetting = z.infer<typeof repSetting>;

export const scorecard = z.extend(syncedRow, {
  kind: z.enum(['hand_set', 'learned']),
  fitted_at: instant,
  outcome_count: z.int().check(z.nonnegative()),
  body: z.unknown(),
});
export type Scorecard = z.infer<typeof scorecard>;

/** A person who objected: a salted hash of an identifier, never the identifier itself. */
export const suppression = z.extend(syncedRow, {
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  reason: text(200),
  at: instant,
});
export type Suppression = z.infer<typeof suppression>;
