import type { MailDraft, MailMessage, MailPerson, MailReading } from '../model/mail.ts';

/** What a message to the worker may weigh in characters, with air for its envelope (`protocol.ts`: 64 KiB). */
const maxChars = 60_000;

export interface MailSizes {
  readonly messageCount: number;
  /** Of one message, over to, cc and bcc. */
  readonly recipientCount: number;
}

/** What the watcher tells: nobody writes to more prospects by hand. */
export const toldSizes: MailSizes = { messageCount: 60, recipientCount: 50 };
/** What a reading of the rep's may hold (`mail-schema.ts`). */
export const askedSizes: MailSizes = { messageCount: 200, recipientCount: 500 };

/** A longer address is none; a longer name is cut. */
function fitPeople(people: readonly MailPerson[], maxCount: number): readonly MailPerson[] {
  return people
    .filter(({ email }) => email.length <= 254)
    .slice(0, maxCount)
    .map(({ email, name }) => ({ email, name: name.slice(0, 200) }));
}

type Recipients = Pick<MailDraft, 'to' | 'cc' | 'bcc'>;

function fitRecipients({ to, cc, bcc }: Recipients, maxCount: number): Recipients {
  const fitTo = fitPeople(to, maxCount);
  const fitCc = fitPeople(cc, maxCount - fitTo.length);
  return { to: fitTo, cc: fitCc, bcc: fitPeople(bcc, maxCount - fitTo.length - fitCc.length) };
}

function countOf({ to, cc, bcc }: Recipients): number {
  return to.length + cc.length + bcc.length;
}

function fitName(id: string): string {
  return id.length <= 200 ? id : '';
}

function fitMessage(message: MailMessage, maxCount: number): MailMessage {
  const recipients = fitRecipients(message, maxCount);
  return {
    ...message,
    ...recipients,
    ids: message.ids.filter((id) => fitName(id) !== '').slice(0, 4),
    from: message.from && (fitPeople([message.from], 1)[0] ?? null),
    isFolded: message.isFolded || countOf(recipients) < countOf(message),
  };
}

/** Within the sizes of its schema: a site's page, or what stands in its mails, may be of any size. */
export function fitDraft(draft: MailDraft, maxCount: number): MailDraft {
  return {
    ...draft,
    ...fitRecipients(draft, maxCount),
    id: fitName(draft.id),
    threadId: fitName(draft.threadId),
    replyTo: fitName(draft.replyTo),
    from: draft.from.length <= 254 ? draft.from : '',
    subject: draft.subject.slice(0, 400),
  };
}

/** Within the sizes of its schema; of a longer thread the newest messages. */
export function fitReading(reading: MailReading, sizes: MailSizes): MailReading {
  const { thread } = reading;
  const messages = thread?.messages.slice(-sizes.messageCount) ?? [];
  return {
    ...reading,
    url: reading.url.length <= 2000 ? reading.url : '',
    account: fitAddress(reading.account),
    aliases: fitAddresses(reading.aliases),
    thread: thread && {
      id: fitName(thread.id),
      subject: thread.subject.slice(0, 400),
      messages: messages.map((message) => fitMessage(message, sizes.recipientCount)),
      hiddenCount: thread.hiddenCount + thread.messages.length - messages.length,
    },
    drafts: reading.drafts.slice(0, 20).map((draft) => fitDraft(draft, sizes.recipientCount)),
    rows: reading.rows.slice(0, 200).map((row) => ({
      ...row,
      threadId: fitName(row.threadId),
      messageId: fitName(row.messageId),
      people: fitPeople(row.people, 20),
      subject: row.subject.slice(0, 400),
    })),
  };
}

function fitAddress(email: string): string {
  return email.length <= 254 ? email : '';
}

export function fitAddresses(emails: readonly string[]): readonly string[] {
  return emails.filter((email) => email !== '' && fitAddress(email) !== '').slice(0, 50);
}

/** The open thread alone, light enough for one message: no rows, nothing that is being written, no word of a body. */
export function toToldReading(reading: MailReading): MailReading {
  const fit = fitReading({ ...reading, drafts: [], rows: [] }, toldSizes);
  if (fit.thread === null) return fit;
  const bare = fit.thread.messages.map(({ signature: _, snippet: __, ...message }) => message);
  const frame = JSON.stringify({ ...fit, thread: { ...fit.thread, messages: [] } }).length;
  const lengths = bare.map((message) => JSON.stringify(message).length + 1);
  let chars = frame + lengths.reduce((sum, length) => sum + length, 0);
  let goneCount = 0;
  for (; chars > maxChars && goneCount < bare.length; goneCount += 1) {
    chars -= lengths[goneCount] ?? 0;
  }
  return {
    ...fit,
    thread: {
      ...fit.thread,
      messages: bare.slice(goneCount),
      hiddenCount: fit.thread.hiddenCount + goneCount,
    },
  };
}
