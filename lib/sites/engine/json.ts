type Json = Readonly<Record<string, unknown>>;

/** Structured data larger than this is not parsed: reading must stay a matter of milliseconds. */
const maxJsonLength = 2_000_000;

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string | null): unknown {
  if (!text || text.length > maxJsonLength) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // A page's broken JSON is a source less, not our failure.
    return undefined;
  }
}

/** Top-level nodes of the page's JSON-LD, `@graph` taken apart. Nested nodes (an article's author) are not the page's. */
export function readJsonLd(document: Document): Json[] {
  const nodes: Json[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const parsed = parseJson(script.textContent);
    for (const node of Array.isArray(parsed) ? parsed : [parsed]) {
      if (!isRecord(node)) continue;
      if (Array.isArray(node['@graph'])) nodes.push(...node['@graph'].filter(isRecord));
      else nodes.push(node);
    }
  }
  return nodes;
}

export function hasType(node: Json, type: string): boolean {
  const own = node['@type'];
  return own === type || (Array.isArray(own) && own.includes(type));
}

/**
 * Texts at the end of a path of keys; a list of texts gives all of them. `0` takes the first of a list, `@` goes from an
 * entity's address to the entity among `entities`.
 */
export function textsAt(
  node: unknown,
  path: readonly string[],
  entities: readonly Json[] = [],
): string[] {
  let at: unknown = node;
  for (const step of path) {
    const here = at;
    if (step === '@') at = entities.find((entity) => entity['entityUrn'] === here);
    else if (Array.isArray(here)) at = here[Number(step)];
    else if (isRecord(here)) at = here[step];
    else return [];
  }
  return [at].flat().filter((value) => typeof value === 'string');
}

/** Entities of the JSON that the ember pages carry in `<code>`; only blocks that name `needle`, as it is or encoded, are parsed. */
export function readEmbedded(document: Document, needle: string): Json[] {
  const entities: Json[] = [];
  if (needle === '') return entities;
  const encoded = encodeURIComponent(needle).toLowerCase();
  for (const code of document.querySelectorAll('code[id^="bpr-guid"]')) {
    const text = (code.textContent ?? '').toLowerCase();
    if (!text.includes(needle) && !text.includes(encoded)) continue;
    const parsed = parseJson(code.textContent);
    const included = isRecord(parsed) ? parsed['included'] : undefined;
    if (Array.isArray(included)) entities.push(...included.filter(isRecord));
  }
  return entities;
}

export type { Json };
