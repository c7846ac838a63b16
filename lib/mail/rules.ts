import type { MailMessage, MailPerson } from '../model/mail.ts';
import type { MailSetting, NeverLog } from '../model/selling.ts';
import { domainOf, isInDomains, toOwnMailbox, toUntagged } from './address.ts';
import { isFreeMail } from './free-mail.ts';
import { isMachine } from './machine.ts';

/** Who counts as what in a mail: from the rep's settings, the workspace's, and the mailbox in view. All in lower case. */
export interface MailRules {
  /** The rep's own addresses and aliases, those of the mailbox in view included. */
  readonly own: ReadonlySet<string>;
  readonly colleagueAddresses: ReadonlySet<string>;
  readonly colleagueDomains: ReadonlySet<string>;
  readonly neverAddresses: ReadonlySet<string>;
  readonly neverDomains: ReadonlySet<string>;
}

/** `machine`: no person reads or writes there (`no-reply@`, `notifications@` …) · `nameless`: no address is shown. */
export type MailRole = 'own' | 'colleague' | 'never' | 'machine' | 'nameless' | 'outside';

export type NotLogged = 'draft' | 'bulk' | 'machine' | 'internal' | 'never';

/** A message as the pipeline sees it. */
export interface SortedMessage {
  /** `out`: written by the rep or a colleague. */
  readonly direction: 'in' | 'out';
  readonly sender: string | null;
  /** The people it is a contact with: the sender of one that came in, the recipients of one that went out. */
  readonly outside: readonly MailPerson[];
  /** Addresses of all recipients of the rep's side, in order. */
  readonly ours: readonly string[];
}

/** Whoever writes to more people outside at once sends a mailing: nobody in it was written to. */
export const maxOutside = 50;

/** What a rep types into a list: `@acme.com`, `*.acme.com`, ` Jane@Acme.com `. */
function toEntry(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^(?:mailto:)?(?:\*?@|\*\.|\.)?/, '');
}

function toEntries(...lists: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.map(toEntry)).filter((entry) => entry !== ''));
}

/**
 * From what the rep and the workspace have set, and the mailbox in view: its addresses are the rep's own, and whoever is at
 * its domain is a colleague where that is a firm's.
 */
export function toMailRules(
  setting: Pick<
    MailSetting,
    'ownAddresses' | 'colleagueAddresses' | 'colleagueDomains' | 'neverAddresses' | 'neverDomains'
  >,
  neverLog: NeverLog,
  mailbox: { readonly account: string; readonly aliases: readonly string[] },
): MailRules {
  const own = toEntries(setting.ownAddresses, [mailbox.account], mailbox.aliases);
  // An alias may be at a customer's domain, and free mail is everybody's.
  const domain = domainOf(toEntry(mailbox.account));
  const ownDomains = domain === '' || isFreeMail(domain) ? [] : [domain];
  return {
    own: new Set([...own].flatMap((email) => [email, toOwnMailbox(email)])),
    colleagueAddresses: toEntries(setting.colleagueAddresses),
    colleagueDomains: toEntries(setting.colleagueDomains, ownDomains),
    neverAddresses: toEntries(setting.neverAddresses, neverLog.addresses),
    neverDomains: toEntries(setting.neverDomains, neverLog.domains),
  };
}

function isListed(email: string, addresses: ReadonlySet<string>): boolean {
  return addresses.has(email) || addresses.has(toUntagged(email));
}

/** Whether an address is the rep's own: also with a tag (`me+offers@`), and at Gmail however its dots stand. */
function isOwn(email: string, rules: Pick<MailRules, 'own'>): boolean {
  return isListed(email, rules.own) || rules.own.has(toOwnMailbox(email));
}

export function roleOf(person: MailPerson, rules: MailRules): MailRole {
  const email = person.email.toLowerCase();
  if (email === '') return 'nameless';
  if (isOwn(email, rules)) return 'own';
  if (isListed(email, rules.neverAddresses) || isInDomains(email, rules.neverDomains)) {
    return 'never';
  }
  if (isListed(email, rules.colleagueAddresses)) return 'colleague';
  // Before the domain: a machine of the rep's own firm is no colleague who writes to somebody.
  if (isMachine(email)) return 'machine';
  return isInDomains(email, rules.colleagueDomains) ? 'colleague' : 'outside';
}

/** Each address once, as it is named first. */
function toUnique(people: readonly MailPerson[]): readonly MailPerson[] {
  const byEmail = new Map<string, MailPerson>();
  for (const person of people) {
    const known = byEmail.get(person.email);
    if (!known || (known.name === '' && person.name !== '')) byEmail.set(person.email, person);
  }
  return [...byEmail.values()];
}

/**
 * What a message is to the pipeline, or why it is never logged: whoever is on a never list keeps all of it out. Where the page does not say whom it went to (a folded
 * message, names without addresses), `outside` holds what it says, be it nobody.
 */
export function sortMessage(message: MailMessage, rules: MailRules): SortedMessage | NotLogged {
  if (message.isDraft) return 'draft';
  const { from } = message;
  const recipients = [...message.to, ...message.cc, ...message.bcc].map((person) => ({
    person,
    role: roleOf(person, rules),
  }));
  const inRole = (...roles: readonly MailRole[]) =>
    recipients.filter(({ role }) => roles.includes(role)).map(({ person }) => person);
  const ours = inRole('own', 'colleague').map(({ email }) => email);
  const sender = from?.email || null;
  const role = from ? roleOf(from, rules) : 'nameless';
  if (role === 'never' || inRole('never').length > 0) return 'never';
  if (role === 'own' || role === 'colleague') {
    const outside = toUnique(inRole('outside'));
    const isCut = message.isFolded && recipients.length > maxOutside;
    if (isCut || outside.length > maxOutside) return 'bulk';
    if (outside.length > 0) return { direction: 'out', sender, outside, ours };
    const nameless = inRole('nameless');
    if (nameless.length > 0 || message.isFolded) {
      return { direction: 'out', sender, outside: nameless, ours };
    }
    return inRole('machine').length > 0 && ours.length === 0 ? 'machine' : 'internal';
  }
  if (role === 'machine') return role;
  if (message.isBulk) return 'bulk';
  return { direction: 'in', sender, outside: from ? [from] : [], ours };
}

/**
 * The messages of a thread, those of the rep's own that the page has folded with the recipient whom it does not show: where
 * one person from outside takes part, and nobody who may be another, it went to them.
 */
export function withInferred(
  messages: readonly MailMessage[],
  rules: MailRules,
): readonly MailMessage[] {
  const everybody = messages.flatMap(({ from, to, cc, bcc, isDraft }) =>
    isDraft ? [] : [...(from ? [from] : []), ...to, ...cc, ...bcc],
  );
  const roles = everybody.map((person) => ({ person, role: roleOf(person, rules) }));
  if (roles.some(({ role }) => role === 'nameless' || role === 'never')) return messages;
  const [only, ...more] = toUnique(
    roles.filter(({ role }) => role === 'outside').map(({ person }) => person),
  );
  if (!only || more.length > 0) return messages;
  return messages.map((message) => {
    const { from, isFolded, to, cc, bcc } = message;
    const isShown = to.length + cc.length + bcc.length > 0;
    return isFolded && !isShown && from && isOwn(from.email.toLowerCase(), rules)
      ? { ...message, to: [only] }
      : message;
  });
}
