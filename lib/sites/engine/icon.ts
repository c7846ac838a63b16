import { toCleanText } from './clean.ts';
import { elementsIn, hrefOf, textOf } from './text.ts';

/** Texts or links in the row of an icon. The id of an icon is the same in every language; the label beside it is not. */
export function readBesideIcon(
  region: Element,
  rule: { readonly icons: readonly string[]; readonly take: 'beside' | 'lines' | 'links' | 'mail' },
  strangers: string,
): string[] {
  const select = rule.icons
    .flatMap((icon) => [
      `svg[id^="${icon}"]`,
      `[data-test-icon^="${icon}"]`,
      `li-icon[type^="${icon}"]`,
    ])
    .join(',');
  return elementsIn(region, select, strangers).flatMap((icon) => {
    const row = rowOf(icon, region);
    if (!row) return [];
    const links = elementsIn(row, 'a[href]', strangers);
    if (rule.take === 'mail') {
      return links.flatMap((link) => mailOf(hrefOf(link)));
    }
    if (rule.take === 'links') return links.map((link) => hrefOf(link));
    const lines = elementsIn(row, 'p,span,li,dd', strangers)
      .map((line) => toCleanText(textOf(line)))
      .filter((line) => line !== '');
    return rule.take === 'beside' ? lines.slice(0, 1) : lines;
  });
}

/** The smallest box around the icon that holds text, unless it holds another row's icon too. */
function rowOf(icon: Element, region: Element): Element | undefined {
  for (let at = icon.parentElement; at && at !== region; at = at.parentElement) {
    if (toCleanText(textOf(at)) !== '') {
      const icons = at.querySelectorAll('svg[id],[data-test-icon],li-icon[type]');
      return icons.length === 1 ? at : undefined;
    }
  }
  return undefined;
}

function mailOf(href: string): string[] {
  if (!/^mailto:/i.test(href)) return [];
  const address = href.slice('mailto:'.length).split('?')[0] ?? '';
  try {
    return [decodeURIComponent(address)];
  } catch {
    // A stray `%` in an address that was never encoded.
    return [address];
  }
}
