import { toThreadKey } from '../mail/keys.ts';
import type { Result } from '../model/failure.ts';
import type { MailReading } from '../model/mail.ts';
import { logMail, type MailLogged } from './commands/mail.ts';
import { loadThreadSends, withoutFresh } from './held-back.ts';
import type { SendRow } from './mail-rows.ts';
import { mayLogMail } from './may-log-mail.ts';
import { toEnd, withSendsLocked } from './sends.ts';
import { toSentKeys } from './sent-message.ts';
import type { Store } from './store.ts';

/**
 * Logs what stands in a thread that was opened, as far as mail is logged by itself: so mail from a phone and answers that
 * came in are not missed. `undefined` where nothing may be logged.
 */
export async function logSeen(
  store: Store,
  reading: MailReading,
): Promise<Result<MailLogged> | undefined> {
  const { site, account, thread } = reading;
  if (!thread || account === '') return undefined;
  const threadKey = toThreadKey({ site, account, threadId: thread.id });
  if (!(await mayLogMail(store, { site, thread: thread.id === '' ? '' : threadKey }))) {
    return undefined;
  }
  return logThread(store, reading, { by: 'seen' });
}

/**
 * Logs the messages of an open thread, by the rep's key or by themselves. A message that was sent here is left to its send
 * until that has ended, and ends one of which it was not sure. `undefined` where that leaves no message.
 */
export function logThread(
  store: Store,
  reading: MailReading,
  { by, keepsSnippet = false }: { by: 'rep' | 'seen'; keepsSnippet?: boolean },
): Promise<Result<MailLogged> | undefined> {
  return withSendsLocked(store, async () => {
    const { site, account, aliases, thread } = reading;
    if (!thread) return undefined;
    const sends = await loadThreadSends(store, reading, thread);
    const messages =
      by === 'rep' ? sends.messages : await withoutFresh(store, reading, sends.messages);
    if (messages.length === 0) return undefined;
    const mailbox = { site, account, aliases };
    const { id: threadId, subject } = thread;
    const input = { mailbox, threadId, subject, messages, keepsSnippet, by };
    const logged = await logMail(store, input);
    if (logged.ok || logged.failure.code === 'nothing_to_save') {
      for (const row of sends.endedBy(messages)) {
        await endBySight(store, row, { isLogged: logged.ok });
      }
    }
    return logged;
  });
}

async function endBySight(
  store: Store,
  row: SendRow,
  { isLogged }: { isLogged: boolean },
): Promise<void> {
  const known = await store.touchpoint_keys
    .where('ix.key')
    .anyOf([...toSentKeys(row)])
    .first();
  const state = isLogged ? 'logged' : 'left_out';
  await store.sends.update(row.key, toEnd(row, state, known?.touchpoint_id ?? null));
}
