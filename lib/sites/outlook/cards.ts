import { parsePerson, toMailName } from '../../model/mailbox.ts';
import { textOf } from '../engine/text.ts';
import type { Found, MailScope } from '../mail/pack.ts';

/** Parts that hold cards, and never belong to one. */
const holders =
  '[data-app-section="ConversationContainer"],#ConversationReadingPaneContainer,[role="main"],body';
const bodies = '[role="document"],[id^="UniqueMessageBody"]';
/** Of an open card's header, of a window and of the subject: nothing in them is a folded card. */
const notFolded = `[id$="_FROM"],[id$="_SUBJECT"],[data-testid="RecipientWell"],[role="heading"],[role="group"],[role="toolbar"],${bodies}`;
const maxLineLength = 500;
const clock = /\d{1,2}[:.h]\d{2}/;
const anAddress = /\S@|@\S/;
const labelWords = /^[^:：<@]*[:：]\s*/u;

function sendersIn(part: Element): readonly Element[] {
  return [...part.querySelectorAll('[id$="_FROM"]:not(input, [role="group"])')].filter(
    (sender) => !sender.closest(bodies),
  );
}

/**
 * The card of a message, from its sender or from what may be a folded card. Outlook's classes change with every build,
 * so a card is the largest part with one sender that is no larger than to hold the body.
 */
export function cardOf(mark: Element): Element | undefined {
  if (!mark.matches('[id$="_FROM"]')) return isFoldedCard(mark) ? mark : undefined;
  let card: Element | undefined;
  for (let at: Element | null = mark; at && !at.matches(holders); at = at.parentElement) {
    if (sendersIn(at).length > 1) break;
    card = at;
    if (at.querySelector(bodies)) break;
  }
  return card;
}

/** A folded card shows a name, a time and first words, and can be opened: it has the form of nothing else in a thread. */
function isFoldedCard(part: Element): boolean {
  if (
    part.closest(notFolded) ||
    part.querySelector(`${notFolded},input,button,[contenteditable]`)
  ) {
    return false;
  }
  const [name, ...others] = linesOf(part);
  if (
    name === undefined ||
    clock.test(name) ||
    !others.slice(0, 2).some((line) => clock.test(line))
  ) {
    return false;
  }
  const thread = part.closest(holders);
  return !thread || !sendersIn(thread).some((sender) => cardOf(sender)?.contains(part));
}

/** Texts of a folded card's smallest parts, without pictures of people. */
function linesOf(part: Element): readonly string[] {
  return [...part.querySelectorAll('*')]
    .filter((leaf) => leaf.childElementCount === 0 && !leaf.closest('[role="img"],i,svg'))
    .slice(0, 12)
    .map((leaf) => textOf(leaf).trim().slice(0, maxLineLength))
    .filter((line) => line !== '');
}

const nobody: Found = { raws: [] };

/** The name at the head of a folded card; of an open one nothing. */
export function readFoldedSender([card]: MailScope): Found {
  if (!card || sendersIn(card).length > 0) return nobody;
  const name = toMailName(linesOf(card)[0] ?? '');
  return name === '' ? nobody : { raws: [name], people: [{ email: '', name }] };
}

/**
 * The sender as the label has it: words of the interface and a colon, name, address. The name may hold a colon too, so
 * what is shown beside the label tells where it begins.
 */
export function readLabelledSender([card]: MailScope): Found {
  const [sender] = card ? sendersIn(card) : [];
  return sender ? readLabel(sender) : nobody;
}

/** The same of every message of the page. */
export function readLabelledSenders([page]: MailScope): Found {
  const found = page ? sendersIn(page).map(readLabel) : [];
  return {
    raws: found.flatMap(({ raws }) => raws),
    people: found.flatMap(({ people = [] }) => people),
  };
}

function readLabel(sender: Element): Found {
  const label = labelOf(sender);
  const person = parsePerson(label.replace(labelWords, '')) ?? parsePerson(label);
  if (!person) return nobody;
  const shown = textOf(sender).trim().slice(0, maxLineLength);
  const beside = parsePerson(shown);
  const isSame = !beside || beside.email === person.email;
  const isWhole = isSame && shown !== '' && label.endsWith(shown);
  return { raws: [label], people: [{ ...person, name: (isWhole && beside?.name) || person.name }] };
}

/** The sender as the text has it. */
export function readShownSender([card]: MailScope): Found {
  const [sender] = card ? sendersIn(card) : [];
  const shown = sender ? textOf(sender).trim().slice(0, maxLineLength) : '';
  const person = parsePerson(shown);
  return person ? { raws: [shown], people: [person] } : nobody;
}

function labelOf(sender: Element): string {
  const labelled = sender.hasAttribute('aria-label')
    ? sender
    : sender.querySelector('[aria-label]');
  return (labelled?.getAttribute('aria-label') ?? '').slice(0, maxLineLength);
}

/** A sender of whom the page shows the name alone; the words before the first colon are the interface's. */
export function readNamedSender([card]: MailScope): Found {
  const [sender] = card ? sendersIn(card) : [];
  if (!sender) return nobody;
  const label = labelOf(sender);
  const shown = textOf(sender).trim().slice(0, maxLineLength);
  if (anAddress.test(label) || anAddress.test(shown)) return nobody;
  const name = toMailName(shown || label.replace(labelWords, ''));
  return name === '' ? nobody : { raws: [name], people: [{ email: '', name }] };
}
