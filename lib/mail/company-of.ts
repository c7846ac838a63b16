import { parse } from 'tldts';
import { domainOf } from './address.ts';
import { isFreeMail } from './free-mail.ts';
import { isMachine } from './machine.ts';
import { toReadableLabel } from './punycode.ts';

export interface CompanyGuess {
  /** What was registered, in lower case: `acme.co.uk` for `jane@eu.acme.co.uk`. */
  readonly domain: string;
  readonly name: string;
}

/** A university's addresses for those who have left it or study there: no place of work. */
const pupilLabel =
  /^(?:alumni?|alumnus|alum|alumnos|alumno|students?|stud|studenti?|etu|edu-?mail|my)$/;
const withoutCompany =
  /\.(?:local|localdomain|localhost|lan|internal|intranet|home|invalid|arpa|onion)$/;

const forms: Readonly<Record<string, string>> = {
  gmbh: 'GmbH',
  ag: 'AG',
  kg: 'KG',
  ug: 'UG',
  ltd: 'Ltd',
  inc: 'Inc',
  llc: 'LLC',
  plc: 'PLC',
  sa: 'SA',
  sas: 'SAS',
  sarl: 'SARL',
  sl: 'SL',
  srl: 'Srl',
  bv: 'BV',
  nv: 'NV',
  jsc: 'JSC',
  co: 'Co',
};
const smallWords = new Set(
  'and und et y e de du des da do der die la le les von van of'.split(' '),
);

function toWord(word: string, at: number, count: number): string {
  if (at > 0 && forms[word] !== undefined) return forms[word];
  if (at > 0 && at < count - 1 && smallWords.has(word)) return word;
  // `bmw`, `n26`; among other words only what cannot be spoken: `the-ksb-group`.
  const isShort = count === 1 ? word.length <= 3 : false;
  const isUnspoken = word.length <= 4 && /^[bcdfghjklmnpqrstvwxz\d]+$/.test(word);
  if (isShort || isUnspoken) return word.toUpperCase();
  const [first = ''] = Array.from(word);
  return first.toUpperCase() + word.slice(first.length);
}

function toCompanyName(label: string): string {
  const words = toReadableLabel(label)
    .split(/[-_]+/)
    .filter((word) => word !== '');
  return words.map((word, at) => toWord(word, at, words.length)).join(' ');
}

/** A firm's own name at Microsoft, where it has not brought a domain: the list of suffixes does not know these. */
const tenant = /(?:^|\.)(([a-z0-9-]+)\.onmicrosoft\.com)$/;

interface Registered {
  readonly domain: string | null;
  readonly domainWithoutSuffix: string | null;
  readonly isIp: boolean | null;
}

function toRegistered(host: string): Registered {
  const [, domain, name] = tenant.exec(host) ?? [];
  if (domain !== undefined && name !== undefined) {
    return { domain, domainWithoutSuffix: name, isIp: false };
  }
  if (host === 'onmicrosoft.com') return { domain: null, domainWithoutSuffix: null, isIp: false };
  return parse(host, { allowPrivateDomains: true });
}

/**
 * Where somebody works, guessed from their address: `undefined` for free mail, universities' addresses for pupils, machines
 * and what is no registered domain.
 */
export function companyOfEmail(email: string): CompanyGuess | undefined {
  const folded = email.trim().toLowerCase();
  const host = domainOf(folded);
  if (host === '' || isFreeMail(host) || isMachine(folded) || withoutCompany.test(host)) {
    return undefined;
  }
  const { domain, domainWithoutSuffix, isIp } = toRegistered(host);
  if (!domain || !domainWithoutSuffix || isIp) return undefined;
  const below = host.slice(0, -domain.length - 1).split('.');
  if ([...below, domainWithoutSuffix].some((label) => pupilLabel.test(label))) return undefined;
  const name = toCompanyName(domainWithoutSuffix);
  return /[\p{L}\p{N}]/u.test(name) ? { domain, name } : undefined;
}
