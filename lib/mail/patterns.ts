import { domainOf, toUntagged } from './address.ts';
import { isFreeMail } from './free-mail.ts';
import { type NameParts, type Spelling, spellings, toSpelledParts } from './name-parts.ts';
import { isRoleAddress } from './role-address.ts';

/** An address that is likely, from how the workspace's own known addresses of a domain are made. */
export interface AddressGuess {
  readonly email: string;
  /** As shown: `first.last@`. */
  readonly pattern: string;
  /** How many of the known addresses of the domain are made like this, of how many. */
  readonly hitCount: number;
  readonly knownCount: number;
}

const minKnownCount = 3;

const initial = (word: string) => word.charAt(0);
const initials = ({ family, middles }: NameParts) => [family, ...middles].map(initial).join('');
const joined = (...words: readonly string[]) => words.join('');

/**
 * What firms make addresses of, the usual first: where two give one address, it is called by the first. Those with what
 * stands in the middle are Viet Nam's: `Nguyễn Thu Hà` is `hant`, `thuha.nguyen`, `ha.nguyenthu`.
 */
const patterns: readonly (readonly [string, (parts: NameParts) => string])[] = [
  ['first.last', ({ given, family }) => `${given}.${family}`],
  ['f.last', ({ given, family }) => `${initial(given)}.${family}`],
  ['flast', ({ given, family }) => joined(initial(given), family)],
  ['firstlast', ({ given, family }) => joined(given, family)],
  ['first', ({ given }) => given],
  ['first_last', ({ given, family }) => `${given}_${family}`],
  ['first-last', ({ given, family }) => `${given}-${family}`],
  ['last.first', ({ given, family }) => `${family}.${given}`],
  ['last_first', ({ given, family }) => `${family}_${given}`],
  ['last-first', ({ given, family }) => `${family}-${given}`],
  ['lastfirst', ({ given, family }) => joined(family, given)],
  ['last.f', ({ given, family }) => `${family}.${initial(given)}`],
  ['lastf', ({ given, family }) => joined(family, initial(given))],
  ['last', ({ family }) => family],
  ['first.l', ({ given, family }) => `${given}.${initial(family)}`],
  ['firstl', ({ given, family }) => joined(given, initial(family))],
  ['l.first', ({ given, family }) => `${initial(family)}.${given}`],
  ['lfirst', ({ given, family }) => joined(initial(family), given)],
  ['f_last', ({ given, family }) => `${initial(given)}_${family}`],
  ['f-last', ({ given, family }) => `${initial(given)}-${family}`],
  ['firstlm', (parts) => joined(parts.given, initials(parts))],
  ['first.lm', (parts) => `${parts.given}.${initials(parts)}`],
  ['lmfirst', (parts) => joined(initials(parts), parts.given)],
  ['middlefirst.last', ({ given, family, middles }) => `${joined(...middles, given)}.${family}`],
  ['middle.first.last', ({ given, family, middles }) => [...middles, given, family].join('.')],
  ['middlefirstlast', ({ given, family, middles }) => joined(...middles, given, family)],
  ['middlefirst', ({ given, middles }) => joined(...middles, given)],
  ['first.lastmiddle', ({ given, family, middles }) => `${given}.${joined(family, ...middles)}`],
  ['first.middle.last', ({ given, family, middles }) => [given, ...middles, family].join('.')],
  [
    'first.m.last',
    ({ given, family, middles }) => [given, ...middles.map(initial), family].join('.'),
  ],
  ['lastmiddlefirst', ({ given, family, middles }) => joined(family, ...middles, given)],
  ['last.middle.first', ({ given, family, middles }) => [family, ...middles, given].join('.')],
];

/** Those that say nothing of the middle unless somebody with a middle name shows it: from here to the end. */
const firstWithMiddle = patterns.findIndex(([label]) => label === 'firstlm');

/** A name in each spelling, in the order of `spellings`. */
type Spelled = readonly NameParts[];

interface Known {
  readonly local: string;
  readonly names: readonly Spelled[];
}

/** What stands before the `@`, made of a name by a pattern, in each spelling. */
function toLocals(at: number, name: Spelled): readonly string[] {
  return name.map((parts) => patterns[at]?.[1](parts) ?? '');
}

function isMade({ local, names }: Known, at: number): boolean {
  return names.some((name) => toLocals(at, name).includes(local));
}

function hasMiddle({ names }: Known): boolean {
  return names.some(([parts]) => parts !== undefined && parts.middles.length > 0);
}

