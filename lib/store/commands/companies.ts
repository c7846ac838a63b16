import type { Receipt } from '../../model/clip.ts';
import type { Company } from '../../model/company.ts';
import type { Evidence } from '../../model/evidence.ts';
import { failed, type Result } from '../../model/failure.ts';
import { foldText } from '../../model/fold.ts';
import { companyIdOf, companyKey } from '../../model/ids.ts';
import type { RowFields } from '../../model/row.ts';
import { commit } from '../commit.ts';
import { toDomain } from '../company-name.ts';
import type { Draft } from '../draft.ts';
import { toRepEvidence } from '../fields.ts';
import { isSameValue } from '../flat.ts';
import { findCompany } from '../lookup.ts';
import { RefusedError } from '../storage-failure.ts';
import type { Store } from '../store.ts';
import { aboutKey } from '../tables.ts';
import { removeNotesAbout } from './delete-along.ts';
import { addFacts } from './facts.ts';
import { emptyCompany } from './link-company.ts';

export type CompanyPatch = Partial<
  Pick<
    RowFields<Company>,
    | 'name'
    | 'domain'
    | 'linkedin_slug'
    | 'about'
    | 'industry'
    | 'size_min'
    | 'size_max'
    | 'location'
    | 'website'
    | 'tags'
  >
>;
export type CompanyInput = CompanyPatch & { readonly name: string };

/** Adds a company by hand. `invalid_input` names the field by which it is on file already. */
export function addCompany(store: Store, input: CompanyInput): Promise<Result<Receipt>> {
  return commit(store, { command: 'company/add', origin: store.origin }, async (draft) => {
    const typed = toTidyPatch(input);
    const name = typed.name ?? '';
    const slug = typed.linkedin_slug ?? undefined;
    const domain = typed.domain ?? toDomain(typed.website);
    const key = companyKey({
      ...(slug ? { linkedinSlug: slug } : {}),
      ...(domain ? { domain } : {}),
      foldedName: foldText(name) || name,
    });
    const id = companyIdOf(draft.identity.workspaceId, key ?? name);
    if (slug && (await findCompany(store, { slug }))) refuseTaken('linkedin_slug');
    if (await draft.load('companies', id)) {
      refuseTaken(slug ? 'linkedin_slug' : domain ? 'domain' : 'name');
    }
    await draft.create('companies', id, { ...emptyCompany(name), domain: domain ?? null });
    changeCompany(draft, await draft.require('companies', id), typed);
    return { table: 'companies', id, name };
  });
}

export function editCompany(
  store: Store,
  id: string,
  patch: CompanyPatch,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'company/edit', origin: store.origin }, async (draft) => {
    const typed = toTidyPatch(patch);
    const other = typed.linkedin_slug
      ? await findCompany(store, { slug: typed.linkedin_slug })
      : undefined;
    if (other && other.id !== id) refuseTaken('linkedin_slug');
    changeCompany(draft, await draft.require('companies', id), typed);
    const { name } = await draft.require('companies', id);
    return { table: 'companies', id, name };
  });
}

/** Deletes a company and the notes about it. Its people and deals stay and keep the link, so that undoing restores all. */
export function deleteCompany(store: Store, id: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'company/delete', origin: store.origin }, async (draft) => {
    const { name } = await draft.require('companies', id);
    await draft.remove('companies', id);
    await removeNotesAbout(draft, [aboutKey('company', id)]);
    return { table: 'companies', id, name };
  });
}

function refuseTaken(field: string): never {
  throw new RefusedError(failed('already_saved', field).failure);
}

function toTidyPatch(patch: CompanyPatch): CompanyPatch {
  const typed: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (typeof value === 'string') {
      typed[field] = field === 'name' ? value.trim() : value.trim() || null;
    } else if (Array.isArray(value)) {
      typed[field] = [...new Set(value.map((tag) => tag.trim()).filter(Boolean))];
    } else typed[field] = value;
  }
  return typed;
}

/** Changes a company that was read, with what is told of it; whether anything differs. */
export function changeCompany(draft: Draft, row: Company, patch: CompanyPatch): boolean {
  const values: Record<string, unknown> = {};
  const evidence: Record<string, Evidence> = {};
  for (const [field, value] of Object.entries(patch)) {
    if (isSameValue(value, row[field as keyof CompanyPatch])) continue;
    values[field] = value;
    if (field !== 'tags') evidence[field] = toRepEvidence(value, draft.at, row.evidence[field]);
  }
  if (row.evidence['name'] === undefined && evidence['name'] === undefined) {
    evidence['name'] = toRepEvidence(row.name, draft.at);
  }
  draft.patchRead('companies', row, { ...values, evidence });
  const of = { entity: 'company', entity_id: row.id, known_at: draft.at, source: 'rep' } as const;
  addFacts(draft, of, values);
  return Object.keys(values).length > 0;
}
