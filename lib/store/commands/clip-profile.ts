import type { Company } from '../../model/company.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { FieldValue, PersonField } from '../../model/extraction.ts';
import { prospectIdOf, prospectKey } from '../../model/ids.ts';
import type { Prospect } from '../../model/prospect.ts';
import type { RowFields } from '../../model/row.ts';
import { newId } from '../../platform/ids.ts';
import type { Subject } from '../commit.ts';
import type { Draft } from '../draft.ts';
import {
  domainLayer,
  type Incoming,
  type IncomingByField,
  isIdentityField,
  isPersonField,
  personColumn,
  setOf,
  textOf,
} from '../fields.ts';
import { findPeople, followMerge, isOtherMember } from '../lookup.ts';
import { isSameReading, mergedValue, prospectOnFile } from '../merge.ts';
import type { ClipInput } from './clip.ts';
import { addFacts } from './facts.ts';
import { linkCompany } from './link-company.ts';
import { type Taken, toTaking } from './take-fields.ts';

export interface PageToSave extends ClipInput {
  readonly incoming: IncomingByField;
}

export async function saveProfilePage(draft: Draft, page: PageToSave): Promise<Subject> {
  const { decision, incoming } = page;
  if (decision.kind === 'update') {
    const named = await draft.require('prospects', decision.id);
    const row = (await followMerge(named, (id) => draft.load('prospects', id))) ?? named;
    return updateProspect(draft, page, { row, taken: decision.fields });
  }
  const slug = textOf(incoming, 'linkedin_slug');
  const linkedinId = textOf(incoming, 'linkedin_id');
  // Pressed twice, or gone on with after a kill: the person is there by now, only gaps are filled.
  const known = await findKnown(draft, { slug, linkedinId, email: setOf(incoming, 'emails')[0] });
  if (known.row) return updateProspect(draft, page, { row: known.row, taken: 'gaps' });
  return createProspect(draft, page, known.id);
}

interface Known {
  readonly id: string;
  readonly row?: Prospect;
}

/** The live row of this very person, or the id for a new one: the natural one, unless somebody else holds it. */
async function findKnown(
  draft: Draft,
  keys: { slug: string | undefined; linkedinId: string | undefined; email: string | undefined },
): Promise<Known> {
  const { slug, linkedinId, email } = keys;
  const { byId, bySlug } = await findPeople(draft.store, { slug, linkedinId });
  const isFree = (row: Prospect | undefined) =>
    row !== undefined && !isOtherMember(row.linkedin_id, linkedinId);
  if (byId) return { id: byId.id, row: byId };
  if (bySlug && isFree(bySlug)) return { id: bySlug.id, row: bySlug };
  const key = prospectKey({ ...(slug ? { linkedinSlug: slug } : {}), ...(email ? { email } : {}) });
  if (!key) return { id: newId() };
  const id = prospectIdOf(draft.identity.workspaceId, key);
  const natural = await draft.load('prospects', id);
  if (!natural) return { id };
  const row = await followMerge(natural, (target) => draft.load('prospects', target));
  // The row that holds the natural id is this person's only where no other slug has taken the place of this one.
  if (!row || !slug || !isFree(row)) return { id: newId() };
  return row !== natural || row.linkedin_slug === null ? { id: row.id, row } : { id: newId() };
}

async function createProspect(draft: Draft, page: PageToSave, id: string): Promise<Subject> {
  const { incoming, extraction, readAt } = page;
  const company = await linkMentioned(draft, incoming);
  const evidence: Record<string, Evidence> = {};
  for (const [field, { value, evidence: of }] of incoming) {
    if (!isPersonField(field) || field === 'company_slug' || value === null) continue;
    evidence[personColumn(field)] = of;
  }
  const name = textOf(incoming, 'full_name') ?? '';
  const fields: RowFields<Prospect> = {
    ...emptyProspect(name),
    company_id: company?.id ?? null,
    headline: textOf(incoming, 'headline') ?? null,
    title: textOf(incoming, 'title') ?? null,
    location: textOf(incoming, 'location') ?? null,
    linkedin_slug: textOf(incoming, 'linkedin_slug') ?? null,
    linkedin_id: textOf(incoming, 'linkedin_id') ?? null,
    about: textOf(incoming, 'about') ?? null,
    emails: [...setOf(incoming, 'emails')],
    phones: [...setOf(incoming, 'phones')],
    websites: [...setOf(incoming, 'websites')],
    owner_id: draft.identity.repId,
    evidence,
    ...toOrigin(extraction.url, readAt),
  };
  await draft.create('prospects', id, fields);
  const told = Object.keys(evidence).map((column): [string, unknown] => [
    column,
    fields[column as keyof typeof fields],
  ]);
  addFacts(draft, toFactSource(id, page), Object.fromEntries(told));
  return { table: 'prospects', id, name, fieldCount: told.length };
}

