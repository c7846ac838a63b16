import { timeOf } from '../mail/message-facts.ts';
import { roleOf } from '../mail/rules.ts';
import type { MailMessage, MailReading, MailThread } from '../model/mail.ts';
import type { SendRow, SendState } from './mail-rows.ts';
import { loadMailRules } from './mail-rules.ts';
import { freshMs } from './next-send.ts';
import { isSentAs } from './sent-message.ts';
import type { Store } from './store.ts';

/** What is still to come of a send, or what the rep has said, decides; its thread does not. */
const decided: ReadonlySet<SendState> = new Set(['pending', 'confirmed', 'dropped']);

export interface ThreadSends {
  /** Messages of the thread that are not left to their send. */
  readonly messages: readonly MailMessage[];
  /** Sends of the mailbox that such a message ends. */
  readonly endedBy: (messages: readonly MailMessage[]) => readonly SendRow[];
}

/** Parts the messages of a thread from those that are on their way, are to go later, or that the rep has dropped. */
export async function loadThreadSends(
  store: Store,
  { site, account }: Pick<MailReading, 'site' | 'account'>,
  thread: MailThread,
): Promise<ThreadSends> {
  const now = store.clock.now();
  const rows = await store.sends.where('key').startsWith(`${site}:${account}:`).toArray();
  return {
    messages: thread.messages.filter(
      (message) =>
        !rows.some((row) => holdsBack(row, { message, now }) && isSentAs(row, { message, thread })),
    ),
    endedBy: (messages) =>
      rows.filter(
        (row) =>
          row.state !== 'logged' &&
          !decided.has(row.state) &&
          messages.some((message) => isSentAs(row, { message, thread })),
      ),
  };
}

function holdsBack(
  { state, stageAt }: SendRow,
  { message, now }: { message: MailMessage; now: number },
): boolean {
  if (decided.has(state)) return true;
  if (state === 'scheduled') return timeOf(message) > now;
  // The page may show for a moment what was just undone.
  return state === 'cancelled' && Date.parse(stageAt) > now - freshMs;
}

/** Without the rep's own of just now, or of a time to come: what is to be sent later stands in its thread already. */
export async function withoutFresh(
  store: Store,
  { account, aliases }: Pick<MailReading, 'account' | 'aliases'>,
  messages: readonly MailMessage[],
): Promise<readonly MailMessage[]> {
  const { rules } = await loadMailRules(store, { account, aliases });
  const since = store.clock.now() - freshMs;
  return messages.filter(
    (message) =>
      !(message.from !== null && roleOf(message.from, rules) === 'own' && timeOf(message) > since),
  );
}
