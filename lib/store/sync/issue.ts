import type { SyncIssue, Verdict } from '../../model/sync.ts';
import { toInstant } from '../../platform/clock.ts';
import { isSetField } from '../flat.ts';
import { clockInstant } from '../hybrid-clock.ts';
import type { OutboxEntry } from '../outbox.ts';
import { titleOf } from '../row-title.ts';
import type { Store } from '../store.ts';

/** What a verdict leaves to the rep: their values that were not taken; `undefined` where all were. */
export function toIssue(
  store: Store,
  of: { entry: OutboxEntry; verdict: Verdict; row: object | undefined },
): Omit<SyncIssue, 'id'> | undefined {
  const { entry, verdict, row } = of;
  const isRejected = verdict.status === 'rejected';
  const lost = verdict.lost && Object.keys(verdict.lost).length > 0 ? verdict.lost : undefined;
  if (!isRejected && !lost) return undefined;
  return {
    kind: isRejected ? 'rejected' : 'overwritten',
    mid: entry.mid,
    ws: entry.ws,
    t: entry.t,
    rowId: verdict.into ?? entry.id,
    op: entry.op,
    f: isRejected ? entry.f : toLostAsSent(entry, lost ?? {}),
    clock: entry.clock,
    changedAt: clockInstant(entry.clock),
    foundAt: toInstant(store.clock.now()),
    name: (row && titleOf(entry.t, row)) ?? titleOf(entry.t, entry.f) ?? '',
    code: verdict.code ?? null,
    message: verdict.message ?? null,
    state:
      !isRejected && (entry.isAutomatic === true || isBookkeeping(entry, lost ?? {}))
        ? 'dismissed'
        : 'open',
  };
}

/** Columns that a clip fills by itself: which of two reps' stands is no question to either. Kept, but not asked about. */
const ownColumns: ReadonlySet<string> = new Set([
  'source_url',
  'clipped_at',
  'notice_due_at',
  'evidence',
]);

/** What two mailboxes say of one message may differ by a second or a `Re:`; neither was chosen by a rep. */
const headerColumns: ReadonlySet<string> = new Set([
  'channel',
  'direction',
  'occurred_at',
  'subject',
  'thread_key',
  'sender',
  'recipients',
]);

function isBookkeeping(entry: OutboxEntry, lost: Readonly<Record<string, unknown>>): boolean {
  const isMail = entry.t === 'touchpoints' && typeof entry.f['sender'] === 'string';
  return Object.keys(lost).every(
    (field) =>
      ownColumns.has(field) ||
      (entry.op === 'put' && (field === 'owner_id' || (isMail && headerColumns.has(field)))),
  );
}

/** Sets always as `{add, remove}`: the rep's elements are joined again, whatever the set holds by then. */
function toLostAsSent(
  entry: OutboxEntry,
  lost: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(lost).map(([field, value]) => [
      field,
      isSetField(entry.t, field) && Array.isArray(value) ? { add: value, remove: [] } : value,
    ]),
  );
}
