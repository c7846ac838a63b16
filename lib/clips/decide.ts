import type { BlockCode, Extraction, FieldName } from '../model/extraction.ts';
import type { Match } from '../store/match.ts';

/** Why a clip is shown to the rep before anything is saved. */
export type ReviewReason = 'possible_duplicate' | 'changed' | 'incomplete' | 'own_profile';

export type Verdict =
  | { readonly kind: 'create' }
  | { readonly kind: 'refresh'; readonly id: string }
  | { readonly kind: 'review'; readonly reasons: readonly ReviewReason[] }
  | { readonly kind: 'refuse'; readonly code: BlockCode };

/** Without these a record cannot be told from another one, or says nothing. */
const neededByKind: Readonly<Record<'profile' | 'company', readonly FieldName[]>> = {
  profile: ['full_name', 'linkedin_slug', 'headline'],
  company: ['name', 'slug'],
};

/** The needed fields that were not read, or read with too little certainty to save unseen. */
export function toIncompleteFields(extraction: Extraction): readonly FieldName[] {
  if (extraction.pageKind !== 'profile' && extraction.pageKind !== 'company') return [];
  return neededByKind[extraction.pageKind].filter((name) => {
    const reading = extraction.fields[name];
    return !reading || (name !== 'headline' && reading.confidence === 'guess');
  });
}

/** Fields whose absence a rep can do something about; an id or the address of a company follows by itself later. */
const askedFor: ReadonlySet<FieldName> = new Set([
  'full_name',
  'headline',
  'title',
  'company_name',
  'location',
  'name',
  'industry',
  'size_min',
  'website',
]);

/** What was looked for on the page and not found, as far as it is worth the rep's eye. */
export function toMissingFields(extraction: Extraction): readonly FieldName[] {
  return extraction.missing.filter((field) => askedFor.has(field));
}

/**
 * What LinkedIn has not drawn yet and a rep can bring in by scrolling. A title guessed from the headline counts: the list
 * of positions would settle it.
 */
export function toNotLoadedFields(extraction: Extraction): readonly FieldName[] {
  const { notLoaded, fields } = extraction;
  if (notLoaded.length === 0) return [];
  const isTitleGuessed = fields.title?.confidence === 'guess' && !notLoaded.includes('title');
  return [
    ...notLoaded.filter((field) => askedFor.has(field)),
    ...(isTitleGuessed ? (['title'] as const) : []),
  ];
}

/**
 * What one press of the key may do. Saving unseen takes a page that is new or saved, complete and of one identity;
 * whatever needs the rep's eye opens the review and saves nothing yet.
 */
export function toVerdict(extraction: Extraction, match: Match): Verdict {
  if (extraction.blocked) return { kind: 'refuse', code: extraction.blocked };
  const reasons: ReviewReason[] = [];
  if (extraction.warnings.includes('own_profile')) reasons.push('own_profile');
  if (match.state === 'possible_duplicate') reasons.push('possible_duplicate');
  if (match.state === 'changed') reasons.push('changed');
  if (toIncompleteFields(extraction).length > 0) reasons.push('incomplete');
  if (reasons.length > 0) return { kind: 'review', reasons };
  return match.state === 'saved' ? { kind: 'refresh', id: match.id } : { kind: 'create' };
}
