import type { MailPack, MailScope, RootRule } from './pack.ts';

/** Whether an element stands in a view that the site keeps without showing it: told by attributes, never by layout. */
export function isHidden(element: Element, pack: MailPack): boolean {
  return element.closest(pack.hidden) !== null;
}

/** What the first rule with results finds, in the order of the page, each once, none inside another. */
export function findRoots(
  within: Document | Element,
  rules: readonly RootRule[],
  pack: MailPack,
): readonly Element[] {
  for (const rule of rules) {
    const roots = new Set<Element>();
    for (const mark of within.querySelectorAll(rule.select)) {
      if (isStrange(mark, within, pack) || (!rule.evenHidden && isHidden(mark, pack))) continue;
      const root = rule.toRoot ? rule.toRoot(mark) : toRoot(mark, rule);
      if (root) roots.add(root);
    }
    if (roots.size === 0) continue;
    // In the order of the page whoever holds another comes before it.
    let last: Element | undefined;
    return [...roots].filter((root) => {
      if (last?.contains(root)) return false;
      last = root;
      return true;
    });
  }
  return [];
}

function toRoot(mark: Element, { closest, holding }: RootRule): Element | undefined {
  if (closest !== undefined) return mark.closest(closest) ?? undefined;
  if (holding === undefined) return mark;
  for (let at = mark.parentElement; at; at = at.parentElement) {
    if (at.querySelector(holding)) return at;
  }
  return undefined;
}

/** Inside a part that is never read; what is itself asked for may stand in one. */
function isStrange(element: Element, within: Document | Element, pack: MailPack): boolean {
  const part = element.closest(pack.strangers);
  return part !== null && part !== within && within.contains(part);
}

/** Elements of a scope, its own ones included, without those in parts that are never read. */
export function queryScope(scope: MailScope, select: string, pack: MailPack): readonly Element[] {
  return scope.flatMap((root) => [
    ...(root.matches(select) ? [root] : []),
    ...[...root.querySelectorAll(select)].filter((found) => !isStrange(found, root, pack)),
  ]);
}

/** Whether something stands anywhere in a scope, bodies included. */
export function isOrHolds(scope: MailScope, select: string | undefined): boolean {
  return (
    select !== undefined && scope.some((part) => part.matches(`:is(${select}),:has(${select})`))
  );
}

export function hasInScope(scope: MailScope, select: string, pack: MailPack): boolean {
  return scope.some((root) => {
    if (root.matches(select)) return true;
    // Headers come first: mostly the first is it, and the rest need not be walked.
    const first = root.querySelector(select);
    if (!first) return false;
    if (!isStrange(first, root, pack)) return true;
    return [...root.querySelectorAll(select)].some((found) => !isStrange(found, root, pack));
  });
}

/** The rows of the list in view; where one is drawn as several elements, these together. */
export function findRows(
  document: Document,
  pack: MailPack,
  maxCount: number,
): readonly MailScope[] {
  const { roots, skip, opens, once } = pack.row;
  const rows: Element[][] = [];
  for (const element of findRoots(document, roots, pack)) {
    if (skip !== undefined && (element.matches(skip) || element.querySelector(skip))) continue;
    const last = rows.at(-1);
    const isNew =
      !last ||
      opens === undefined ||
      element.querySelector(opens) !== null ||
      (once !== undefined &&
        element.querySelector(once) !== null &&
        last.some((part) => part.querySelector(once)));
    if (!isNew) last.push(element);
    else if (rows.length === maxCount) break;
    else rows.push([element]);
  }
  return rows;
}
