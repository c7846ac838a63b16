import { foldText } from '../model/fold.ts';

/** Short forms by what they may be short for; one line a family of names. First words only, folded. */
const families: readonly string[] = [
  'alexander alexandra alex sasha sascha sandra sandy xander lex',
  'andrew andreas andre andy drew',
  'anthony antoine antonio anton tony toni',
  'barbara barb babs barbel',
  'benjamin ben benny benni',
  'bernard bernhard bernd bernie',
  'catherine katherine kathryn katharina katrin kathrin cathy kathy kathi kate katie kati katja cat',
  'charles charlie chuck charly',
  'christian christopher christoph christophe chris topher',
  'christina christine christiane kristin kristina chris tina tine',
  'daniel dan danny dani',
  'david dave davy',
  'deborah debbie deb',
  'dominic dominik dominique dom nick',
  'donald don donny',
  'dorothy dorothea dorothee dora doro thea dot',
  'edward eduard edouard ed eddie eddy ted ned',
  'elizabeth elisabeth elise liz lizzie lisa beth betty bettina elli lilli sissi ella',
  'emily emilie emma emmy',
  'frederick friedrich frederic frederik fred freddy fritz',
  'gabriel gabriele gabrielle gabriella gabi gaby gabe',
  'gerald gerard gerhard gerry jerry gerd',
  'gregory gregoire gregor greg',
  'henry heinrich henri harry hank heinz heiner',
  'jacob jakob jacques jake jack coby',
  'jacqueline jackie jacky',
  'james jim jimmy jamie',
  'jean-pierre jeanpierre jp',
  'jennifer jen jenny jenni',
  'jessica jess jessie',
  'johann johannes hans john johnny jack jon jonny hannes jo',
  'jonathan jonatan jon jonny nathan',
  'joseph josef jose joe joey jo pepe sepp beppo',
  'joshua josh',
  'josephine josefine josie jo fine',
  'kenneth ken kenny',
  'lawrence laurence laurent lorenz larry lars',
  'leonard leonardo leonhard leo len lenny',
  'lucas lukas luke luc luca',
  'manuel manuela manu',
  'margaret margarete margarethe marguerite maggie meg peggy greta gretel rita gitte marga',
  'maria marie mary mia mimi',
  'martin marty',
  'matthew matthias mathias mathieu matthieu matt matze hias',
  'maximilian maxime maxim maxwell max',
  'melanie mel melli',
  'michael michel mikhail mike mick mickey michi micha mischa misha',
  'nathaniel nathan nate nat',
  'nicholas nicolas nikolaus nikolas klaus nick nico niko niklas claus colin',
  'nicole nicki niki nico',
  'oliver olivier olli ollie',
  'pamela pam',
  'patrick patricia pat paddy patty tricia',
  'peter pierre pete petra',
  'philip philipp philippe phil',
  'raymond ray',
  'rebecca becky becca',
  'richard rick ricky rich dick',
  'robert roberto rob robbie bob bobby bert',
  'ronald ron ronny',
  'rudolf rudolph rudi rolf',
  'samuel samantha sam sammy',
  'sebastian sebastien seb basti bastian wastl',
  'sophia sofia sophie sofie',
  'stephen steven stefan stephan stephane etienne steve steffen',
  'stephanie stefanie steffi steph',
  'susan susanne susanna suzanne sue susie susi',
  'theodore theodor theo ted teddy',
  'theresa therese teresa tess tessa terry resi',
  'thomas tom tommy',
  'timothy timothee tim timmy',
  'ulrich uli ulrike ulli',
  'valentin valentina valentine val vali',
  'victor viktor victoria viktoria vic vicky vicki tori',
  'vincent vincenz vince vinz',
  'walter wally walt',
  'wilhelm william guillaume will willy willi bill billy liam',
  'wolfgang wolf wolfi',
  'zachary zack zach',
];

const familiesByName = new Map<string, Set<number>>();
for (const [index, family] of families.entries()) {
  for (const name of family.split(' ')) {
    const known = familiesByName.get(name) ?? new Set();
    familiesByName.set(name, known.add(index));
  }
}

export type NameLikeness =
  | { readonly kind: 'same' }
  /** Another order of words, a middle name more or less, an initial, an umlaut written out. */
  | { readonly kind: 'similar' }
  | { readonly kind: 'nickname'; readonly short: string; readonly long: string };

/** How two full names may be one person's, `undefined` where nothing speaks for it. */
export function compareNames(one: string, other: string): NameLikeness | undefined {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return undefined;
  if (a.join(' ') === b.join(' ')) return { kind: 'same' };
  const [plainA, plainB] = [a.map(withoutUmlauts), b.map(withoutUmlauts)];
  if (isWithin(plainA, plainB) || isWithin(plainB, plainA)) return { kind: 'similar' };
  if (a.length < 2 || b.length < 2 || plainA.at(-1) !== plainB.at(-1)) return undefined;
  const [firstA, firstB] = [a[0] ?? '', b[0] ?? ''];
  if (isInitial(firstA, firstB) || isInitial(firstB, firstA)) return { kind: 'similar' };
  return areNicknames(firstA, firstB) ? toNickname(shownFirst(one), shownFirst(other)) : undefined;
}

function wordsOf(name: string): string[] {
  return foldText(name)
    .split(' ')
    .filter((word) => word !== '');
}

/** `mueller` and `müller` (folded `muller`) are one name. */
function withoutUmlauts(word: string): string {
  return word.replace(/([aou])e/g, '$1');
}

/** All words of the shorter name, at least two, are words of the longer one, in any order: `Anh Nguyễn`, `Nguyễn Văn Anh`. */
function isWithin(short: readonly string[], long: readonly string[]): boolean {
  if (short.length < 2 || short.length > long.length) return false;
  const left = [...long];
  return short.every((word) => {
    const at = left.indexOf(word);
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

function isInitial(short: string, long: string): boolean {
  return short.length === 1 && long.length > 1 && long.startsWith(short);
}

function areNicknames(one: string, other: string): boolean {
  const known = familiesByName.get(other);
  return [...(familiesByName.get(one) ?? [])].some((family) => known?.has(family) === true);
}

function shownFirst(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}

function toNickname(one: string, other: string): NameLikeness {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return { kind: 'nickname', short, long };
}