export function emptyProspect(fullName: string): RowFields<Prospect> {
  return {
    company_id: null,
    full_name: fullName,
    headline: null,
    title: null,
    seniority: null,
    department: null,
    location: null,
    linkedin_slug: null,
    linkedin_id: null,
    about: null,
    emails: [],
    phones: [],
    websites: [],
    preferred_channel: null,
    status: 'new',
    owner_id: null,
    tags: [],
    evidence: {},
    source_url: null,
    clipped_at: null,
    lawful_basis: null,
    notice_due_at: null,
    notice_sent_at: null,
    do_not_contact: false,
    merged_into: null,
  };
}

/** A person is told within a month where the data did not come from them (GDPR, article 14 (3) a). */
function toOrigin(url: string, readAt: string) {
  return {
    source_url: url,
    clipped_at: readAt,
    lawful_basis: 'legitimate_interest' as const,
    notice_due_at: monthAfter(readAt),
  };
}

/** The same day of the next month, or its last day where it is shorter. */
function monthAfter(instant: string): string {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + 1);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.toISOString();
}

function toFactSource(id: string, { extraction, readAt }: PageToSave) {
  return {
    entity: 'prospect' as const,
    entity_id: id,
    known_at: readAt,
    source: `${extraction.site}:${extraction.pageKind}`,
  };
}

async function linkMentioned(
  draft: Draft,
  incoming: IncomingByField,
): Promise<Company | undefined> {
  const mention = incoming.get('company_name');
  if (!mention || typeof mention.value !== 'string') return undefined;
  const slug = textOf(incoming, 'company_slug');
  const { layer, raw } = mention.evidence;
  const domain = layer === domainLayer ? raw : undefined;
  return linkCompany(draft, { name: mention.value, slug, domain, evidence: mention.evidence });
}

async function updateProspect(
  draft: Draft,
  page: PageToSave,
  { row, taken }: { row: Prospect; taken: Taken },
): Promise<Subject> {
  const { incoming, edits = {} } = page;
  const company = row.company_id ? await draft.load('companies', row.company_id) : undefined;
  const onFile = prospectOnFile(row, company);
  const taking = toTaking({ taken, onFile, incoming, edits });
  const values: Record<string, unknown> = {};
  const evidence: Record<string, Evidence> = {};
  let nextCompany: Company | undefined;
  for (const [field, reading] of incoming) {
    if (!isPersonField(field) || field === 'company_slug') continue;
    const column = personColumn(field);
    const now = onFile.value(field);
    const isNew = isIdentityField(field)
      ? isNewIdentity(field, now, reading)
      : taking.isTaken(field);
    if (isNew && field === 'company_name') {
      nextCompany = await linkMentioned(draft, incoming);
      values[column] = nextCompany?.id ?? null;
    } else if (isNew) {
      values[column] =
        reading.value === null
          ? null
          : field in edits
            ? reading.value
            : mergedValue(field, now, reading.value);
    }
    const of = isNew ? reading.evidence : taking.evidenceOf(field);
    if (of) evidence[column] = of;
  }
  const changedCount = Object.keys(values).length;
  await draft.patch('prospects', row.id, {
    ...values,
    evidence,
    ...(changedCount > 0 ? toRefreshedOrigin(row, page) : {}),
  });
  if (changedCount > 0) addFacts(draft, toFactSource(row.id, page), values);
  await addJobChange(draft, page, { row, company, nextCompany });
  return {
    table: 'prospects',
    id: row.id,
    name: (values['full_name'] as string) ?? row.full_name,
    fieldCount: changedCount,
  };
}

function toRefreshedOrigin(row: Prospect, { extraction, readAt }: PageToSave) {
  const origin = toOrigin(extraction.url, readAt);
  return row.lawful_basis === null
    ? origin
    : { source_url: origin.source_url, clipped_at: origin.clipped_at };
}

/** The page is this person's: a slug that was changed, or an id that was not known, is taken without a question. */
function isNewIdentity(field: PersonField, now: FieldValue | null, reading: Incoming): boolean {
  if (typeof reading.value !== 'string') return false;
  if (now === null) return true;
  if (field === 'linkedin_id') return isOtherMember(String(now), reading.value);
  return !isSameReading(field, now, reading.value);
}

interface JobChange {
  readonly row: Prospect;
  readonly company: Company | undefined;
  readonly nextCompany: Company | undefined;
}

/** A title or company that replaces another one is news; one that fills a gap is not. */
async function addJobChange(
  draft: Draft,
  page: PageToSave,
  { row, company, nextCompany }: JobChange,
): Promise<void> {
  const next = await draft.require('prospects', row.id);
  const isOtherTitle = row.title !== null && next.title !== null && next.title !== row.title;
  const isOtherCompany =
    row.company_id !== null && next.company_id !== row.company_id && next.company_id !== null;
  if (!isOtherTitle && !isOtherCompany) return;
  draft.append('signals', {
    prospect_id: row.id,
    company_id: next.company_id,
    kind: 'job_change',
    at: page.readAt,
    before: toPost(row.title, company),
    after: toPost(next.title, nextCompany ?? company),
  });
}

function toPost(title: string | null, company: Company | undefined): string {
  return [title, company?.name].filter(Boolean).join(' · ').slice(0, 400);
}
