import { type FailureCode, failed } from '../model/failure.ts';
import type { Draft } from './draft.ts';
import { RefusedError } from './storage-failure.ts';
import type { RowByTable } from './tables.ts';

/** Ends a command with an expected failure; nothing of it is written. */
export function refuse(code: FailureCode, detail?: string): never {
  throw new RefusedError(failed(code, detail).failure);
}

/** Like `draft.require`, but a row that was merged into another one is not here either. */
export async function requireCurrent<Name extends 'prospects' | 'companies'>(
  draft: Draft,
  table: Name,
  id: string,
): Promise<RowByTable[Name]> {
  const row = await draft.require(table, id);
  if (row.merged_into !== null) refuse('not_found_here', table);
  return row;
}
