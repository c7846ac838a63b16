import type { Evidence } from '../model/evidence.ts';
import type {
  CompanyField,
  Extraction,
  FieldName,
  FieldReading,
  FieldValue,
  PersonField,
} from '../model/extraction.ts';

/**
 * The column that a field of a page is kept in. `company_name` stands for the link to a company: its evidence is kept
 * under the column too, with the name as its value.
 */
const columnByPersonField = {
  full_name: 'full_name',
  headline: 'headline',
  title: 'title',
  company_name: 'company_id',
  company_slug: 'company_id',
  location: 'location',
  linkedin_slug: 'linkedin_slug',
  linkedin_id: 'linkedin_id',
  about: 'about',
  emails: 'emails',
  phones: 'phones',
  websites: 'websites',
} as const satisfies Record<PersonField, string>;

const columnByCompanyField = {
  name: 'name',
  slug: 'linkedin_slug',
  linkedin_id: 'linkedin_id',
  industry: 'industry',
  size_min: 'size_min',
  size_max: 'size_max',
  location: 'location',
  website: 'website',
} as const satisfies Record<CompanyField, string>;

export function isPersonField(field: FieldName): field is PersonField {
  return field in columnByPersonField;
}

export function isCompanyField(field: FieldName): field is CompanyField {
  return field in columnByCompanyField;
}

/** The column, and with it the key in `evidence`, of a person's field. */
export function personColumn(field: PersonField): (typeof columnByPersonField)[PersonField] {
  return columnByPersonField[field];
}

export function companyColumn(field: CompanyField): (typeof columnByCompanyField)[CompanyField] {
  return columnByCompanyField[field];
}

/** Fields that say who it is. They follow the page without a question once the page is known to be the same person's. */
export function isIdentityField(field: FieldName): boolean {
  return field === 'linkedin_slug' || field === 'linkedin_id' || field === 'slug';
}

/** What the rep put in place of a reading; an empty text clears the field. */
export type Edits = Readonly<Partial<Record<FieldName, FieldValue>>>;

/** A value about to be stored, with where it comes from. Null clears the field. */
export interface Incoming {
  readonly value: FieldValue | null;
  readonly evidence: Evidence;
}

export type IncomingByField = ReadonlyMap<FieldName, Incoming>;

/** Everything that a clip offers to store: the readings, and over them the rep's edits. */
export function toIncoming(
  extraction: Extraction,
  readAt: string,
  edits: Edits = {},
): IncomingByField {
  const incoming = new Map<FieldName, Incoming>();
  for (const [field, reading] of Object.entries(extraction.fields) as [FieldName, FieldReading][]) {
    const value = toTidyValue(field, reading.value);
    if (value !== null) {
      incoming.set(field, { value, evidence: toEvidence(extraction, reading, readAt) });
    }
  }
  for (const [field, typed] of Object.entries(edits) as [FieldName, FieldValue][]) {
    const value = toTidyValue(field, typed);
    const over = incoming.get(field)?.evidence;
    incoming.set(field, { value, evidence: toRepEvidence(typed, readAt, over) });
  }
  return incoming;
}

/** Marks, among the contradictions of a piece of evidence, a value that the rep has turned down. */
export const declinedLayer = 'declined';

/** Names, in the evidence of an address, that it was guessed and that the rep accepted it. */
export const patternLayer = 'pattern';

/** Names, in the evidence of a company, that it was read from the domain of an address, which then is what was read. */
export const domainLayer = 'domain';

/** A value that the rep typed, and what it was typed over: that value is no news when a page shows it again. */
export function toRepEvidence(value: unknown, at: string, over?: Evidence): Evidence {
  const declined = (over?.disagreed ?? []).filter((other) => other.layer === declinedLayer);
  if (over?.by === 'page') declined.push({ layer: declinedLayer, value: over.value });
  return {
    by: 'rep',
    at,
    value: toFieldValue(value),
    ...(declined.length > 0 ? { disagreed: declined } : {}),
  };
}

/** Cleared is the empty text; a choice such as a channel is its word. */
function toFieldValue(value: unknown): string | number | string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

function toEvidence(extraction: Extraction, reading: FieldReading, readAt: string): Evidence {
  return {
    by: 'page',
    at: readAt,
    value: copyValue(reading.value),
    raw: reading.raw,
    url: extraction.url,
    pack: extraction.pack,
    version: extraction.version,
    layer: reading.layer,
    confidence: reading.confidence,
    agreed: [...reading.agreed],
    disagreed: reading.disagreed.map(({ layer, value }) => ({ layer, value: copyValue(value) })),
  };
}

function copyValue(value: FieldValue): string | number | string[] {
  return typeof value === 'object' ? [...value] : value;
}

/** The value as it is kept: trimmed, e-mail addresses in lower case, sets without repeats; null where nothing is left. */
function toTidyValue(field: FieldName, value: FieldValue): FieldValue | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  const elements = value.map((element) =>
    field === 'emails' ? element.trim().toLowerCase() : element.trim(),
  );
  return [...new Set(elements.filter((element) => element !== ''))];
}

/** The text of a field, `undefined` where it is absent or not a text. */
export function textOf(incoming: IncomingByField, field: FieldName): string | undefined {
  const value = incoming.get(field)?.value;
  return typeof value === 'string' ? value : undefined;
}

export function setOf(incoming: IncomingByField, field: FieldName): readonly string[] {
  const value = incoming.get(field)?.value;
  return typeof value === 'object' && value !== null ? value : [];
}
