import { roleOf } from '../mail/rules.ts';
import type { Receipt } from '../model/clip.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { SendReport } from '../model/mail.ts';
import { toInstant } from '../platform/clock.ts';
import { logMail, type MailLogged } from './commands/mail.ts';
import { dropSentMail, undoSentMail } from './commands/mail-sends.ts';
import type { SendRow, SendState } from './mail-rows.ts';
import { loadMailRules } from './mail-rules.ts';
import { mayLogMail } from './may-log-mail.ts';
import { nextSend } from './next-send.ts';
import { toSentMessage, withoutPeople } from './sent-message.ts';
import type { Store } from './store.ts';

/** After a fault of the storage. */
const retryMs = 60_000;

/**
 * One at a time, whoever of the extension asks: a message is not undone between its being logged and its being marked.
 * The lock dies with its holder.
 */
export function withSendsLocked<T>(store: Store, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`sends:${store.name}`, work);
}

/**
 * Takes in what a page tells of a message on its way. On disk when it returns; done twice it changes nothing. Of one to
 * somebody on a list of _Never log_ no person is kept. What was logged of one that was taken back goes.
 */
export function takeSendReport(store: Store, report: SendReport): Promise<void> {
  return withSendsLocked(store, async () => {
    const isNever = await isToNever(store, report);
    const row = await store.transaction('rw', store.sends, async () => {
      const kept = await findKept(store, report);
      const known = report.account === '' && kept ? { ...report, account: kept.account } : report;
      const next = nextSend(kept, known, store.clock.now());
      if (!next) return undefined;
      if (kept && kept.key !== next.key) await store.sends.delete(kept.key);
      const row = isNever ? { ...next, ...toEnd(next, 'left_out'), subjectMark: '' } : next;
      await store.sends.put(row);
      return row;
    });
    // A worker that is killed here does it when the row is due.
    if (row?.state === 'cancelled') await undoSentMail(store, row);
  });
}

async function isToNever(store: Store, { account, aliases, draft }: SendReport): Promise<boolean> {
  const { rules } = await loadMailRules(store, { account, aliases: [...aliases, draft.from] });
  return [...draft.to, ...draft.cc, ...draft.bcc].some(
    (person) => roleOf(person, rules) === 'never',
  );
}

/** The row of the draft. A page may learn late whose mailbox it shows: the draft's name tells that it is the same one. */
async function findKept(store: Store, report: SendReport): Promise<SendRow | undefined> {
  const { site, account, draft, pressedAt } = report;
  const box = `${site}:${account}`;
  if (draft.id === '') {
    const name = `window:${pressedAt}`;
    return (await store.sends.get(`${box}:${name}`)) ?? store.sends.get(`${site}::${name}`);
  }
  const own = await store.sends.get(`${box}:${draft.id}`);
  if (own || account !== '') return own ?? store.sends.get(`${site}::${draft.id}`);
  return store.sends
    .where('key')
    .startsWith(`${site}:`)
    .filter((row) => row.draft.id === draft.id)
    .first();
}

/** What is waited for no longer, the oldest first. */
export function loadDueSends(store: Store, now: number): Promise<SendRow[]> {
  return store.sends.where('dueAt').between('0', toInstant(now), true, true).toArray();
}

/** When the next message is due, in ms since 1970; `undefined` where none is on its way. */
export async function nextSendDueAt(store: Store): Promise<number | undefined> {
  const next = await store.sends.where('dueAt').above('').first();
  return next && Date.parse(next.dueAt);
}

/**
 * Ends what is due: a message that can no longer be undone is logged, one of which the page has not said that it went is
 * for the rep. Logged first and marked after: a worker that is killed between finds it logged and marks it. Gives the
 * ids of the touchpoints.
 */
export function settleSends(store: Store, now: number = store.clock.now()): Promise<string[]> {
  return withSendsLocked(store, async () => {
    const touchpointIds: string[] = [];
    for (const row of await loadDueSends(store, now)) {
      const end = await endOf(store, row);
      await store.sends.update(row.key, end);
      if (end.touchpointId) touchpointIds.push(end.touchpointId);
    }
    return touchpointIds;
  });
}

type SendEnd = Pick<SendRow, 'state' | 'dueAt' | 'touchpointId'> & Partial<SendRow>;

/** Of what has ended the people are forgotten; what is for the rep to say is shown to them. */
export function toEnd(row: SendRow, state: SendState, touchpointId: string | null = null): SendEnd {
  const end = { state, dueAt: '', touchpointId };
  return state === 'unsure' ? end : { ...withoutPeople(row), ...end };
}

async function endOf(store: Store, row: SendRow): Promise<SendEnd> {
  if (row.state === 'cancelled') {
    const undone = await undoSentMail(store, row);
    return undone.ok ? toEnd(row, 'cancelled') : waitOn(store, row);
  }
  // Without the mailbox's address nobody can tell who wrote it, and its keys would be others than those seen later.
  if (row.state !== 'confirmed' || row.account === '') return toEnd(row, 'unsure');
  if (!(await mayLogMail(store, row))) return toEnd(row, 'left_out');
  const logged = await logSend(store, row);
  if (logged.ok) return toEnd(row, 'logged', logged.value.touchpointIds[0] ?? null);
  const { code } = logged.failure;
  if (code === 'nothing_to_save') return toEnd(row, 'left_out');
  return code.startsWith('storage_') ? waitOn(store, row) : toEnd(row, 'unsure');
}

function waitOn(store: Store, { state }: SendRow): SendEnd {
  return { state, dueAt: toInstant(store.clock.now() + retryMs), touchpointId: null };
}

function logSend(store: Store, row: SendRow): Promise<Result<MailLogged>> {
  const { site, account, aliases, draft } = row;
  return logMail(store, {
    // An alias that the page has not listed is the rep's own all the same: they sent from it.
    mailbox: { site, account, aliases: draft.from === '' ? aliases : [...aliases, draft.from] },
    threadId: draft.threadId,
    subject: draft.subject,
    messages: [toSentMessage(row)],
    by: 'sent',
  });
}

/** The rep's word on a message of which it is not sure that it went. */
export function answerSend(
  store: Store,
  key: string,
  answer: 'sent' | 'dropped',
): Promise<Result<Receipt>> {
  return withSendsLocked(store, async () => {
    const row = await store.sends.get(key);
    if (!row) return failed('not_found_here', 'sends');
    if (answer === 'dropped') {
      const dropped = await dropSentMail(store, row);
      if (!dropped.ok) return dropped;
      await store.sends.update(key, toEnd(row, 'dropped'));
      const { name } = dropped.value;
      return success({ journalId: 0, table: 'sends', id: key, name, fieldCount: 0 });
    }
    const logged = await logSend(store, row);
    if (!logged.ok) return logged;
    await store.sends.update(key, toEnd(row, 'logged', logged.value.touchpointIds[0] ?? null));
    return success(logged.value.receipt);
  });
}

/** Forgets what ended before an instant (ISO, UTC); what is still waited for stays. */
export function pruneSends(store: Store, before: string): Promise<number> {
  return store.sends
    .where('dueAt')
    .equals('')
    .filter(({ stageAt }) => stageAt < before)
    .delete();
}
