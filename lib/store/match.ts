import type { Company } from '../model/company.ts';
import type { Extraction } from '../model/extraction.ts';
import { foldText } from '../model/fold.ts';
import type { Prospect } from '../model/prospect.ts';
import { bareCompanyName, toDomain } from './company-name.ts';
import { type IncomingByField, setOf, textOf, toIncoming } from './fields.ts';
import { compareNames } from './likeness.ts';
import { findCompaniesLike, findCompany, findPeople, isOtherMember, peopleOf } from './lookup.ts';
import { companyOnFile, type FieldChange, prospectOnFile, toFieldChanges } from './merge.ts';
import type { Store } from './store.ts';
import { foldKey } from './tables.ts';

export type { FieldChange } from './merge.ts';

/** What speaks for two records being one, or against it; the interface puts it into words. */
export type Reason =
  | {
      readonly code:
        | 'same_company'
        | 'same_name'
        | 'similar_name'
        | 'same_email'
        | 'same_slug'
        | 'same_linkedin_id'
        | 'same_domain'
        | 'no_linkedin_on_file'
        | 'other_slug'
        | 'other_linkedin_id';
    }
  | { readonly code: 'nickname'; readonly short: string; readonly long: string }
  | { readonly code: 'suffix_ignored'; readonly suffix: string };

/** A record that may be the one in view; `title` is a company's industry. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly companyName: string | null;
  readonly ownerId: string | null;
  readonly reasons: readonly Reason[];
}

export type Match =
  | { readonly state: 'new' }
  | { readonly state: 'saved'; readonly id: string }
  | { readonly state: 'changed'; readonly id: string; readonly changes: readonly FieldChange[] }
  | { readonly state: 'possible_duplicate'; readonly candidates: readonly Candidate[] };

const shownCandidates = 5;

/**
 * Whether what was read is on file. LinkedIn id, slug and e-mail address prove it; where they name two records, or only
 * likeness speaks, the rep decides.
 */
export async function matchExtraction(store: Store, extraction: Extraction): Promise<Match> {
  // The time only fills evidence that is not kept here.
  const incoming = toIncoming(extraction, '');
  if (extraction.pageKind === 'company') return matchCompany(store, incoming);
  if (extraction.pageKind === 'profile') return matchPerson(store, incoming);
  return { state: 'new' };
}

/** Whom an address belongs to, by the index alone: for the icon and the first card. */
export async function matchAddress(
  store: Store,
  address: { kind: 'profile' | 'company'; slug?: string; linkedinId?: string },
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const { kind, slug, linkedinId } = address;
  if (kind === 'company') {
    const company = await findCompany(store, { slug, linkedinId });
    return company && { id: company.id, name: company.name };
  }
  const { byId, bySlug } = await findPeople(store, { slug, linkedinId });
  const free = bySlug && !isOtherMember(bySlug.linkedin_id, linkedinId) ? bySlug : undefined;
  const person = byId ?? free;
  return person && { id: person.id, name: person.full_name };
}

async function matchPerson(store: Store, incoming: IncomingByField): Promise<Match> {
  const linkedinId = textOf(incoming, 'linkedin_id');
  const slug = textOf(incoming, 'linkedin_slug');
  const hits = await findPeople(store, { slug, linkedinId, emails: setOf(incoming, 'emails') });
  const proven = new Map<string, { row: Prospect; reasons: Reason[] }>();
  const add = (
    row: Prospect | undefined,
    code: 'same_linkedin_id' | 'same_slug' | 'same_email',
  ) => {
    if (!row) return;
    const entry = proven.get(row.id) ?? { row, reasons: [] };
    entry.reasons.push({ code });
    proven.set(row.id, entry);
  };
  add(hits.byId, 'same_linkedin_id');
  add(hits.bySlug, 'same_slug');
  for (const row of hits.byEmail) add(row, 'same_email');

  const only = proven.size === 1 ? [...proven.values()][0] : undefined;
  const isContradicted = only !== undefined && contradictions(only.row, incoming).length > 0;
  const isProvenByLinkedin =
    only !== undefined && (only.row === hits.byId || only.row === hits.bySlug);
  if (only && (!isContradicted || (isProvenByLinkedin && only.row.linkedin_id === linkedinId))) {
    return settle(store, only.row, incoming);
  }
  if (proven.size > 0) {
    const rows = [...proven.values()].map(({ row, reasons }) => ({
      row,
      reasons: [...reasons, ...contradictions(row, incoming)],
    }));
    return { state: 'possible_duplicate', candidates: await toCandidates(store, rows) };
  }
  const alike = await findAlike(store, incoming);
  if (alike.length === 0) return { state: 'new' };
  return {
    state: 'possible_duplicate',
    candidates: await toCandidates(store, alike.slice(0, shownCandidates)),
  };
}

async function settle(store: Store, row: Prospect, incoming: IncomingByField): Promise<Match> {
  const company = row.company_id === null ? undefined : await store.companies.get(row.company_id);
  const onFile = prospectOnFile(row, company?.deleted_at === null ? company : undefined);
  const changes = toFieldChanges(onFile, incoming);
  return changes.length === 0
    ? { state: 'saved', id: row.id }
    : { state: 'changed', id: row.id, changes };
}

/** What on file says that it is somebody else. */
function contradictions(row: Prospect, incoming: IncomingByField): Reason[] {
  if (isOtherMember(row.linkedin_id, textOf(incoming, 'linkedin_id'))) {
    return [{ code: 'other_linkedin_id' }];
  }
  const slug = textOf(incoming, 'linkedin_slug');
  const isOtherSlug =
    row.linkedin_slug !== null && slug && foldKey(row.linkedin_slug) !== foldKey(slug);
  return isOtherSlug ? [{ code: 'other_slug' }] : [];
}

