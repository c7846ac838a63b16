import type { FieldValue } from '../../model/extraction.ts';
import { toFolded } from './clean.ts';

/** Words for "at" that stand between a title and a company. Safe in any language: the company must follow. */
const at = /\s+(?:at|@|chez|bei|beim|tại|ở|en|em|na|no|presso|bij|hos|w|a|à)\s+|\s*@\s*/giu;

export interface SplitHeadline {
  readonly title: string;
  readonly company: string;
}

/** `Head of Sales at Northwind | Advisor` with the company Northwind known from elsewhere; never splits on hope alone. */
export function splitHeadline(
  headline: FieldValue | undefined,
  company: FieldValue | undefined,
): SplitHeadline | undefined {
  if (typeof headline !== 'string' || typeof company !== 'string') return undefined;
  const wanted = toFolded(company);
  if (wanted === '') return undefined;
  for (const match of headline.matchAll(at)) {
    const tail = toFolded(headline.slice(match.index + match[0].length));
    if (tail !== wanted && !tail.startsWith(`${wanted} `)) continue;
    const head = headline.slice(0, match.index);
    const title = head
      .split(/\s*[|•·;]\s*|\s+[–—-]\s+/u)
      .at(-1)
      ?.trim();
    if (title) return { title, company };
  }
  return undefined;
}
