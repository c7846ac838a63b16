import { toAsciiDigits, toFolded } from './clean.ts';
import { elementsIn, lineOf } from './text.ts';

export interface Position {
  readonly title: string;
  readonly company?: string;
  readonly companyHref?: string;
  readonly isCurrent: boolean;
}

/** How one layout writes a list of positions: entries, the roles in a grouped entry, and the lines of either. */
export interface PositionShape {
  /** Page system that writes so: read with another's shape, a header's line may pass for a title. */
  readonly layout: string;
  readonly items: string;
  readonly roles: string;
  readonly lines: string;
}

const year = /(?<!\d)(?:19|20|25)\d{2}(?!\d)/g;
const range = /[-–—‒−~〜～至]|(?<!\p{L})(?:à|a|al|bis|tot|đến|to|до|til|till)(?!\p{L})/u;
const duration = /\s[·•]\s.*$/u;

function withoutDuration(line: string): string {
  return toAsciiDigits(line.normalize('NFKC')).replace(duration, '');
}

/** `current`: a range with a start and no end year, whatever the language's word for "present". */
export function datesOf(line: string): 'current' | 'past' | undefined {
  const text = withoutDuration(line);
  const years = text.match(year) ?? [];
  if (years.length === 0 || years.length > 2 || text.length > 80) return undefined;
  if (years.length === 2) return 'past';
  const rest = text.slice(text.indexOf(years[0] ?? '') + 4);
  const separator = range.exec(rest);
  return separator && /\p{L}/u.test(rest.slice(separator.index + separator[0].length))
    ? 'current'
    : 'past';
}

/** Positions in page order, one for each role of a grouped entry. What has no dates is no position. */
export function readPositions(
  region: Element,
  shape: PositionShape,
  strangers: string,
): Position[] {
  const found = elementsIn(region, shape.items, strangers);
  const items = found.filter(
    (item) => !found.some((other) => other !== item && other.contains(item)),
  );
  const linesIn = (root: Element) => elementsIn(root, shape.lines, strangers);
  // A single entry has no list around it; the section is then its own item.
  return (items.length > 0 ? items : [region]).flatMap((item) => {
    const roles = elementsIn(item, shape.roles, strangers).flatMap((role) => {
      const position = toPosition(role, linesIn(role));
      return position ? [{ role, position }] : [];
    });
    // The box around a group reads like a role of its own.
    const inner = roles.filter(
      ({ role }) => !roles.some((other) => other.role !== role && role.contains(other.role)),
    );
    if (inner.length === 0) return toPosition(item, linesIn(item)) ?? [];
    const header = linesIn(item).find(
      (line) => lineOf(line) !== '' && !inner.some(({ role }) => role.contains(line)),
    );
    // In a group the company is said once, above; what stands in its place beside a role is the kind of contract.
    const company = header ? lineOf(header) : undefined;
    return inner.map(({ position }) => (company ? { ...position, company } : position));
  });
}

/** Title, company · type, dates. */
function toPosition(role: Element, elements: readonly Element[]): Position | undefined {
  const [title, ...rest] = elements.map(lineOf).filter((line) => line !== '');
  const kinds = rest.map(datesOf);
  // "Studio 2020" may be a company: a range is surer than a lone year.
  const rangeIndex = rest.findIndex((line) => datesOf(line) && range.test(withoutDuration(line)));
  const index = rangeIndex === -1 ? kinds.findIndex((kind) => kind !== undefined) : rangeIndex;
  if (title === undefined || index === -1) return undefined;
  const company = index > 0 ? rest[0]?.split(/\s[·•]\s/u)[0] : undefined;
  const href = role.querySelector('a[href*="/company/"]')?.getAttribute('href');
  return {
    title,
    isCurrent: kinds[index] === 'current',
    ...(company ? { company } : {}),
    ...(href ? { companyHref: href } : {}),
  };
}

/**
 * The current position at `company` where it is known, else the one that the card speaks of, else the first. Several
 * positions at other companies than the card's leave it open which is meant.
 */
export function currentPosition(
  positions: readonly Position[],
  card: { readonly company: string | undefined; readonly text: string },
): Position | undefined {
  const current = positions.filter((position) => position.isCurrent);
  const nameOf = (position: Position) => toFolded(position.company ?? '');
  if (card.company !== undefined) {
    const wanted = toFolded(card.company);
    const own = current.find((position) => nameOf(position) === wanted);
    return own ?? (current.length === 1 ? current[0] : undefined);
  }
  const text = ` ${toFolded(card.text)} `;
  const isTold = (position: Position) =>
    nameOf(position) !== '' && text.includes(` ${nameOf(position)} `);
  return current.find(isTold) ?? current[0];
}
