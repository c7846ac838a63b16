import { elementsIn, isBefore, isCut, lineOf } from './text.ts';

export interface OrderedFacts {
  readonly industry?: string;
  readonly place?: string;
}

/**
 * Facts under a company's name by their place: tagline, industry, place, followers, then the link to the employees.
 * The last line that holds a number is the followers, whatever the language's order of words; with fewer than three before it,
 * nothing tells which is which.
 */
export function readOrderedFacts(card: Element, strangers: string): OrderedFacts {
  const [heading] = elementsIn(card, 'h1,h2', strangers);
  const [employees] = elementsIn(card, 'a[href*="currentCompany="]', strangers);
  if (!heading || !employees) return {};
  const lines = [...card.querySelectorAll('p')]
    .filter((line) => isBefore(heading, line) && isBefore(line, employees))
    .filter((line) => !isCut(line, card, strangers))
    .map(lineOf)
    .filter((line) => line !== '');
  const facts = lines.slice(
    0,
    lines.findLastIndex((line) => /\p{Nd}/u.test(line)),
  );
  const [industry, place] = facts.slice(-2);
  return facts.length > 2 && industry && place ? { industry, place } : {};
}
