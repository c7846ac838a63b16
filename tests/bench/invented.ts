/** Invented people, the same at every run: figures of two days must speak of the same store. */

const givenNames =
  'Ada Bao Chi Dara Emeka Freya Gita Hanh Ines Jonas Kaya Linh Mirek Nga Oskar Priya Quang Rosa Sefa Thuy Umar Vera Wanja Ximena Yara Zofia'.split(
    ' ',
  );
const familyNames =
  'Nguyễn Trần Alder Brandt Castell Doan Eriksen Farrow Grünwald Hollis Ibarra Jansen Kowal Lệ Moreau Novák Okoro Phạm Quill Rask Soto Tamm Ueda Võ Wren Yilmaz'.split(
    ' ',
  );
const titles = [
  'Head of Procurement',
  'Purchasing Manager',
  'Plant Director',
  'Chief Financial Officer',
  'IT Architect',
  'Operations Lead',
  'Sales Director',
  'Quality Engineer',
];
const trades = [
  'Logistics',
  'Fabrication',
  'Foods',
  'Tooling',
  'Textiles',
  'Optics',
  'Marine',
  'Packaging',
];
const places = [
  'Northwind',
  'Sơn Hà',
  'Brightwater',
  'Kestrel',
  'Đông Á',
  'Havn',
  'Lumen',
  'Cedar',
  'Ostra',
  'Tilia',
  'Vela',
  'Rowan',
];

export interface InventedPerson {
  readonly name: string;
  readonly title: string;
  readonly slug: string;
  readonly email: string;
  readonly company: number;
}

/** A fixed sequence of numbers from 0 up to 1 (mulberry32). */
export function createSequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function toCompanyName(index: number): string {
  const place = places[index % places.length] ?? '';
  const trade = trades[Math.floor(index / places.length) % trades.length] ?? '';
  return `${place} ${trade} ${Math.floor(index / (places.length * trades.length)) + 1}`;
}

export function inventPeople(count: number, companyCount: number): readonly InventedPerson[] {
  const next = createSequence(7);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  return Array.from({ length: count }, (_, index) => {
    const name = `${pick(givenNames)} ${pick(familyNames)}`;
    return {
      name,
      title: pick(titles),
      slug: `invented-person-${index}`,
      email: `person-${index}@mail.example`,
      company: Math.floor(next() * companyCount),
    };
  });
}
