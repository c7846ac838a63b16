import type { Receipt } from '../../model/clip.ts';
import type { Touchpoint } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import type { Channel } from '../../model/prospect.ts';
import type { Store } from '../store.ts';

export interface TouchpointInput {
  /** At least one person, or a deal. */
  readonly prospectIds: readonly string[];
  readonly dealId?: string | null;
  readonly channel: Channel;
  /** Null for what has none, such as a meeting. */
  readonly direction: 'in' | 'out' | null;
  /** ISO time in UTC; a planned one may be ahead, up to two years. */
  readonly occurredAt: string;
  readonly subject?: string | null;
  readonly snippet?: string | null;
  readonly outcome?: string | null;
}

export type TouchpointPatch = Partial<
  Pick<
    Touchpoint,
    | 'prospect_ids'
    | 'deal_id'
    | 'channel'
    | 'direction'
    | 'occurred_at'
    | 'subject'
    | 'snippet'
    | 'outcome'
  >
>;

/**
 * Logs one contact. In the same transaction a person who is `new` becomes `working`, and running cadences of its people
 * stop by what it says: a reply (in), a meeting, an objection, a bounce; an outbound one by the channel of the step that
 * is due passes that step.
 */
export function logTouchpoint(_store: Store, _input: TouchpointInput): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function editTouchpoint(
  _store: Store,
  _id: string,
  _patch: TouchpointPatch,
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function deleteTouchpoint(_store: Store, _id: string): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}
