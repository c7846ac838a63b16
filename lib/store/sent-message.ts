import { hashText } from '../mail/hash.ts';
import { toPressId } from '../mail/keys.ts';
import { timeOf, toMailFacts } from '../mail/message-facts.ts';
import { sameMailToleranceMs } from '../mail/same-mail.ts';
import { toBareSubject } from '../mail/subject.ts';
import type { MailMessage, MailThread } from '../model/mail.ts';
import type { SendRow } from './mail-rows.ts';

/** A message as it will stand in its thread. The site stamps it when the rep presses, not when it can no longer be undone. */
export function toSentMessage({ account, draft, pressedAt }: SendRow): MailMessage {
  const { id, from, to, cc, bcc } = draft;
  const email = from || account;
  return {
    ids: [id || toPressId(pressedAt)],
    from: email === '' ? null : { email, name: '' },
    to,
    cc,
    bcc,
    at: pressedAt,
    isDraft: false,
    isBulk: false,
    isFolded: false,
  };
}

/** The keys by which a message is logged once it has gone. */
export function toSentKeys(row: SendRow): readonly string[] {
  const { site, account, draft } = row;
  const { threadId, subject } = draft;
  return toMailFacts(toSentMessage(row), { site, account, threadId, subject }).keys;
}

/** Whether a message in a thread is the one that was sent: by the draft's name, where the page has none by all else. */
export function isSentAs(
  row: SendRow,
  { message, thread }: { message: MailMessage; thread: MailThread },
): boolean {
  const { draft, account, pressedAt } = row;
  if (message.isDraft) return false;
  if (draft.id !== '' && message.ids.includes(draft.id)) return true;
  const hasOther = draft.id !== '' && message.ids.some((id) => kindOf(id) === kindOf(draft.id));
  return (
    !hasOther &&
    message.from?.email === (draft.from || account) &&
    Math.abs(timeOf(message) - Date.parse(pressedAt)) <= sameMailToleranceMs &&
    (draft.threadId === '' || draft.threadId === thread.id) &&
    subjectMarkOf(row) === toSubjectMark(thread.subject)
  );
}

/** `msg-a:r7` → `msg-a` */
function kindOf(id: string): string {
  return id.split(':', 1)[0] ?? '';
}

function toSubjectMark(subject: string): string {
  return hashText(toBareSubject(subject));
}

function subjectMarkOf({ subjectMark, draft }: SendRow): string {
  return subjectMark ?? toSubjectMark(draft.subject);
}

/** What is left of a message that has ended: its name and times, by which it is known again. */
export function withoutPeople(row: SendRow): Pick<SendRow, 'draft' | 'subjectMark'> {
  return {
    draft: { ...row.draft, to: [], cc: [], bcc: [], subject: '' },
    subjectMark: subjectMarkOf(row),
  };
}
