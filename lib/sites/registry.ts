import type { BlockCode, Extraction } from '../model/extraction.ts';
import { canonicalAddress } from './address.ts';
import type { Pack } from './engine/pack.ts';
import { type FieldsRead, readFields } from './engine/read.ts';
import { bindPage, packs as linkedinPacks } from './linkedin/index.ts';

export { type CanonicalAddress, canonicalAddress, siteOf } from './address.ts';

export interface Explanation {
  readonly extraction: Extraction;
  /** How each layer of each field fared; empty where the page was refused. */
  readonly traces: FieldsRead['traces'];
}

/** Every pack of every site, for the tests that walk them. */
export const packs: readonly Pack[] = linkedinPacks;

/** Reads the page as it is now; never throws, never touches it. A refused page has `blocked` and no fields. */
export function readPage(document: Document, url: string): Extraction {
  return explainPage(document, url).extraction;
}

/**
 * `readPage` with what every layer read. `packs` are the built-in ones except in tests of the rules themselves;
 * `onFault` hears of faults of our own, which the page is never told of.
 */
export function explainPage(
  document: Document,
  url: string,
  options: { readonly packs?: readonly Pack[]; readonly onFault?: (fault: unknown) => void } = {},
): Explanation {
  try {
    return read(document, url, options.packs ?? packs);
  } catch (fault) {
    options.onFault?.(fault);
    return refuse(url, 'unknown_layout');
  }
}

/** True once waiting longer cannot change the answer: the page can be read, or it is refused for good. */
export function isReady(document: Document, url: string): boolean {
  const { blocked } = readPage(document, url);
  return blocked !== 'not_rendered' && blocked !== 'identity_unclear';
}

/** Whether nothing that makes a clip useful is wanting: the required fields are read. */
export function isComplete(extraction: Extraction): boolean {
  if (extraction.blocked) return false;
  const pack = packs.find((candidate) => candidate.id === extraction.pack);
  return Object.entries(pack?.fields ?? {}).every(
    ([name, rule]) =>
      rule.required !== true ||
      name in extraction.fields ||
      (name.endsWith('slug') && 'linkedin_id' in extraction.fields),
  );
}

function read(document: Document, url: string, known: readonly Pack[]): Explanation {
  const bound = bindPage(document, url, (kind) => known.find((pack) => pack.pageKind === kind));
  if (!bound.page) return refuse(url, bound.blocked, bound.pack);
  const { traces, ...fields } = readFields(bound.pack, bound.page);
  return { extraction: { ...about(url, bound.pack), ...fields, warnings: bound.warnings }, traces };
}

function refuse(url: string, blocked: BlockCode, pack?: Pack): Explanation {
  const nothing = { fields: {}, missing: [], notLoaded: [], warnings: [] };
  return { extraction: { ...about(url, pack), ...nothing, blocked }, traces: {} };
}

function about(url: string, pack: Pack | undefined) {
  const address = canonicalAddress(url);
  return {
    site: 'linkedin',
    pageKind: address?.pageKind ?? 'unknown',
    pack: pack?.id ?? '',
    version: pack?.version ?? 0,
    url: address?.url ?? '',
  } as const;
}
