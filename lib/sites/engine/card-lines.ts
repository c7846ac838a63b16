import { toFolded } from './clean.ts';
import { readBesideIcon } from './icon.ts';
import { elementsIn, holderOf, isBefore, lineOf } from './text.ts';

export interface CardLines {
  readonly headline?: string;
  /** "Company · School" */
  readonly company?: string;
  readonly place?: string;
}

const loneDot = /^[·•・∙]$/u;
const degree = /^[·•]\s*\S/u;
/** Short words and a slash: a headline may look so too, and is dropped only where another line follows it. */
const pronouns = /^\p{L}{1,6}\s*\/\s*\p{L}[\p{L}\s/]{0,20}$/u;

function textBesideIcon(card: Element, icon: string, strangers: string): string | undefined {
  return readBesideIcon(card, { icons: [icon], take: 'beside' }, strangers)[0];
}

/**
 * The lines of a person's card by their place, not their words: the name's block, headline, "company · school", then the
 * row that ends with the contact link after a lone dot. What stands in the name's block (pronouns, degree, player) drops out.
 */
export function readCardLines(
  card: Element,
  heading: Element | undefined,
  strangers: string,
): CardLines {
  if (!heading) return {};
  const paragraphs = elementsIn(card, 'p', strangers).filter(
    (paragraph) => isBefore(heading, paragraph) && lineOf(paragraph),
  );
  const contactRow = findContactRow(paragraphs);
  if (!contactRow) return {};
  const block = holderOf(heading, contactRow.last);
  if (!block) return {};
  let nameBlock: Element = heading;
  while (nameBlock.parentElement && nameBlock.parentElement !== block) {
    nameBlock = nameBlock.parentElement;
  }
  const between = paragraphs.filter(
    (paragraph) =>
      block.contains(paragraph) &&
      !nameBlock.contains(paragraph) &&
      isBefore(paragraph, contactRow.first),
  );
  const lines = between.map(lineOf).filter((line) => !degree.test(line));
  const companyIndex = findCompanyLine(lines, card, strangers);
  const [first, second] = lines.slice(0, companyIndex);
  const headline = second && pronouns.test(first ?? '') ? second : first;
  const company = companyIndex === undefined ? undefined : lines[companyIndex];
  return {
    ...(headline ? { headline } : {}),
    ...(company ? { company } : {}),
    ...(contactRow.place ? { place: contactRow.place } : {}),
  };
}

interface ContactRow {
  readonly first: Element;
  readonly last: Element;
  readonly place?: string;
}

function findContactRow(paragraphs: readonly Element[]): ContactRow | undefined {
  for (const paragraph of paragraphs) {
    if (loneDot.test(lineOf(paragraph))) {
      const row = paragraphs.filter((other) => other.parentElement === paragraph.parentElement);
      const last = row.at(-1);
      const [first] = row;
      if (!first || !last || first === paragraph || !hasOnlyLink(last)) continue;
      return first.querySelector('a,button')
        ? { first, last }
        : { first, last, place: lineOf(first) };
    }
    // Without a place there is no dot. The link may carry any address of this page, but none of a list of people.
    const link = paragraph.querySelector('a[href^="#"],a[href*="/in/"]');
    if (link && hasOnlyLink(paragraph)) return { first: paragraph, last: paragraph };
  }
  return undefined;
}

function hasOnlyLink(paragraph: Element): boolean {
  const link = paragraph.querySelector('a,button,[role="button"]');
  return (
    link !== null && toFolded(link.textContent ?? '') === toFolded(paragraph.textContent ?? '')
  );
}

/** The line that the icons' texts make up: so a person without a headline does not get it as theirs. */
function findCompanyLine(
  lines: readonly string[],
  card: Element,
  strangers: string,
): number | undefined {
  const company = textBesideIcon(card, 'company-accent', strangers);
  const school = textBesideIcon(card, 'school-accent', strangers);
  if (company === undefined && school === undefined) {
    return lines.length > 1 && lines[1]?.includes(' · ') ? 1 : undefined;
  }
  const forms = new Set(
    [`${company ?? ''} ${school ?? ''}`, company ?? '', school ?? '']
      .map(toFolded)
      .filter((form) => form !== ''),
  );
  const index = lines.findLastIndex((line) => forms.has(toFolded(line)));
  return index === -1 ? undefined : index;
}

/** Company of the "Company · School" line; nothing where the line may be the school alone. */
export function companyOfLine(
  card: Element,
  line: string | undefined,
  strangers: string,
): string | undefined {
  if (line === undefined) return undefined;
  const school = textBesideIcon(card, 'school-accent', strangers);
  if (school !== undefined) {
    if (toFolded(line) === toFolded(school)) return undefined;
    if (line.endsWith(` · ${school}`)) return line.slice(0, -` · ${school}`.length);
  }
  const parts = line.split(' · ');
  if (parts.length === 2) return parts[0];
  return textBesideIcon(card, 'company-accent', strangers) === line ? line : undefined;
}
