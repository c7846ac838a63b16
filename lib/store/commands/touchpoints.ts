import type { Receipt } from '../../model/clip.ts';
import type { Touchpoint } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import type { DealId, ProspectId } from '../../model/ids.ts';
import type { Channel, Prospect } from '../../model/prospect.ts';
import { toInstant } from '../../platform/clock.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { applyContact, moveReplies, type TouchpointFields } from './touchpoint-effects.ts';

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

const earliest = '2000-01-01';
const twoYearsMs = 2 * 366 * 86_400_000;

/**
 * Logs one contact. In the same transaction a person who is `new` becomes `working`, and running cadences of its people
 * stop by what it says: a reply (in), a meeting, an objection, a bounce; an outbound one by the channel of the next step
 * passes that step if it was due by that day.
 */
export function logTouchpoint(store: Store, input: TouchpointInput): Promise<Result<Receipt>> {
  return commit(store, { command: 'touchpoint/log', origin: store.origin }, async (draft) => {
    const fields = checkTouchpoint(draft, {
      prospect_ids: input.prospectIds as readonly ProspectId[] as ProspectId[],
      deal_id: (input.dealId ?? null) as DealId | null,
      channel: input.channel,
      direction: input.direction,
      occurred_at: input.occurredAt,
      subject: input.subject ?? null,
      snippet: input.snippet ?? null,
      thread_key: null,
      sender: null,
      recipients: [],
      outcome: input.outcome ?? null,
    });
    if (fields.deal_id) await draft.require('deals', fields.deal_id);
    const people = await requirePeople(draft, fields.prospect_ids);
    const id = draft.append('touchpoints', fields);
    await applyContact(draft, fields, people);
    return { table: 'touchpoints', id, name: fields.subject ?? people[0]?.full_name ?? '' };
  });
}

/** Cadences that a touchpoint stopped or moved on stay as they are; its replies follow it. */
export function editTouchpoint(
  store: Store,
  id: string,
  patch: TouchpointPatch,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'touchpoint/edit', origin: store.origin }, async (draft) => {
    const row = await draft.require('touchpoints', id);
    const fields = checkTouchpoint(draft, { ...row, ...patch });
    if (fields.deal_id && fields.deal_id !== row.deal_id) {
      await draft.require('deals', fields.deal_id);
    }
    const known = new Set(row.prospect_ids);
    await requirePeople(
      draft,
      fields.prospect_ids.filter((one) => !known.has(one)),
    );
    draft.patchRead('touchpoints', row, fields);
    await moveReplies(draft, row, fields);
    return { table: 'touchpoints', id, name: fields.subject ?? '' };
  });
}

export function deleteTouchpoint(store: Store, id: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'touchpoint/delete', origin: store.origin }, async (draft) => {
    const row = await draft.require('touchpoints', id);
    await draft.remove('touchpoints', id);
    await moveReplies(draft, row, undefined);
    return { table: 'touchpoints', id, name: row.subject ?? '' };
  });
}

function checkTouchpoint(draft: Draft, typed: TouchpointFields): TouchpointFields {
  const prospect_ids = [...new Set(typed.prospect_ids)];
  if (prospect_ids.length === 0 && !typed.deal_id) {
    refuse('invalid_input', 'touchpoints.prospect_ids');
  }
  const ms = Date.parse(typed.occurred_at);
  const isKnownTime = ms >= Date.parse(earliest) && ms <= Date.parse(draft.at) + twoYearsMs;
  if (!isKnownTime) refuse('invalid_input', 'touchpoints.occurred_at');
  const { deal_id, channel, direction, thread_key, sender, recipients } = typed;
  return {
    prospect_ids,
    deal_id,
    channel,
    direction,
    thread_key,
    sender,
    recipients,
    occurred_at: toInstant(ms),
    subject: typed.subject?.trim() || null,
    snippet: typed.snippet?.trim() || null,
    outcome: typed.outcome?.trim() || null,
  };
}

async function requirePeople(
  draft: Draft,
  ids: readonly ProspectId[],
): Promise<readonly Prospect[]> {
  if (ids.length === 0) return [];
  const rows = await draft.store.prospects.bulkGet([...ids]);
  return rows.map((row) =>
    row && row.deleted_at === null && row.merged_into === null
      ? row
      : refuse('not_found_here', 'prospects'),
  );
}
