import { toFolded } from './clean.ts';
import { elementsIn, lineOf, textOf } from './text.ts';

const labelTags = 'dt,h3,h4,p,span,strong,b,div';

/** Texts (or links) of the elements that follow a label, up to the next label. */
export function readLabelled(
  region: Element,
  rule: { readonly labels: readonly string[]; readonly take: 'text' | 'links' },
  strangers: string,
): string[] {
  const wanted = new Set(rule.labels.map(toFolded));
  for (const element of elementsIn(region, labelTags, strangers)) {
    // Only a leaf is a label; a box that holds label and value is not.
    if (element.childElementCount > 1 || (element.textContent ?? '').length > 200) continue;
    const text = toFolded(lineOf(element));
    if (!wanted.has(text)) continue;
    const values = valuesAfter(element, region);
    if (values.length === 0) continue;
    if (rule.take === 'text') return values.map((value) => textOf(value, { skip: strangers }));
    const hrefs = values.flatMap((value) =>
      [value, ...value.querySelectorAll('a[href]')].flatMap(
        (link) => link.getAttribute('href') ?? [],
      ),
    );
    return hrefs.length > 0 ? hrefs : values.map((value) => textOf(value));
  }
  return [];
}

function valuesAfter(label: Element, region: Element): Element[] {
  let at: Element = label.closest('dt') ?? label;
  // The label may be wrapped alone; the value then follows the wrapper.
  while (!at.nextElementSibling && at.parentElement && at.parentElement !== region) {
    if (at.tagName === 'DT' || at.parentElement.childElementCount > 1) break;
    at = at.parentElement;
  }
  const values: Element[] = [];
  for (let next = at.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.tagName === 'DT') break;
    values.push(next);
  }
  return values;
}
