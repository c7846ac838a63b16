import type { Evidence } from '../../lib/model/evidence.ts';
import type { LabelledField } from '../words.ts';

/** How a field is edited: one line, many lines, or a set of short texts. */
export type FieldKind = 'line' | 'lines' | 'set';

export interface ShownField {
  readonly field: LabelledField;
  readonly kind: FieldKind;
  readonly inputMode?: 'email' | 'tel' | 'url' | 'numeric';
  /** Stands before the value where it is shown, not where it is edited. */
  readonly prefix?: string;
}

/** The fields of a prospect in the order of the panel; status, owner and tags stand apart. */
export const prospectFields = [
  { field: 'full_name', kind: 'line' },
  { field: 'title', kind: 'line' },
  { field: 'company_name', kind: 'line' },
  { field: 'headline', kind: 'line' },
  { field: 'location', kind: 'line' },
  { field: 'emails', kind: 'set', inputMode: 'email' },
  { field: 'phones', kind: 'set', inputMode: 'tel' },
  { field: 'websites', kind: 'set', inputMode: 'url' },
  { field: 'linkedin_slug', kind: 'line', prefix: '/in/' },
  { field: 'linkedin_id', kind: 'line' },
  { field: 'about', kind: 'lines' },
] as const satisfies readonly ShownField[];

export const companyFields = [
  { field: 'name', kind: 'line' },
  { field: 'industry', kind: 'line' },
  { field: 'size', kind: 'line' },
  { field: 'location', kind: 'line' },
  { field: 'website', kind: 'line', inputMode: 'url' },
  { field: 'domain', kind: 'line', inputMode: 'url' },
  { field: 'linkedin_slug', kind: 'line', prefix: '/company/' },
  { field: 'linkedin_id', kind: 'line' },
  { field: 'about', kind: 'lines' },
] as const satisfies readonly ShownField[];

/** A value as it is shown and edited, with where it comes from. */
export interface FieldState {
  readonly shown: ShownField;
  readonly value: string | readonly string[] | null;
  readonly evidence: Evidence | undefined;
}

export function isEmptyValue(value: FieldState['value']): boolean {
  return value === null || value.length === 0;
}

const wanted: ReadonlySet<string> = new Set([
  'full_name',
  'name',
  'title',
  'company_name',
  'headline',
  'location',
  'industry',
]);

/** Whether a record is the poorer without it, so that its absence is shown as a gap. */
export function isWanted(shown: ShownField): boolean {
  return wanted.has(shown.field);
}

/** The value as it is shown; an address on LinkedIn carries what kind of page it is. */
export function toShownText(shown: ShownField, text: string): string {
  return shown.prefix === undefined ? text : `${shown.prefix}${text}`;
}
