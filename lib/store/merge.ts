import type { Company } from '../model/company.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Confidence, FieldName, FieldValue } from '../model/extraction.ts';
import type { Prospect } from '../model/prospect.ts';
import { bareCompanyName } from './company-name.ts';
import {
  companyColumn,
  declinedLayer,
  type Incoming,
  type IncomingByField,
  isCompanyField,
  isIdentityField,
  isPersonField,
  personColumn,
  textOf,
} from './fields.ts';
import { foldKey } from './tables.ts';

/** A stored value and what the page says now. */
export interface FieldChange {
  readonly field: FieldName;
  readonly now: FieldValue | null;
  /** The value as it will be: for a set, the stored elements and the new ones. */
  readonly next: FieldValue;
  /** The rep typed the stored value: it stays unless the rep ticks the new one. */
  readonly isOwnEdit: boolean;
  readonly confidence: Confidence;
  readonly preselected: boolean;
}

/** What is on file, in the words of the page's fields. */
export interface OnFile {
  value(field: FieldName): FieldValue | null;
  evidence(field: FieldName): Evidence | undefined;
}

export function prospectOnFile(row: Prospect, company: Company | undefined): OnFile {
  return {
    value: (field) => {
      if (field === 'company_name') return company?.name ?? null;
      if (field === 'company_slug') return company?.linkedin_slug ?? null;
      return isPersonField(field) ? row[personColumn(field)] : null;
    },
    evidence: (field) => (isPersonField(field) ? row.evidence[personColumn(field)] : undefined),
  };
}

export function companyOnFile(row: Company): OnFile {
  return {
    value: (field) => (isCompanyField(field) ? row[companyColumn(field)] : null),
    evidence: (field) => (isCompanyField(field) ? row.evidence[companyColumn(field)] : undefined),
  };
}

/**
 * Where page and record differ, in the page's order of fields. The rep's own edits start unticked, newer readings that
 * are at least as sure start ticked; a less sure one shows only where it says something else, and starts unticked.
 * Missing is not empty: a field that was not read changes nothing.
 */
export function toFieldChanges(onFile: OnFile, incoming: IncomingByField): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [field, reading] of incoming) {
    if (isIdentityField(field) || field === 'company_slug') continue;
    if (field === 'company_name' && isSameCompany(onFile, incoming)) continue;
    const change = toFieldChange(field, onFile, reading);
    if (change) changes.push(change);
  }
  return changes;
}

function toFieldChange(
  field: FieldName,
  onFile: OnFile,
  reading: Incoming,
): FieldChange | undefined {
  if (reading.value === null) return undefined;
  const now = onFile.value(field);
  const next = mergedValue(field, now, reading.value);
  if (now !== null && isSameReading(field, now, next)) return undefined;
  const known = onFile.evidence(field);
  if (isDeclined(field, known, reading.value)) return undefined;
  const confidence = reading.evidence.confidence ?? 'certain';
  const isOwnEdit = known?.by === 'rep';
  const isEmpty = now === null || (typeof now === 'object' && now.length === 0);
  if (isEmpty && !isOwnEdit && typeof next === 'object' && next.length === 0) return undefined;
  const isLessSure = !isEmpty && known !== undefined && isSurer(known.confidence, confidence);
  if (isLessSure && !isOwnEdit && isPartOf(now, next)) return undefined;
  return { field, now, next, isOwnEdit, confidence, preselected: !isOwnEdit && !isLessSure };
}

/** The rep has seen this value and kept another: it is not news. */
function isDeclined(field: FieldName, known: Evidence | undefined, value: FieldValue): boolean {
  return (known?.disagreed ?? []).some(
    (other) => other.layer === declinedLayer && isSameReading(field, other.value, value),
  );
}

/** The evidence of the value that stays, with the one that was turned down. */
export function withDeclined(evidence: Evidence, value: FieldValue): Evidence {
  const declined = { layer: declinedLayer, value: typeof value === 'object' ? [...value] : value };
  return { ...evidence, disagreed: [...(evidence.disagreed ?? []), declined] };
}

/** A set keeps what it has: that an address is not on the page says nothing about it. */
export function mergedValue(
  field: FieldName,
  now: FieldValue | null,
  next: FieldValue,
): FieldValue {
  if (typeof next !== 'object') return next;
  const kept = typeof now === 'object' && now !== null ? now : [];
  const known = new Set(kept.map((element) => toComparable(field, element)));
  return [...kept, ...next.filter((element) => !known.has(toComparable(field, element)))];
}

/** Same but for the way it is written; a company's legal form is part of that. */
export function isSameReading(field: FieldName, one: FieldValue, other: FieldValue): boolean {
  if (typeof one === 'object' || typeof other === 'object') {
    if (typeof one !== 'object' || typeof other !== 'object') return false;
    const known = new Set(one.map((element) => toComparable(field, element)));
    return (
      one.length === other.length &&
      other.every((element) => known.has(toComparable(field, element)))
    );
  }
  const [a, b] = [String(one), String(other)];
  if (field === 'name' && bareCompanyName(a) === bareCompanyName(b)) return true;
  return toComparable(field, a) === toComparable(field, b);
}

/** One company under two spellings: the same slug, or the same name but for its legal form. */
function isSameCompany(onFile: OnFile, incoming: IncomingByField): boolean {
  const [slug, name] = [onFile.value('company_slug'), onFile.value('company_name')];
  const [nextSlug, nextName] = [textOf(incoming, 'company_slug'), textOf(incoming, 'company_name')];
  if (typeof slug === 'string' && nextSlug !== undefined) {
    return foldKey(slug) === foldKey(nextSlug);
  }
  if (typeof name !== 'string' || nextName === undefined) return false;
  return bareCompanyName(name) === bareCompanyName(nextName);
}

/** Case, kinds of spaces, dashes, quotes and invisible marks are writing; accents and other signs are content. */
function toComparable(field: FieldName, value: string): string {
  if (field === 'phones') return value.replace(/[^\d+]/g, '');
  if (field === 'websites' || field === 'website') return toComparableAddress(value);
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u201a\u201b`´]/g, "'")
    .replace(/[\u201c-\u201f«»]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/ ?([,;:|·/-]) ?/g, '$1')
    .replace(/[\s.,;]+$/, '')
    .trim();
}

function toComparableAddress(value: string): string {
  return value
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/+$/, '');
}

const rankByConfidence: Readonly<Record<Confidence, number>> = { guess: 0, likely: 1, certain: 2 };

/** Whether the first reading is surer than the second. A value without a level (typed by hand) is certain. */
export function isSurer(one: Confidence | undefined, other: Confidence | undefined): boolean {
  return rankByConfidence[one ?? 'certain'] > rankByConfidence[other ?? 'certain'];
}

function isPartOf(now: FieldValue | null, next: FieldValue): boolean {
  if (typeof now !== 'string' || typeof next !== 'string') return false;
  const [long, short] = [toComparable('headline', now), toComparable('headline', next)];
  return long.includes(short) || short.includes(long);
}
