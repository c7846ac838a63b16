import type { MailPerson } from '../../model/mail.ts';
import { parseMailboxes, parsePerson, toMailName } from '../../model/mailbox.ts';
import { toCleanText } from '../engine/clean.ts';
import { textOf } from '../engine/text.ts';
import type { Found, MailLayer, MailPage, MailScope } from './pack.ts';
import { queryScope } from './roots.ts';

/** More than a header's longest line is no person's. */
const maxChipLength = 998;

/** `Jane @ Acme` is a name. */
const addressSign = /\S@|@\S/;

interface Chips {
  readonly select: string;
  /** Attributes that may hold the address, surest first; the text is asked after them. */
  readonly attributes: readonly string[];
  /** The part of a chip that shows the name alone; the whole chip where left out. */
  readonly label?: string;
  /** What stands before the address in an attribute is another thing than a name. */
  readonly isLabelled?: boolean;
  /** One without an address is kept by the name it shows: whose it is, is not guessed. */
  readonly nameless?: boolean;
  /** An attribute's text without what is no part of an address. */
  readonly toText?: (said: string) => string;
}

/**
 * A layer for elements that each stand for one person, where address and name are written now here, now there. What the
 * chip shows wins over what it says to screen readers, which has words of the interface before the name.
 */
export function chipsLayer(name: string, chips: Chips): MailLayer {
  return { name, kind: 'code', read: (scope, page) => chipsIn(scope, page, chips) };
}

/** The people of the chips in a scope, each as it shows and says. */
export function chipsIn(scope: MailScope, page: MailPage, chips: Chips): Found {
  const elements = queryScope(scope, chips.select, page.pack).slice(0, 600);
  const people = elements.flatMap((element) => readChip(element, chips) ?? []);
  return { raws: people.map(({ email, name }) => (email ? `${name} <${email}>` : name)), people };
}

function readChip(
  element: Element,
  { attributes, label, isLabelled, nameless, toText }: Chips,
): MailPerson | undefined {
  const shown = toCleanText(textOf(element)).trim().slice(0, maxChipLength);
  const named = label === undefined ? null : element.querySelector(label);
  const told = attributes.map((attribute) =>
    (element.getAttribute(attribute) ?? '').slice(0, maxChipLength),
  );
  const said = toText ? told.map(toText) : told;
  const boxes = [...said, shown].map(parsePerson);
  const found = boxes.find((box) => box !== undefined);
  const name = named ? toMailName(textOf(named)) : toShownName(shown);
  if (!found) {
    const isBroken = [...said, shown].some((text) => addressSign.test(text));
    return !nameless || name === '' || isBroken ? undefined : { email: '', name };
  }
  const other = isLabelled
    ? ''
    : (boxes.find((box) => box?.email === found.email && box.name)?.name ?? '');
  return { email: found.email, name: name || other };
}

/** `Ann Example <ann@firm.example>` and `Ann Example;` show Ann Example; what holds an address in any other way, nobody. */
function toShownName(shown: string): string {
  if (!addressSign.test(shown)) return toMailName(shown.replace(/[\s;,]+$/, ''));
  return parsePerson(shown)?.name ?? '';
}

/** A layer for what is typed into a field of addresses and is no chip yet: whole addresses only. */
export function typedLayer(
  name: string,
  { select, chips }: { readonly select: string; readonly chips: string },
): MailLayer {
  return {
    name,
    kind: 'code',
    read: (scope, page) => {
      const raws = queryScope(scope, select, page.pack).map((field) => {
        const chip = [...field.querySelectorAll(chips)].map(({ textContent }) => textContent ?? '');
        const text = 'value' in field ? String(field.value) : (field.textContent ?? '');
        return chip.reduce((rest, part) => rest.replace(part, ' '), text).trim();
      });
      return { raws: raws.filter(Boolean), people: raws.flatMap((raw) => parseMailboxes(raw)) };
    },
  };
}
