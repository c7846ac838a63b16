import type { MailMessage, MailPerson } from '../model/mail.ts';

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

/** Whether an address is in the domain or below it. */
export function isInDomains(email: string, domains: ReadonlySet<string>): boolean {
  const parts = email.slice(email.lastIndexOf('@') + 1).split('.');
  return parts.some((_, at) => domains.has(parts.slice(at).join('.')));
}

export function roleOf(person: MailPerson, rules: MailRules): MailRole {
  const { email } = person;
  if (email === '') return 'nameless';
  if (rules.own.has(email)) return 'own';
  if (rules.neverAddresses.has(email) || isInDomains(email, rules.neverDomains)) return 'never';
  if (rules.colleagueAddresses.has(email) || isInDomains(email, rules.colleagueDomains)) {
    return 'colleague';
  }
  return isMachine(email) ? 'machine' : 'outside';
}

export function isMachine(email: string): boolean {
  return /^(?:no-?reply|do-?not-?reply|notifications?|mailer-daemon|postmaster)(?:[+@-])/.test(
    email,
  );
}

/** What a message is to the pipeline, or why it is never logged. */
export function sortMessage(message: MailMessage, rules: MailRules): SortedMessage | NotLogged {
  if (message.isDraft) return 'draft';
  const { from } = message;
  const everyone = [...message.to, ...message.cc, ...message.bcc];
  const sender = from?.email || null;
  const role = from ? roleOf(from, rules) : 'nameless';
  const ours = everyone
    .filter((person) => ['own', 'colleague'].includes(roleOf(person, rules)))
    .map(({ email }) => email);
  if (role === 'own' || role === 'colleague') {
    const outside = everyone.filter((person) => roleOf(person, rules) === 'outside');
    if (outside.length > 0) return { direction: 'out', sender, outside, ours };
    const isNever = everyone.some((person) => roleOf(person, rules) === 'never');
    return isNever ? 'never' : 'internal';
  }
  if (role === 'never' || role === 'machine') return role;
  if (message.isBulk) return 'bulk';
  return { direction: 'in', sender, outside: from ? [from] : [], ours };
}
