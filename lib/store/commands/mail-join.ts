import { toMailKey } from '../../mail/same-mail.ts';
import type { Receipt } from '../../model/clip.ts';
import type { Touchpoint } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import { ownIdOf, type TouchpointId } from '../../model/ids.ts';
import type { RowFields } from '../../model/row.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import {
  areApart,
  findSame,
  type KeyedTouchpoint,
  loadKeyed,
  loadSameKey,
  partKeys,
  toApartKey,
  toFacts,
} from '../mail-lookup.ts';
import { loadMailRules } from '../mail-rules.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { joinRecipients } from './mail-sighting.ts';

/**
 * Parts a touchpoint that two mailboxes share: what the rep's own mailboxes know of it becomes a touchpoint of its own.
 * The two are marked, so that nothing joins them again. `nothing_to_save` where only one mailbox knows it.
 */
export function splitMail(store: Store, touchpointId: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'mail/split', origin: store.origin }, async (draft) => {
    const [shared] = await loadKeyed(store, [touchpointId]);
    if (!shared) return refuse('not_found_here', 'touchpoints');
    const { rules } = await loadMailRules(store, { account: '', aliases: [] });
    const [own, others] = partKeys(shared, rules.own);
    if (own.length === 0 || others.length === 0) refuse('nothing_to_save', 'mail.split');
    const id = draft.append('touchpoints', fieldsOf(shared.touchpoint)) as TouchpointId;
    for (const key of own) draft.patchRead('touchpoint_keys', key, { touchpoint_id: id });
    await markApart(draft, id, touchpointId);
    return { table: 'touchpoints', id, name: shared.touchpoint.subject ?? '' };
  });
}

/** Makes two touchpoints one, as the rep says that they are one message; whatever was said against it no longer holds. */
export function joinMail(
  store: Store,
  { keptId, otherId }: { keptId: string; otherId: string },
): Promise<Result<Receipt>> {
  return commit(store, { command: 'mail/join', origin: store.origin }, async (draft) => {
    const [kept, other] = await loadBoth(draft, keptId, otherId);
    await join(draft, kept, other);
    return { table: 'touchpoints', id: keptId, name: kept.touchpoint.subject ?? '' };
  });
}

/** Says that two touchpoints that look like one message are two. */
export function keepMailApart(
  store: Store,
  { id, otherId }: { id: string; otherId: string },
): Promise<Result<Receipt>> {
  return commit(store, { command: 'mail/apart', origin: store.origin }, async (draft) => {
    const [one] = await loadBoth(draft, id, otherId);
    await markApart(draft, id as TouchpointId, otherId);
    return { table: 'touchpoints', id, name: one.touchpoint.subject ?? '' };
  });
}

/**
 * After news from the server: joins what two reps logged apart and is surely one message, where only one other can be it.
 * Every device does the same: the one of the lower id stays. Gives how many were joined.
 */
export async function joinSameMail(store: Store, ids: readonly string[]): Promise<number> {
  const asked = (await loadKeyed(store, ids)).filter(
    ({ touchpoint }) => touchpoint.sender !== null,
  );
  let joinedCount = 0;
  for (const { touchpoint } of asked) {
    const result = await commit(
      store,
      { command: 'mail/join', origin: store.origin, isAutomatic: true },
      async (draft) => {
        const pair = await findPair(draft, touchpoint.id);
        if (!pair) return { table: 'touchpoints', id: touchpoint.id, name: '' };
        const [kept, other] = pair;
        await join(draft, kept, other);
        return {
          table: 'touchpoints',
          id: kept.touchpoint.id,
          name: kept.touchpoint.subject ?? '',
        };
      },
    );
    if (result.ok && result.value.journalId !== 0) joinedCount += 1;
  }
  return joinedCount;
}

