import { elementsIn, hrefOf, isCut, lineOf, textOf } from './text.ts';

/** Texts (or links) of the elements that follow a label, up to the next label. */
export function readLabelled(
  region: Element,
  rule: { readonly labels: RegExp; readonly take: 'text' | 'links' },
  strangers: string,
): string[] {
  // By text nodes and one pattern: a company's page holds thousands of elements that are no label.
  const texts = region.ownerDocument.createTreeWalker(region, 4);
  while (texts.nextNode()) {
    const label = texts.currentNode.parentElement;
    if (!label || !rule.labels.test(texts.currentNode.nodeValue ?? '')) continue;
    if (isCut(label, region, `${strangers},a,button`)) continue;
    const values = valuesAfter(label, region, rule.labels);
    if (values.length === 0) continue;
    const hrefs =
      rule.take === 'links'
        ? values.flatMap((value) =>
            [value, ...elementsIn(value, 'a[href]', strangers)].map(hrefOf).filter(Boolean),
          )
        : [];
    return hrefs.length > 0 ? hrefs : values.map((value) => textOf(value, { skip: strangers }));
  }
  return [];
}

function valuesAfter(label: Element, region: Element, labels: RegExp): Element[] {
  let at = label;
  // The label may be wrapped, and written twice; the value then follows the wrapper.
  for (let box = at.parentElement; box && box !== region && labels.test(lineOf(box)); ) {
    at = box;
    box = at.parentElement;
  }
  const values: Element[] = [];
  for (let next = at.nextElementSibling; next && next.tagName !== 'DT'; ) {
    values.push(next);
    next = next.nextElementSibling;
  }
  return values;
}
