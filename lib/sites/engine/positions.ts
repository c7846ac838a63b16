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
  readonly items: string;
  readonly roles: string;
  readonly lines: string;
}

const year = /(?<!\d)(?:19|20|25)\d{2}(?!\d)/g;
const range = /[-–—‒−~〜～至]|(?<!\p{L})(?:à|a|al|bis|tot|đến|to|до|til|till)(?!\p{L})/u;
const duration = /\s[·•]\s.*$/u;

/** `current`: a range with a start and no end year, whatever the language's word for "present". */
export function datesOf(line: string): 'current' | 'past' | undefined {
  const text = toAsciiDigits(line.normalize('NFKC')).replace(duration, '');
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
  const positions: Position[] = [];
  const textsOf = (root: Element) => linesOf(root, shape.lines, strangers).map(({ text }) => text);
  // A single entry has no list around it; the section is then its own item.
  for (const item of items.length > 0 ? items : [region]) {
    const roles = elementsIn(item, shape.roles, strangers).filter((role) =>
      linesOf(role, shape.lines, strangers).some((line) => datesOf(line.text)),
    );
    if (roles.length > 0) {
      const [header] = linesOf(item, shape.lines, strangers).filter(
        (line) => !roles.some((role) => role.contains(line.element)),
      );
      for (const role of roles) positions.push(...toPosition(role, textsOf(role), header?.text));
    } else {
      positions.push(...toPosition(item, textsOf(item)));
    }
  }
  return positions;
}

interface Line {
  readonly element: Element;
  readonly text: string;
}

function linesOf(root: Element, select: string, strangers: string): Line[] {
  return elementsIn(root, select, strangers)
    .map((element) => ({ element, text: lineOf(element) }))
    .filter((line) => line.text !== '');
}

function toPosition(role: Element, lines: readonly string[], group?: string): Position[] {
  const datesIndex = lines.findIndex((line) => datesOf(line) !== undefined);
  const title = lines[0];
  const dates = lines[datesIndex];
  if (datesIndex < 1 || title === undefined || dates === undefined) return [];
  // Title, company · type, dates. In a group the company is said once, above.
  const company = group ?? (datesIndex >= 2 ? lines[1]?.split(/\s[·•]\s/u)[0] : undefined);
  const href = role.querySelector('a[href*="/company/"]')?.getAttribute('href');
  return [
    {
      title,
      isCurrent: datesOf(dates) === 'current',
      ...(company ? { company } : {}),
      ...(href ? { companyHref: href } : {}),
    },
  ];
}

/** The current position at `company` if there is one, else the first current one. */
export function currentPosition(
  positions: readonly Position[],
  company: string | undefined,
): Position | undefined {
  const current = positions.filter((position) => position.isCurrent);
  const wanted = company === undefined ? '' : toFolded(company);
  return current.find((position) => toFolded(position.company ?? '') === wanted) ?? current[0];
}
