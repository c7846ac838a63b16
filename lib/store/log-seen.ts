import { toMessageKeys, toThreadKey } from '../mail/keys.ts';
import { sameMailToleranceMs } from '../mail/same-mail.ts';
import { toBareSubject } from '../mail/subject.ts';
import type { Result } from '../model/failure.ts';
import type { MailMessage, MailReading, MailThread } from '../model/mail.ts';
import { logMail, type MailLogged } from './commands/mail.ts';
import type { SendRow, SendState } from './mail-rows.ts';
import { mayLogMail } from './may-log-mail.ts';
import { toSentMessage, withSendsLocked } from './sends.ts';
import type { Store } from './store.ts';

/** A thread shows what was just sent at once, while it can still be undone: the send itself logs that. */
const freshMs = 60_000;

/** What is still to come of a send, or what the rep has said, decides; its thread does not. */
const decided: ReadonlySet<SendState> = new Set(['pending', 'confirmed', 'dropped']);

/**
 * Logs what stands in a thread that was opened, as far as mail is logged by itself: so mail from a phone and answers that
 * came in are not missed. A message that was sent here is left to its send until that has ended, and ends one of which it
 * was not sure. `undefined` where nothing may be logged.
 */
export async function logSeen(
  store: Store,
  reading: MailReading,
): Promise<Result<MailLogged> | undefined> {
  const { site, account, aliases, thread } = reading;
  if (!thread || account === '') return undefined;
  const threadKey = toThreadKey({ site, account, threadId: thread.id });
  if (!(await mayLogMail(store, { site, thread: thread.id === '' ? '' : threadKey }))) {
    return undefined;
  }
  return withSendsLocked(store, async () => {
    const now = store.clock.now();
    const rows = await store.sends.where('key').startsWith(`${site}:${account}:`).toArray();
    const messages = thread.messages.filter(
      (message) =>
        !isFresh(message, { reading, now }) &&
        !rows.some((row) => holdsBack(row, now) && isOf(row, { message, thread })),
    );
    if (messages.length === 0) return undefined;
    const mailbox = { site, account, aliases };
    const { id: threadId, subject } = thread;
    const logged = await logMail(store, { mailbox, threadId, subject, messages, by: 'seen' });
    if (logged.ok || logged.failure.code === 'nothing_to_save') {
      for (const row of rows) {
        if (row.state === 'logged' || decided.has(row.state)) continue;
        if (messages.some((message) => isOf(row, { message, thread })))
          await endBySight(store, row, { isLogged: logged.ok });
      }
    }
    return logged;
  });
}

function holdsBack({ state, stageAt }: SendRow, now: number): boolean {
  if (decided.has(state)) return true;
  // The page may show for a moment what was just undone.
  return state === 'cancelled' && Date.parse(stageAt) > now - freshMs;
}

/** The rep's own of just now, or of a time to come: what is to be sent later stands in its thread already. */
function isFresh(
  { from, at, guessedAt }: MailMessage,
  { reading, now }: { reading: MailReading; now: number },
): boolean {
  const ms = Date.parse(at ?? guessedAt ?? '');
  const isOwn =
    from !== null && (from.email === reading.account || reading.aliases.includes(from.email));
  return isOwn && ms > now - freshMs;
}

/** Whether a message in a thread is the one that was sent: by the draft's name, where the page has none by all else. */
function isOf(
  row: SendRow,
  { message, thread }: { message: MailMessage; thread: MailThread },
): boolean {
  const { draft, account, pressedAt } = row;
  if (message.isDraft) return false;
  if (draft.id !== '' && message.ids.includes(draft.id)) return true;
  const hasOther = draft.id !== '' && message.ids.some((id) => kindOf(id) === kindOf(draft.id));
  const ms = Date.parse(message.at ?? message.guessedAt ?? '');
  return (
    !hasOther &&
    message.from?.email === (draft.from || account) &&
    Math.abs(ms - Date.parse(pressedAt)) <= sameMailToleranceMs &&
    (draft.threadId === '' || draft.threadId === thread.id) &&
    toBareSubject(draft.subject) === toBareSubject(thread.subject)
  );
}

/** `msg-a:r7` → `msg-a` */
function kindOf(id: string): string {
  return id.split(':', 1)[0] ?? '';
}

async function endBySight(
  store: Store,
  row: SendRow,
  { isLogged }: { isLogged: boolean },
): Promise<void> {
  const message = toSentMessage(row);
  const [key = ''] = toMessageKeys({
    ...row,
    threadId: row.draft.threadId,
    ids: message.ids,
    subject: row.draft.subject,
    sender: message.from?.email ?? null,
    recipients: [...message.to, ...message.cc, ...message.bcc].map(({ email }) => email),
    at: row.pressedAt,
  });
  const known = await store.touchpoint_keys.where('ix.key').equals(key).first();
  const touchpointId = known?.touchpoint_id ?? null;
  const state: SendState = isLogged ? 'logged' : 'left_out';
  await store.sends.update(row.key, { state, dueAt: '', touchpointId });
}
