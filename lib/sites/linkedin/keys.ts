export const keyStart = 'com.linkedin.sdui.profile.card.ref';

/** Both places where the server-driven layout keeps a part's key; which of them it uses has changed twice in 2026. */
export function keysOf(element: Element): string[] {
  return [element.id, element.getAttribute('componentkey') ?? ''];
}

/** Named one by one: an id is letters and digits too, so any capital could begin the part's name. */
const memberInKey =
  /\.card\.ref(ACoA[\w-]{20,60}?)(?:Topcard|About|(?:Experience|Education)TopLevelSection|Activity|ContactInfoDetailSection)$/;

/** Member id in the key of a profile's part, `undefined` where the element has none. */
export function memberOf(element: Element): string | undefined {
  return keysOf(element)
    .map((key) => memberInKey.exec(key)?.[1])
    .find(Boolean);
}

/** Selector of the parts of a profile whose key ends so, in either place. */
export function keySelector(end: string): string {
  return ['id', 'componentkey']
    .map((place) => `[${place}^="${keyStart}"][${place}$="${end}"]`)
    .join(',');
}
