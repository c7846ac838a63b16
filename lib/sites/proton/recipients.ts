import { toMailName } from '../../model/mailbox.ts';
import { textOf } from '../engine/text.ts';
import { chipsIn } from '../mail/chips.ts';
import type { Found, MailPage, MailScope } from '../mail/pack.ts';
import { queryScope } from '../mail/roots.ts';

export type AddressField = 'to' | 'cc' | 'bcc';
const fields: readonly AddressField[] = ['to', 'cc', 'bcc'];

/** How a person is drawn: the name in a part of its own, the address in words for screen readers and in test ids. */
export const drawnPerson = {
  attributes: ['data-testid', 'aria-label', 'title'],
  label: '.message-recipient-item-label, [data-testid="recipient-label"]',
  isLabelled: true,
  toText: (said: string) =>
    /([^\s<>"]+@[^\s<>"]+)>?$/.exec(said.replace(/^recipients:item-/, ''))?.[1] ?? '',
} as const;

/**
 * The recipients that a message shows. Opened, they stand in up to three groups whose marks are words of the language;
 * their order is not. Closed, all stand in one line.
 */
export function readRecipients(scope: MailScope, page: MailPage, field: AddressField): Found {
  const groups = queryScope(
    scope,
    '.message-recipient-item-expanded, [data-testid="message-header:to"]',
    page.pack,
  );
  const group = groups[fields.indexOf(field)];
  return group
    ? chipsIn([group], page, { select: '.message-recipient-item', ...drawnPerson })
    : { raws: [] };
}

/**
 * The recipients of a window in which the rep writes elsewhere: one line of names, an address only where there is no name.
 * Before copies stands a mark, another form of it before blind ones.
 */
export function readSummary(scope: MailScope, page: MailPage, field: AddressField): Found {
  const [line] = queryScope(scope, '.composer-addresses-fakefield-inner', page.pack);
  const names: string[] = [];
  let at: AddressField = 'to';
  for (const part of line?.children ?? []) {
    if (part.matches('.placeholder')) continue;
    if (part.matches('.color-primary')) at = part.matches('.inline-flex') ? 'bcc' : 'cc';
    else if (at === field) names.push(textOf(part).trim().replace(/,$/, ''));
  }
  return {
    raws: names,
    people: names.flatMap((text) => {
      const email = /^[^\s@]+@[^\s@]+$/.test(text) ? text.toLowerCase() : '';
      const name = toMailName(text);
      return email || name ? [{ email, name }] : [];
    }),
  };
}
