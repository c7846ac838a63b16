import type { Company } from '../model/company.ts';
import { foldText } from '../model/fold.ts';
import type { Prospect } from '../model/prospect.ts';
import { bareCompanyName } from './company-name.ts';
import type { Store } from './store.ts';
import { foldKey } from './tables.ts';

export interface PersonKeys {
  readonly slug?: string | undefined;
  readonly linkedinId?: string | undefined;
  readonly emails?: readonly string[] | undefined;
}

/** Live prospects by each key that proves who it is. */
export interface PersonHits {
  readonly byId: Prospect | undefined;
  readonly bySlug: Prospect | undefined;
  readonly byEmail: readonly Prospect[];
}

export async function findPeople(store: Store, keys: PersonKeys): Promise<PersonHits> {
  const { slug, linkedinId, emails = [] } = keys;
  const [byId, withSlug, byEmail] = await Promise.all([
    linkedinId ? store.prospects.where('ix.linkedinId').equals(linkedinId).first() : undefined,
    slug ? store.prospects.where('ix.slug').equals(foldKey(slug)).toArray() : [],
    emails.length > 0
      ? store.prospects.where('ix.emails').anyOf(emails.map(foldKey)).distinct().toArray()
      : [],
  ]);
  // LinkedIn hands a slug that was given up to somebody else: a row with another member's id is not meant.
  const bySlug = withSlug.find((row) => !isOtherMember(row.linkedin_id, linkedinId)) ?? withSlug[0];
  return { byId, bySlug, byEmail };
}

/**
 * Whether two LinkedIn ids prove two members. Ids come in two forms (a number, or `ACoA…`); only ids of the same form
 * can be compared.
 */
export function isOtherMember(
  one: string | null | undefined,
  other: string | null | undefined,
): boolean {
  if (!one || !other) return false;
  return /^\d+$/.test(one) === /^\d+$/.test(other) && one !== other;
}

/** Live people whose company this is, by name. */
export function peopleOf(store: Store, companyId: string) {
  return store.prospects
    .where('[ix.company+ix.name+id]')
    .between([companyId, '', ''], [companyId, '\uffff', '\uffff']);
}

export interface CompanyKeys {
  readonly slug?: string | undefined;
  readonly linkedinId?: string | undefined;
}

export async function findCompany(
  store: Store,
  { slug, linkedinId }: CompanyKeys,
): Promise<Company | undefined> {
  const byId =
    linkedinId && (await store.companies.where('ix.linkedinId').equals(linkedinId).first());
  if (byId) return byId;
  return slug ? store.companies.where('ix.slug').equals(foldKey(slug)).first() : undefined;
}

/** Companies of exactly this folded name. */
export function findCompaniesNamed(store: Store, name: string): Promise<Company[]> {
  const folded = foldText(name);
  return store.companies.where('[ix.name+id]').between([folded, ''], [folded, '\uffff']).toArray();
}

/** Companies whose name is the same once legal forms are set aside. */
export function findCompaniesLike(store: Store, name: string): Promise<Company[]> {
  return store.companies.where('ix.bare').equals(bareCompanyName(name)).toArray();
}

/** The row that a row was merged into, however often; the row itself where it was not. */
export async function followMerge<Row extends { merged_into: string | null }>(
  row: Row | undefined,
  load: (id: string) => Promise<Row | undefined>,
): Promise<Row | undefined> {
  let current = row;
  for (let steps = 0; current && current.merged_into !== null && steps < 10; steps += 1) {
    current = await load(current.merged_into);
  }
  return current;
}
