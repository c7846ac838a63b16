/** One entry of a list of addresses and domains, in lower case. */
export type ListEntry =
  | { readonly kind: 'address'; readonly value: string }
  | { readonly kind: 'domain'; readonly value: string };

export interface AddressList {
  readonly addresses: readonly string[];
  readonly domains: readonly string[];
}

const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const domainPattern = new RegExp(`^(?=.{3,253}$)(?:${label}\\.)+(?=\\D)${label}$`, 'u');
const localPattern = /^[^\s@<>(),;:"\\[\]]{1,64}$/;

function isDomain(text: string): boolean {
  return domainPattern.test(text);
}

/**
 * What was typed or pasted, taken apart into entries as they were written. A comma within quotes, or after a surname
 * (`Doe, Jane <jane@acme.com>`), parts nothing.
 */
export function splitEntries(text: string): readonly string[] {
  const parts = text.match(/(?:"[^"]*(?:"|$)|[^,;\n"])+/g) ?? [];
  const whole: string[] = [];
  let surname = '';
  for (const part of parts.map((one) => one.trim()).filter((one) => one !== '')) {
    const isNameOnly = !/[@.<"]/.test(part);
    if (surname !== '' && part.includes('<')) {
      whole.push(`${surname}, ${part}`);
      surname = '';
      continue;
    }
    if (surname !== '') whole.push(surname);
    surname = isNameOnly ? part : '';
    if (!isNameOnly) whole.push(part);
  }
  return surname === '' ? whole : [...whole, surname];
}

/**
 * `jane@acme.com`, `Jane <jane@acme.com>`, `mailto:jane@acme.com` are addresses; `acme.com`, `@acme.com`, `*@acme.com`,
 * `*.acme.com` and `https://www.acme.com/about` are the domain. `undefined` for everything else.
 */
export function readEntry(text: string): ListEntry | undefined {
  const bracketed = /<([^<>]*)>\s*$/.exec(text)?.[1];
  const bare = (bracketed ?? text)
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replace(/^mailto:/, '');
  const at = bare.lastIndexOf('@');
  const local = bare.slice(0, Math.max(at, 0));
  if (at < 0 || local === '' || local === '*') {
    const domain = toDomain(bare.slice(at + 1));
    return domain === undefined ? undefined : { kind: 'domain', value: domain };
  }
  const isWhole = localPattern.test(local) && isDomain(bare.slice(at + 1));
  return isWhole ? { kind: 'address', value: bare } : undefined;
}

function toDomain(text: string): string | undefined {
  const isLink = /^https?:\/\//.test(text);
  const host = text.replace(/^https?:\/\//, '').replace(isLink ? /[:/?#].*$/ : /\/$/, '');
  const domain = host.replace(/^\*?\./, '').replace(/^www\./, '');
  return isDomain(domain) ? domain : undefined;
}

/** The list as entries in the order of the alphabet, domains first: they say more. */
export function toShownEntries({ addresses, domains }: AddressList): readonly string[] {
  const sort = (values: readonly string[]) => [...values].sort((a, b) => (a < b ? -1 : 1));
  return [...sort(domains), ...sort(addresses)];
}

/** The list with what was typed; what cannot be read is left out (`readEntry` says so beforehand). */
export function withEntries(list: AddressList, typed: readonly string[]): AddressList {
  const addresses = new Set(list.addresses);
  const domains = new Set(list.domains);
  for (const text of typed) {
    const entry = readEntry(text);
    if (entry) (entry.kind === 'address' ? addresses : domains).add(entry.value);
  }
  return { addresses: [...addresses], domains: [...domains] };
}

export function withoutEntry({ addresses, domains }: AddressList, entry: string): AddressList {
  return {
    addresses: addresses.filter((one) => one !== entry),
    domains: domains.filter((one) => one !== entry),
  };
}

/** Why a server cannot be named. */
export type ServerProblem = 'not_https' | 'not_a_host' | 'has_port' | 'listed';

/**
 * The host of a Roundcube server out of what was typed: its name, or the address of a page there. Numbers are no name: an
 * address within a network has no certificate that a browser trusts.
 */
export function readServer(
  text: string,
  listedOrigins: readonly string[],
): { readonly host: string } | { readonly problem: ServerProblem } {
  const typed = text.trim().toLowerCase();
  if (/^(?!https:)[a-z]+:\/\//.test(typed)) return { problem: 'not_https' };
  const url = `https://${typed.replace(/^https:\/\//, '')}`;
  if (typed.includes('*') || typed.includes('@') || !URL.canParse(url)) {
    return { problem: 'not_a_host' };
  }
  const { hostname, port } = new URL(url);
  if (!isDomain(hostname)) return { problem: 'not_a_host' };
  if (port !== '') return { problem: 'has_port' };
  if (listedOrigins.includes(`https://${hostname}/*`)) return { problem: 'listed' };
  return { host: hostname };
}
