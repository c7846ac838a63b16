import { elementsIn, isBefore, lineOf } from './text.ts';

const startsWithCount = /^[+~]?\p{Nd}/u;

export interface OrderedFacts {
  readonly industry?: string;
  readonly place?: string;
}

/**
 * Facts under a company's name by their place: tagline, industry, place, followers, then the link to the employees.
 * The last two before the counts are industry and place; with fewer than two, nothing tells which is which.
 */
export function readOrderedFacts(card: Element, strangers: string): OrderedFacts {
  const [heading] = elementsIn(card, 'h1,h2', strangers);
  const [employees] = elementsIn(card, 'a[href*="currentCompany="]', strangers);
  if (!heading || !employees) return {};
  const lines = elementsIn(card, 'p', strangers)
    .filter((line) => isBefore(heading, line) && isBefore(line, employees))
    .map(lineOf)
    .filter((line) => line !== '');
  const countIndex = lines.findIndex((line) => startsWithCount.test(line));
  const facts = countIndex === -1 ? lines : lines.slice(0, countIndex);
  const [industry, place] = facts.slice(-2);
  return industry !== undefined && place !== undefined ? { industry, place } : {};
}
