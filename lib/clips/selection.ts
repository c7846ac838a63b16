import type { SavedSelection } from '../platform/intent.ts';
import { canonicalAddress } from '../sites/address.ts';
import { addNote } from '../store/commands/notes.ts';
import { matchAddress } from '../store/match.ts';
import type { Store } from '../store/store.ts';
import { toQuestion } from './icon.ts';

/** What a note holds. */
const maxLength = 20_000;
const maxAddressLength = 2000;

/** A marked text as a quote of a note: lines without stray blanks, at most as long as a note may be. */
export function toQuote(selected: string): string {
  const lines = selected
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n');
  const quoted = lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
  if (lines.join('') === '') return '';
  // Not through a letter of two units.
  return quoted.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}

/** Parameters without which many sites would open another page. */
const neededParameters: ReadonlySet<string> = new Set(['id', 'v', 'p', 'article', 'story_fbid']);

/** The address of a page as the source of a note: what names the page, nothing that follows the rep around. `''` for what no click may open. */
export function toSourceUrl(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, origin, pathname, searchParams } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return '';
  const address = canonicalAddress(url);
  if (address?.pageKind === 'profile' || address?.pageKind === 'company') return address.url;
  const needed = new URLSearchParams(
    [...searchParams].filter(([name]) => neededParameters.has(name)),
  );
  const query = needed.size > 0 ? `?${needed}` : '';
  const whole = origin + pathname + query;
  return whole.length <= maxAddressLength ? whole : origin;
}

export interface Selection {
  /** A quote, and the source; see above. */
  readonly body: string;
  readonly url: string;
  readonly saved?: SavedSelection;
}

/**
 * A marked text of a page, saved at once where the page is of somebody on file. Otherwise, and where the saving fails,
 * the rep is asked: the text comes back without `saved`. `undefined` where nothing was marked.
 */
export async function saveSelection(
  store: Store,
  marked: { readonly text: string; readonly url: string },
): Promise<Selection | undefined> {
  const body = toQuote(marked.text);
  if (body === '') return undefined;
  const url = toSourceUrl(marked.url);
  const address = canonicalAddress(marked.url);
  const kind = address?.pageKind;
  if (!address || (kind !== 'profile' && kind !== 'company')) return { body, url };
  const record = await matchAddress(store, toQuestion(address));
  if (!record) return { body, url };
  const result = await addNote(store, {
    aboutKind: kind === 'company' ? 'company' : 'prospect',
    aboutId: record.id,
    body,
    sourceUrl: url === '' ? null : url,
  });
  if (!result.ok) return { body, url };
  const table = kind === 'company' ? 'companies' : 'prospects';
  return { body, url, saved: { table, ...record, receipt: result.value } };
}
