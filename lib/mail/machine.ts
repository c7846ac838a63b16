import { domainOf, isInDomains } from './address.ts';

/** `no-reply` in the spellings and languages of those who send it, between other words of a name or alone. */
const noReply = new RegExp(
  `(?:^|[-_.+])(?:${[
    '(?:do[-_.]?)?not?[-_.]?reply',
    "don'?t[-_.]?reply",
    'no[-_.]?(?:response|answer|mail|email)',
    // German, French, Spanish, Portuguese, Italian.
    'nicht[-_.]?antworten',
    '(?:bitte[-_.]?)?keine[-_.]?antwort(?:en)?',
    'ne[-_.]?pas[-_.]?r[eé]pondre',
    'no[-_.]?(?:responder|respuesta|contestar)',
    'n[aã]o[-_.]?respond[ae]r?',
    'non[-_.]?rispondere',
    // Polish, Dutch, Vietnamese.
    'nie[-_.]?odpowiadaj',
    'niet[-_.]?(?:antwoorden|beantwoorden)',
    'khong[-_.]?(?:tra[-_.]?loi|phan[-_.]?hoi)',
  ].join('|')})(?:$|[-_.+\\d])`,
);

/** Words that no person bears: alone, before or after others (`jira-notifications`, `bounce+17`). */
const words = new RegExp(
  `(?:^|[-_.+])(?:${[
    'notifications?|notify|alerts?|bounces?|mailer[-_.]?daemon|newsletters?|mailings?|unsubscribe|autoreply|auto[-_.]reply',
    'autoresponders?|auto[-_.]?confirm|auto[-_.]?mailer|mailing[-_.]?list|listserv|majordomo|sendgrid|mailgun|returnpath',
  ].join('|')})(?:$|[-_.+\\d])`,
);

/** Words that stand alone or before a tag; beside others they may be somebody's name. */
const alone = new RegExp(
  `^(?:${[
    'postmaster|daemon|mailman|robot|bot|cron|root|nobody|www-data|system|automated|automatic|digest|news|updates?',
    'reminders?|receipts?|verify|verification|confirm|confirmations?|undisclosed-recipients|reply|replies',
    'calendar-(?:notification|server)|security-?alert|account-?(?:update|security)|drive-shares.*',
  ].join('|')})(?:\\+.*|\\d*)$`,
);

/** What list software and return paths make: `owner-list`, `list-subscribe`, `prvs=…`, `a.b=firm.com`, `reply-8f3a…`. */
const made =
  /^(?:owner-.+|.+-subscribe|(?:msprvs\d|prvs|btv\d|srs\d)[=+].*|.*=.*|r(?:eply)?[-+][0-9a-f]*\d[0-9a-z]{6,}.*|reply\+.*)$/;

/** A token that a machine counts by. */
const token = /^(?=.*\d)(?:[0-9a-f]{20,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{16,})$/;

/** A part of a domain, left of the firm's own, that is made for machines. */
const machineLabel =
  /^(?:bounces?\d*|no-?reply|notifications?|newsletters?|lists?|listserv|mailer|mailing|unsubscribe)$/;

/** Whole domains where nobody has a mailbox: notices, lists, calendars, senders of bulk mail. */
const machineDomains: ReadonlySet<string> = new Set([
  'reply.github.com',
  'facebookmail.com',
  'googlegroups.com',
  'groups.io',
  'yahoogroups.com',
  'group.calendar.google.com',
  'resource.calendar.google.com',
  'docs.google.com',
  'intercom-mail.com',
  'mail.intercom.io',
  'amazonses.com',
  'sendgrid.net',
  'mailgun.org',
  'mcsv.net',
  'rsgsv.net',
  'bounce.linkedin.com',
  'email.teams.microsoft.com',
]);

/**
 * Whether no person reads or writes at an address: senders of notices, returned mail, newsletters, lists. Boxes that people
 * share (`info@`, `sales@`) are none.
 */
export function isMachine(email: string): boolean {
  const folded = email.toLowerCase();
  const domain = domainOf(folded);
  const local = folded.slice(0, Math.max(0, folded.length - domain.length - 1));
  if (local === '') return false;
  if ([noReply, words, alone, made, token].some((sign) => sign.test(local))) return true;
  const labels = domain.split('.').slice(0, -2);
  return labels.some((label) => machineLabel.test(label)) || isInDomains(folded, machineDomains);
}
