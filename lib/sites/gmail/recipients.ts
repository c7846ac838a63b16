import type { MailPerson } from '../../model/mail.ts';
import { isEmail, toMailbox } from '../../model/mail-address.ts';
import type { Found, MailPage, MailScope } from '../mail/pack.ts';

type AddressField = 'to' | 'cc' | 'bcc';

/** Words for blind copies; everything else that stands before a person and holds `cc` is a copy. */
const blindCopy = /\bbcc\b|\bcc[io]\b|\bskryt|скрыт|密件|숨은/iu;
const copy = /\bcc\b|копия|抄送|参照|참조/iu;

/**
 * Recipients of a message. `line`: the one line under the sender, `to Ann, Bob, cc: Cee`. `details`: the box that the rep
 * opens, one row a field. Who stands in no field of copies is a recipient; the words only say which copies are which.
 */
export function readRecipients(
  [message]: MailScope,
  { memo }: MailPage,
  { field, where }: { readonly field: AddressField; readonly where: 'line' | 'details' },
): Found {
  if (!message) return { raws: [] };
  // Three fields ask for one line.
  const kept = (memo.get(where) ?? new Map()) as Map<Element, readonly Recipient[]>;
  memo.set(where, kept);
  const found = kept.get(message) ?? (where === 'line' ? readLine(message) : readDetails(message));
  kept.set(message, found);
  const people = found.filter((person) => person.field === field);
  return { raws: people.map(toMailbox), people };
}

type Recipient = MailPerson & { readonly field: AddressField };

function readLine(message: Element): readonly Recipient[] {
  const line = [...message.querySelectorAll('.hb')].find((part) => !part.closest('.a3s'));
  if (!line) return [];
  const found: Recipient[] = [];
  let field: AddressField = 'to';
  const walk = (parent: Node): void => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) field = fieldOf(node.nodeValue ?? '') ?? field;
      else if (node.nodeType === 1) {
        const person = toPerson(node as Element);
        if (person) found.push({ ...person, field });
        else walk(node);
      }
    }
  };
  walk(line);
  return found;
}

function readDetails(message: Element): readonly Recipient[] {
  const box = [...message.querySelectorAll('.ajA, .ajB')].find((part) => !part.closest('.a3s'));
  if (!box) return [];
  const rows = [...box.querySelectorAll('tr')].filter((row) => row.querySelector('[email]'));
  // The first row with somebody in it is the sender's; a row of reply addresses has none of these attributes.
  return rows.slice(1).flatMap((row) => {
    const [label] = row.children;
    const field = fieldOf(label?.textContent ?? '') ?? 'to';
    return [...row.querySelectorAll('[email]')].flatMap((element) => {
      const person = toPerson(element);
      return person ? [{ ...person, field }] : [];
    });
  });
}

function fieldOf(words: string): AddressField | undefined {
  if (blindCopy.test(words)) return 'bcc';
  return copy.test(words) ? 'cc' : undefined;
}

function toPerson(element: Element): MailPerson | undefined {
  const email = (element.getAttribute('email') ?? element.getAttribute('data-hovercard-id') ?? '')
    .trim()
    .toLowerCase();
  return isEmail(email) ? { email, name: element.getAttribute('name') ?? '' } : undefined;
}