/** The touchpoint and the only other one that is surely the same message, the one that stays first. */
async function findPair(
  draft: Draft,
  id: string,
): Promise<readonly [KeyedTouchpoint, KeyedTouchpoint] | undefined> {
  const { store } = draft;
  const [one] = await loadKeyed(store, [id]);
  if (!one || one.touchpoint.sender === null) return undefined;
  const key = toMailKey(one.touchpoint.sender, one.touchpoint.subject);
  const among = (await loadSameKey(store, [key])).get(key) ?? [];
  const twinsOf = (of: KeyedTouchpoint) =>
    findSame(
      toFacts(of),
      among.filter((other) => other.touchpoint.id !== of.touchpoint.id && !areApart(of, other)),
    );
  const [other, ...more] = twinsOf(one);
  // The other one must have no choice either, or two devices would join differently.
  if (!other || more.length > 0 || twinsOf(other).length !== 1) return undefined;
  // Not by age: a row is of another age here than on the server until it has been there.
  return one.touchpoint.id < other.touchpoint.id ? [one, other] : [other, one];
}

async function join(draft: Draft, kept: KeyedTouchpoint, other: KeyedTouchpoint): Promise<void> {
  const [one, two] = [kept.touchpoint, other.touchpoint];
  draft.patchRead('touchpoints', one, {
    prospect_ids: [...new Set([...one.prospect_ids, ...two.prospect_ids])],
    recipients: joinRecipients(one.recipients, two.recipients),
    deal_id: one.deal_id ?? two.deal_id,
    subject: one.subject ?? two.subject,
    snippet: one.snippet ?? two.snippet,
    thread_key: one.thread_key ?? two.thread_key,
    sender: one.sender ?? two.sender,
    outcome: one.outcome ?? two.outcome,
  });
  const apart = toApartKey(one.id, two.id);
  for (const key of [...kept.keys, ...other.keys]) {
    if (key.key === apart) draft.removeRead('touchpoint_keys', key);
  }
  for (const key of other.keys) {
    if (key.key !== apart) draft.patchRead('touchpoint_keys', key, { touchpoint_id: one.id });
  }
  await removeReplies(draft, one, two);
  draft.removeRead('touchpoints', two);
}

/** A reply that is told twice is told once: the younger of two signals goes. */
async function removeReplies(draft: Draft, one: Touchpoint, two: Touchpoint): Promise<void> {
  if (two.direction !== 'in') return;
  const signals = await draft.store.signals
    .where('ix.of')
    .anyOf([...two.prospect_ids])
    .toArray();
  for (const id of two.prospect_ids) {
    if (!one.prospect_ids.includes(id)) continue;
    const told = signals
      .filter(
        ({ prospect_id, kind, at }) =>
          prospect_id === id && kind === 'reply' && at === two.occurred_at,
      )
      .sort((first, second) => (first.id < second.id ? -1 : 1));
    const isTold = one.occurred_at !== two.occurred_at || told.length > 1;
    const last = told.at(-1);
    if (last && isTold) draft.removeRead('signals', last);
  }
}

async function loadBoth(
  draft: Draft,
  id: string,
  otherId: string,
): Promise<readonly [KeyedTouchpoint, KeyedTouchpoint]> {
  const rows = await loadKeyed(draft.store, [id, otherId]);
  const find = (wanted: string) =>
    rows.find(({ touchpoint }) => touchpoint.id === wanted) ??
    refuse('not_found_here', 'touchpoints');
  if (id === otherId) refuse('invalid_input', 'touchpoints');
  return [find(id), find(otherId)];
}

async function markApart(draft: Draft, id: TouchpointId, otherId: string): Promise<void> {
  const key = toApartKey(id, otherId);
  const rowId = ownIdOf(draft.identity.workspaceId, 'touchpoint-key', key);
  await draft.create('touchpoint_keys', rowId, { touchpoint_id: id, key });
}

function fieldsOf(row: Touchpoint): RowFields<Touchpoint> {
  const { prospect_ids, deal_id, channel, direction, occurred_at, subject, snippet } = row;
  const { thread_key, sender, recipients, outcome } = row;
  return {
    ...{ prospect_ids, deal_id, channel, direction, occurred_at, subject, snippet },
    ...{ thread_key, sender, outcome },
    recipients: recipients ?? [],
  };
}
