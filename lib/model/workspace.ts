import * as z from 'zod/mini';
import { repId } from './ids.ts';
import { currency, instant, syncedRow, text } from './row.ts';

export const roles = ['owner', 'manager', 'rep'] as const;

export const workspace = z.extend(syncedRow, {
  name: text(120),
  currency,
  time_zone: text(60),
});
export type Workspace = z.infer<typeof workspace>;

export const member = z.extend(syncedRow, {
  rep_id: repId,
  name: text(120),
  role: z.enum(roles),
});
export type Member = z.infer<typeof member>;

export const invitation = z.extend(syncedRow, {
  code: text(64),
  role: z.enum(roles),
  expires_at: instant,
  accepted_at: z.nullable(instant),
});
export type Invitation = z.infer<typeof invitation>;