interface Alike {
  readonly row: Prospect;
  readonly reasons: readonly Reason[];
}

/** People of a like name at a company of a like name, or of the same name where nothing on file says who they are. */
async function findAlike(store: Store, incoming: IncomingByField): Promise<Alike[]> {
  const name = textOf(incoming, 'full_name');
  if (!name) return [];
  const companyName = textOf(incoming, 'company_name');
  const slug = textOf(incoming, 'company_slug');
  const companies = new Map<string, Company>();
  const bySlug = slug ? await findCompany(store, { slug }) : undefined;
  if (bySlug) companies.set(bySlug.id, bySlug);
  for (const company of companyName ? await findCompaniesLike(store, companyName) : []) {
    companies.set(company.id, company);
  }
  const colleagues = (
    await Promise.all([...companies.keys()].map((id) => peopleOf(store, id).toArray()))
  ).flat();
  const folded = foldText(name);
  const namesakes = await store.prospects
    .where('[ix.name+id]')
    .between([folded, ''], [folded, '\uffff'])
    .limit(200)
    .filter(
      (row) => row.linkedin_slug === null && (row.company_id === null || companyName === undefined),
    )
    .toArray();
  const found = new Map<string, Alike>();
  for (const row of [...colleagues, ...namesakes]) {
    if (isOtherMember(row.linkedin_id, textOf(incoming, 'linkedin_id'))) continue;
    const likeness = compareNames(name, row.full_name);
    if (!likeness || found.has(row.id)) continue;
    const nameReason: Reason =
      likeness.kind === 'nickname'
        ? { code: 'nickname', short: likeness.short, long: likeness.long }
        : { code: likeness.kind === 'same' ? 'same_name' : 'similar_name' };
    const company = row.company_id === null ? undefined : companies.get(row.company_id);
    found.set(row.id, {
      row,
      reasons: [
        nameReason,
        ...(company ? companyReasons(company.name, companyName) : []),
        ...(row.linkedin_slug === null
          ? [{ code: 'no_linkedin_on_file' } as const]
          : contradictions(row, incoming)),
      ],
    });
  }
  return [...found.values()].sort((one, other) => strength(other) - strength(one));
}

function strength({ reasons }: Alike): number {
  const has = (code: Reason['code']) => Number(reasons.some((reason) => reason.code === code));
  return has('same_name') * 4 + has('nickname') * 2 + has('same_company') - has('other_slug') * 3;
}

function companyReasons(onFile: string, read: string | undefined): Reason[] {
  if (read === undefined || foldText(onFile) === foldText(read)) return [{ code: 'same_company' }];
  const suffix = setAside(onFile) || setAside(read);
  return suffix
    ? [{ code: 'same_company' }, { code: 'suffix_ignored', suffix }]
    : [{ code: 'same_company' }];
}

/** The words of a name, as written, that are not part of the bare name. */
function setAside(name: string): string {
  const bare = new Set(bareCompanyName(name).split(' '));
  return name
    .trim()
    .split(/\s+/)
    .filter((word) =>
      foldText(word)
        .split(' ')
        .every((part) => !bare.has(part)),
    )
    .join(' ');
}

async function toCandidates(store: Store, alike: readonly Alike[]): Promise<Candidate[]> {
  const ids = alike.flatMap(({ row }) => row.company_id ?? []) as string[];
  const companies = await store.companies.bulkGet(ids);
  const nameById = new Map(companies.flatMap((row) => (row ? [[row.id as string, row.name]] : [])));
  return alike.map(({ row, reasons }) => ({
    id: row.id,
    name: row.full_name,
    title: row.title,
    companyName: row.company_id === null ? null : (nameById.get(row.company_id) ?? null),
    ownerId: row.owner_id,
    reasons,
  }));
}

async function matchCompany(store: Store, incoming: IncomingByField): Promise<Match> {
  const slug = textOf(incoming, 'slug');
  const known = await findCompany(store, { slug, linkedinId: textOf(incoming, 'linkedin_id') });
  if (known) {
    const changes = toFieldChanges(companyOnFile(known), incoming);
    return changes.length === 0
      ? { state: 'saved', id: known.id }
      : { state: 'changed', id: known.id, changes };
  }
  const name = textOf(incoming, 'name');
  const domain = toDomain(textOf(incoming, 'website'));
  const withDomain = domain
    ? await store.companies.where('ix.domain').equals(foldKey(domain)).toArray()
    : [];
  const named = name ? await findCompaniesLike(store, name) : [];
  const alike = new Map([...withDomain, ...named].map((row) => [row.id, row]));
  const isFree = (row: Company) => row.linkedin_slug === null || !slug;
  const candidates = [...alike.values()]
    .filter(isFree)
    .slice(0, shownCandidates)
    .map(
      (row): Candidate => ({
        id: row.id,
        name: row.name,
        title: row.industry,
        companyName: null,
        ownerId: null,
        reasons: [
          ...(withDomain.some(({ id }) => id === row.id) ? [{ code: 'same_domain' } as const] : []),
          ...(named.some(({ id }) => id === row.id) ? [{ code: 'same_name' } as const] : []),
          ...companyReasons(row.name, name).filter((reason) => reason.code === 'suffix_ignored'),
          { code: 'no_linkedin_on_file' },
        ],
      }),
    );
  return candidates.length === 0 ? { state: 'new' } : { state: 'possible_duplicate', candidates };
}
