import { vietnameseFamilyNames } from '../model/family-names.ts';
import { foldText } from '../model/fold.ts';
import { toHeaderName } from './header-name.ts';

/** A name as addresses are made of it; folded. */
export interface NameParts {
  readonly given: string;
  readonly family: string;
  /** What stands between them. */
  readonly middles: readonly string[];
  /** Written with the family name first, where what stands in the middle belongs to the given name. */
  readonly isFamilyFirst: boolean;
}

/** Family names that stand first, folded: Viet Nam, China, Korea; without those that are given names in the West. */
const familyFirst: ReadonlySet<string> = new Set([
  ...vietnameseFamilyNames,
  ...[
    'wang zhang liu chen huang zhao wu zhou xu zhu guo lin gao luo zheng liang xie tang',
    'feng deng cao zeng peng xiao pan jiang park choi jung kang cho yoon jang lim seo shin kwon hwang ahn',
  ]
    .join(' ')
    .split(' '),
]);
const particles: ReadonlySet<string> = new Set(
  'van von vom zu de der den da di del della dos du la le ter ten al el bin'.split(' '),
);
const titles: ReadonlySet<string> = new Set(
  'mr mrs ms dr prof ing dipl med mag ths ts gs pgs'.split(' '),
);

/** How signs and hyphens are written in an address: `Müller` as `muller` or `mueller`, `Jean-Luc` as one word or with its hyphen. */
export interface Spelling {
  readonly umlauts: 'plain' | 'double';
  readonly hyphens: 'kept' | 'dropped';
}
export const spellings: readonly Spelling[] = [
  { umlauts: 'plain', hyphens: 'kept' },
  { umlauts: 'plain', hyphens: 'dropped' },
  { umlauts: 'double', hyphens: 'kept' },
  { umlauts: 'double', hyphens: 'dropped' },
];

const doubled: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

function spell(word: string, { umlauts, hyphens }: Spelling): string {
  const lower = word.normalize('NFC').toLowerCase();
  const written =
    umlauts === 'double' ? lower.replace(/[äöüøå]/g, (sign) => doubled[sign] ?? sign) : lower;
  return written
    .split(/[-‐]/)
    .map((part) => foldText(part).replaceAll(' ', ''))
    .filter((part) => part !== '')
    .join(hyphens === 'kept' ? '-' : '');
}

/** The parts in each spelling, in the order of `spellings`; `undefined` for one word, more than five, and other letters than Latin. */
export function toSpelledParts(name: string): readonly NameParts[] | undefined {
  const all = spellings.flatMap((spelling) => toNameParts(name, spelling) ?? []);
  return all.length === spellings.length ? all : undefined;
}

function toNameParts(name: string, spelling: Spelling): NameParts | undefined {
  const all = toHeaderName(name, '').replace(/,.*$/u, '').split(/\s+/u);
  const words = all
    .map((word) => spell(word, spelling))
    .filter((word, at) => word !== '' && !(at < 2 && titles.has(word) && all.length > 2));
  if (words.length < 2 || words.length > 5) return undefined;
  if (!words.every((word) => /^[a-z]+(?:-[a-z]+)*$/.test(word))) return undefined;
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const middles = words.slice(1, -1);
  // `Ha Nguyen` has turned its name round for readers in the West.
  if (
    familyFirst.has(first) &&
    !(familyFirst.has(last) && first !== 'nguyen' && last === 'nguyen')
  ) {
    return { given: last, family: first, middles, isFamilyFirst: true };
  }
  const at = middles.findIndex((word) => particles.has(word));
  if (at < 0) return { given: first, family: last, middles, isFamilyFirst: false };
  return {
    given: first,
    family: [...middles.slice(at), last].join(''),
    middles: middles.slice(0, at),
    isFamilyFirst: false,
  };
}