/** How signs are written where no known address tells: with two letters where German is spoken, plain in the countries around. */
function usualUmlauts(domain: string): Spelling['umlauts'] | undefined {
  const country = domain.slice(domain.lastIndexOf('.') + 1);
  if (['de', 'at', 'ch', 'li'].includes(country)) return 'double';
  return ['se', 'fi', 'no', 'dk', 'hu', 'tr', 'ee', 'fr', 'es', 'vn'].includes(country)
    ? 'plain'
    : undefined;
}

/** In the spelling that the domain's addresses speak for, of those that make a difference for this name. */
function chooseLocal(
  at: number,
  name: Spelled,
  from: { readonly known: readonly Known[]; readonly domain: string },
): string | undefined {
  const locals = toLocals(at, name);
  const unique = [...new Set(locals)];
  if (unique.length === 1) return unique[0];
  // Only addresses that could have been written otherwise tell how this firm writes them.
  const telling = from.known.flatMap(({ local, names }) =>
    names
      .map((one) => ({ local, made: toLocals(at, one) }))
      .filter(({ made }) => new Set(made).size > 1),
  );
  const options = unique.map((local) => {
    const indexes = locals.flatMap((made, index) => (made === local ? [index] : []));
    return {
      local,
      hitCount: telling.filter((one) => indexes.some((index) => one.made[index] === one.local))
        .length,
      isUsual: indexes.some(
        (index) =>
          spellings[index]?.hyphens === 'kept' &&
          spellings[index]?.umlauts === usualUmlauts(from.domain),
      ),
    };
  });
  const most = Math.max(...options.map(({ hitCount }) => hitCount));
  const best = options.filter(({ hitCount }) => hitCount === most);
  if (best.length === 1) return best[0]?.local;
  const usual = best.filter(({ isUsual }) => isUsual);
  return usual.length === 1 ? usual[0]?.local : undefined;
}

/** Addresses of the domain that name a person, each once with all names that it is known by. */
function toKnown(
  domain: string,
  pairs: readonly { readonly name: string; readonly email: string }[],
): readonly Known[] {
  const namesByLocal = new Map<string, Map<string, Spelled>>();
  for (const { name, email } of pairs) {
    const untagged = toUntagged(email);
    if (domainOf(untagged) !== domain || isRoleAddress(untagged)) continue;
    const spelled = toSpelledParts(name);
    if (spelled === undefined) continue;
    const local = untagged.slice(0, untagged.lastIndexOf('@'));
    const names = namesByLocal.get(local) ?? new Map<string, Spelled>();
    namesByLocal.set(local, names.set(name, spelled));
  }
  return [...namesByLocal].map(([local, names]) => ({ local, names: [...names.values()] }));
}

/**
 * `undefined` where fewer than three are known, no pattern holds for two thirds, the name gives no parts, several addresses
 * are as likely, or somebody has the address already. Addresses of teams and machines do not count.
 */
export function guessAddress(
  name: string,
  domain: string,
  known: readonly { readonly name: string; readonly email: string }[],
): AddressGuess | undefined {
  const host = domain.trim().toLowerCase();
  const spelled = toSpelledParts(name);
  if (spelled === undefined || !host.includes('.') || isFreeMail(host)) return undefined;
  const all = toKnown(host, known);
  if (all.length < minKnownCount) return undefined;
  const hits = patterns.map((_, at) => all.filter((one) => isMade(one, at)));
  const hitCount = Math.max(...hits.map(({ length }) => length));
  if (hitCount * 3 < all.length * 2) return undefined;
  const best = hits.flatMap((some, at) => {
    // In the West a middle name is left out; in Viet Nam it is as good as a given one, and nothing is sure without a sign.
    const isShown = at < firstWithMiddle || spelled[0]?.isFamilyFirst || some.some(hasMiddle);
    return some.length === hitCount && isShown ? [at] : [];
  });
  const locals = new Set(best.map((at) => chooseLocal(at, spelled, { known: all, domain: host })));
  const [local] = locals;
  if (locals.size !== 1 || local === undefined) return undefined;
  const email = `${local}@${host}`;
  const taken = new Set(known.map((one) => toUntagged(one.email)));
  if (taken.has(email) || isRoleAddress(email)) return undefined;
  const pattern = `${patterns[best[0] ?? 0]?.[0] ?? ''}@`;
  return { email, pattern, hitCount, knownCount: all.length };
}
