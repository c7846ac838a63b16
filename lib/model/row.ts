import * as z from 'zod/mini';
import { repId, workspaceId } from './ids.ts';

/** ISO time in UTC. */
export const instant = z.iso.datetime();
/** `YYYY-MM-DD`. */
export const day = z.iso.date();
/** An amount of money as a decimal string, never a float. */
export const amount = z.string().check(z.regex(/^-?\d{1,15}(\.\d{1,4})?$/));
/** ISO 4217. */
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/));

export const text = (maxLength: number) => z.string().check(z.maxLength(maxLength));
export const textSet = (maxCount: number, maxLength: number) =>
  z.array(text(maxLength)).check(z.maxLength(maxCount));
/** Only addresses a browser may open from a click. */
export const webAddress = z.string().check(z.maxLength(2000), z.regex(/^https?:\/\/[^\s]+$/i));

/**
 * Columns that every synced row has. `rev` is the server's, `null` until the row has been there;
 * `clocks` holds a hybrid logical clock `<13-digit ms>:<4 hex>:<client>` per field.
 */
export const syncedRow = z.object({
  id: z.uuid(),
  workspace_id: workspaceId,
  rev: z.nullable(z.int()),
  clocks: z.record(z.string(), z.string()),
  created_at: instant,
  updated_at: instant,
  updated_by: repId,
  deleted_at: z.nullable(instant),
});
export type SyncedRow = z.infer<typeof syncedRow>;

/** The columns a rep can change: a row without the ones that the store itself keeps. */
export type RowFields<Row extends SyncedRow> = Omit<Row, keyof SyncedRow>;
