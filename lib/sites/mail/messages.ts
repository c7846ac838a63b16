import type { MailMark, MailMessage } from '../../model/mail.ts';
import type { ReadDepth } from './adapter.ts';
import { type Hearing, type ItemRead, readItem } from './field.ts';
import type { MailPack, MailPage } from './pack.ts';
import { findRoots, hasInScope, isOrHolds } from './roots.ts';

const maxIds = 4;

/** One thing of a page: as it travels, and what it was read by. */
export interface ReadItem<Kept> {
  readonly kept: Kept;
  readonly read: ItemRead;
  readonly marks: readonly MailMark[];
}

/** The drawn messages of a thread, oldest first where their times are known, else as they stand. */
export function readMessages(
  thread: Element,
  page: MailPage,
  { depth, hearing }: { readonly depth: ReadDepth; readonly hearing: Hearing },
): readonly ReadItem<MailMessage>[] {
  const { message, thread: rules } = page.pack;
  const read = findRoots(thread, message.roots, page.pack).map((root) =>
    readMessage(root, page, { depth, hearing }),
  );
  if (!read.some((item) => Number.isNaN(timeOf(item)))) {
    return read.toSorted((one, other) => timeOf(one) - timeOf(other));
  }
  return rules.isNewestFirst?.(page) ? read.toReversed() : read;
}

function timeOf({ kept }: ReadItem<MailMessage>): number {
  return Date.parse(kept.at ?? kept.guessedAt ?? '');
}

function readMessage(
  root: Element,
  page: MailPage,
  { depth, hearing }: { readonly depth: ReadDepth; readonly hearing: Hearing },
): ReadItem<MailMessage> {
  const rules = page.pack.message;
  const elements = [root];
  const read = readItem(rules.fields, { elements, parts: rules.parts, page, hearing });
  const { values } = read;
  const at = values.at;
  const isDraft = isOrHolds(elements, rules.unsent);
  const isFolded = !hasInScope(elements, rules.unfolded, page.pack);
  const isBulk = offersToLeave(root, page.pack) || rules.isBulk?.(page) === true;
  const kept: MailMessage = {
    ids: [
      ...new Set(
        [values.message_id?.text ?? '', ...(values.other_ids?.texts ?? [])].filter(Boolean),
      ),
    ].slice(0, maxIds),
    from: values.from?.people[0] ?? null,
    to: values.to?.people ?? [],
    cc: values.cc?.people ?? [],
    bcc: values.bcc?.people ?? [],
    at: at && !at.isGuess ? at.text : null,
    ...(at?.isGuess ? { guessedAt: at.text } : {}),
    isDraft,
    isBulk,
    isFolded,
    ...(depth === 'asked' && !isDraft ? page.pack.readWords?.(root, page.pack.message) : {}),
  };
  const marks: MailMark[] = [];
  if (isBulk) marks.push('bulk');
  if (isFolded) marks.push('folded');
  if (isDraft) marks.push('unsent');
  return { kept, read, marks };
}

/** What a quoted mail offers is not this one's. */
function offersToLeave(root: Element, { message: { bulk, quotes } }: MailPack): boolean {
  if (bulk === undefined) return false;
  return [...root.querySelectorAll(bulk)].some((sign) => !sign.closest(quotes));
}
