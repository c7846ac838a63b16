import type { Receipt } from '../../model/clip.ts';
import type { Evidence } from '../../model/evidence.ts';
import { failed, type Result } from '../../model/failure.ts';
import { prospectIdOf, prospectKey } from '../../model/ids.ts';
import type { Prospect } from '../../model/prospect.ts';
import type { RowFields } from '../../model/row.ts';
import { newId } from '../../platform/ids.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { toRepEvidence } from '../fields.ts';
import { isSameValue } from '../flat.ts';
import { findPeople } from '../lookup.ts';
import { mayGiveTo } from '../may-manage.ts';
import { refuse } from '../refuse.ts';
import { RefusedError } from '../storage-failure.ts';
import type { Store } from '../store.ts';
import { foldKey } from '../tables.ts';
import { emptyProspect } from './clip-profile.ts';
import { removeAllOfProspect } from './delete-along.ts';
import { addFacts } from './facts.ts';
import { linkCompany } from './link-company.ts';

/** What a rep can type about a person. `company_name` links the company, and makes it where it is not on file. */
export type ProspectPatch = Partial<
  Pick<
    RowFields<Prospect>,
    | 'full_name'
    | 'headline'
    | 'title'
    | 'seniority'
    | 'department'
    | 'location'
    | 'linkedin_slug'
    | 'about'
    | 'emails'
    | 'phones'
    | 'websites'
    | 'preferred_channel'
    | 'status'
    | 'owner_id'
    | 'tags'
    | 'do_not_contact'
    | 'company_id'
    | 'source_url'
  >
> & { readonly company_name?: string | null };

export type ProspectInput = ProspectPatch & { readonly full_name: string };

/** Fields that describe the person, so that it matters who says so; the others are the rep's own bookkeeping. */
const evidencedFields: ReadonlySet<string> = new Set([
  'full_name',
  'headline',
  'title',
  'seniority',
  'department',
  'location',
  'linkedin_slug',
  'about',
  'emails',
  'phones',
  'websites',
]);

/** Adds a person by hand. `invalid_input` names the address that is on file with somebody already. */
export function addProspect(store: Store, input: ProspectInput): Promise<Result<Receipt>> {
  return commit(store, { command: 'prospect/add', origin: store.origin }, async (draft) => {
    const typed = toTidyPatch(input);
    const name = typed.full_name ?? '';
    const slug = typed.linkedin_slug ?? undefined;
    const email = typed.emails?.[0];
    const taken = await findPeople(store, { slug, emails: typed.emails });
    if (taken.bySlug) refuseTaken('linkedin_slug');
    if (taken.byEmail.length > 0) refuseTaken('emails');
    const key = prospectKey({
      ...(slug ? { linkedinSlug: slug } : {}),
      ...(email ? { email } : {}),
    });
    const natural = key ? prospectIdOf(draft.identity.workspaceId, key) : newId();
    const id = (await draft.load('prospects', natural)) ? newId() : natural;
    await draft.create('prospects', id, {
      ...emptyProspect(name),
      owner_id: draft.identity.repId,
    });
    await applyPatch(draft, id, typed);
    return { table: 'prospects', id, name };
  });
}

export function editProspect(
  store: Store,
  id: string,
  patch: ProspectPatch,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'prospect/edit', origin: store.origin }, async (draft) => {
    const typed = toTidyPatch(patch);
    const row = await draft.require('prospects', id);
    if (!(await mayGiveTo(draft, row.owner_id, typed.owner_id))) refuse('not_allowed');
    if (typed.linkedin_slug && foldKey(typed.linkedin_slug) !== foldKey(row.linkedin_slug ?? '')) {
      const { bySlug } = await findPeople(store, { slug: typed.linkedin_slug });
      if (bySlug && bySlug.id !== id) refuseTaken('linkedin_slug');
    }
    await applyPatch(draft, id, typed);
    const { full_name } = await draft.require('prospects', id);
    return { table: 'prospects', id, name: full_name };
  });
}

/** Deletes a person with notes and next actions about them, their part in deals and cadences; undoing brings all of it back. */
export function deleteProspect(store: Store, id: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'prospect/delete', origin: store.origin }, async (draft) => {
    const { full_name } = await draft.require('prospects', id);
    await draft.remove('prospects', id);
    await removeAllOfProspect(draft, id);
    return { table: 'prospects', id, name: full_name };
  });
}

function refuseTaken(field: string): never {
  throw new RefusedError(failed('already_saved', field).failure);
}

function toTidyPatch(patch: ProspectPatch): ProspectPatch {
  const typed: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (typeof value === 'string' && field !== 'full_name') typed[field] = value.trim() || null;
    else if (typeof value === 'string') typed[field] = value.trim();
    else if (Array.isArray(value)) typed[field] = toTidySet(field, value);
    else typed[field] = value;
  }
  return typed;
}

function toTidySet(field: string, values: readonly string[]): string[] {
  const trimmed = values.map((value) =>
    field === 'emails' ? value.trim().toLowerCase() : value.trim(),
  );
  return [...new Set(trimmed.filter((value) => value !== ''))];
}

interface ProspectChange {
  /** Those that differ, and what is known of each. */
  readonly values: Record<string, unknown>;
  readonly evidence: Record<string, Evidence>;
}

async function applyPatch(
  draft: Draft,
  id: string,
  { company_name, ...fields }: ProspectPatch,
): Promise<void> {
  const row = await draft.require('prospects', id);
  const change = toChange(draft, row, fields);
  const { values, evidence } = change;
  if (company_name !== undefined) {
    const mention = toRepEvidence(company_name, draft.at, row.evidence['company_id']);
    const company = company_name
      ? await linkCompany(draft, { name: company_name, evidence: mention })
      : undefined;
    if ((company?.id ?? null) !== row.company_id) {
      values['company_id'] = company?.id ?? null;
      evidence['company_id'] = mention;
    }
  }
  writeChange(draft, row, change);
}

/** Changes a person who was read, with what is told of it; whether anything differs. */
export function changeProspect(
  draft: Draft,
  row: Prospect,
  fields: Omit<ProspectPatch, 'company_name'>,
): boolean {
  const change = toChange(draft, row, fields);
  const isChanged = Object.keys(change.values).length > 0;
  if (isChanged) writeChange(draft, row, change);
  return isChanged;
}

function toChange(
  draft: Draft,
  row: Prospect,
  fields: Omit<ProspectPatch, 'company_name'>,
): ProspectChange {
  const values: Record<string, unknown> = {};
  const evidence: Record<string, Evidence> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (isSameValue(value, row[field as keyof typeof fields])) continue;
    values[field] = value;
    if (evidencedFields.has(field)) {
      evidence[field] = toRepEvidence(value, draft.at, row.evidence[field]);
    }
  }
  return { values, evidence };
}

function writeChange(draft: Draft, row: Prospect, { values, evidence }: ProspectChange): void {
  const isNewName =
    isSameValue(values['full_name'], undefined) && row.evidence['full_name'] === undefined;
  if (isNewName) evidence['full_name'] = toRepEvidence(row.full_name, draft.at);
  draft.patchRead('prospects', row, { ...values, evidence });
  const of = { entity: 'prospect', entity_id: row.id, known_at: draft.at, source: 'rep' } as const;
  addFacts(draft, of, values);
}
