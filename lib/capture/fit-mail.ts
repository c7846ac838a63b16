import type { MailDraft, MailReading } from '../model/mail.ts';

/**
 * What is told of a page within the size of one message (`protocol.ts`: 64 KiB). The reading itself keeps each field
 * within its own (`mail-schema.ts`).
 */

/** In characters, with air for the envelope. */
const maxChars = 60_000;
/** Of a longer thread the newest. */
const maxMessages = 60;
/** Of one message, over to, cc and bcc: more than `rules.ts` lets through, so that a mailing is known as one. */
const maxRecipients = 60;
const maxAddressChars = 2_000;

type Recipients = Pick<MailDraft, 'to' | 'cc' | 'bcc'>;

function fitRecipients<Item extends Recipients>(item: Item): Item {
  let left = maxRecipients;
  const cut = (people: Item['to']): Item['to'] => {
    const kept = people.slice(0, left);
    left -= kept.length;
    return kept;
  };
  return { ...item, to: cut(item.to), cc: cut(item.cc), bcc: cut(item.bcc) };
}

function countOf({ to, cc, bcc }: Recipients): number {
  return to.length + cc.length + bcc.length;
}

export function toToldDraft(draft: MailDraft): MailDraft {
  return fitRecipients(draft);
}

/** The open thread alone: no rows, nothing that is being written, no word of a body. */
export function toToldReading(reading: MailReading): MailReading {
  const { thread, url } = reading;
  const told = {
    ...reading,
    url: url.length > maxAddressChars ? '' : url,
    drafts: [],
    rows: [],
  };
  if (thread === null) return told;
  let chars = JSON.stringify({ ...told, thread: { ...thread, messages: [] } }).length;
  const kept = thread.messages
    .slice(-maxMessages)
    .map(({ signature: _, snippet: __, ...message }) => {
      const fit = fitRecipients(message);
      const isCut = countOf(fit) < countOf(message);
      return isCut ? { ...fit, isFolded: true } : fit;
    })
    .toReversed()
    .filter((message) => {
      chars += JSON.stringify(message).length + 1;
      return chars <= maxChars;
    })
    .toReversed();
  const hiddenCount = thread.hiddenCount + thread.messages.length - kept.length;
  return { ...told, thread: { ...thread, messages: kept, hiddenCount } };
}
