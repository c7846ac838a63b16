import type { Company } from '../../model/company.ts';
import type { Evidence } from '../../model/evidence.ts';
import { foldText } from '../../model/fold.ts';
import { companyIdOf, companyKey } from '../../model/ids.ts';
import type { RowFields } from '../../model/row.ts';
import type { Draft } from '../draft.ts';
import { findCompaniesNamed, findCompany, followMerge } from '../lookup.ts';
import { foldKey } from '../tables.ts';

export interface CompanyMention {
  readonly name: string;
  readonly slug?: string | undefined;
  /** Where its people have their addresses, when the name was read from one. A company on file keeps what it has. */
  readonly domain?: string | undefined;
  /** Where the name comes from; the slug, when there is one, comes from the same place. */
  readonly evidence: Evidence;
}

/** A company of which only the name is known. */
export function emptyCompany(name: string): RowFields<Company> {
  return {
    name,
    domain: null,
    linkedin_id: null,
    linkedin_slug: null,
    about: null,
    industry: null,
    size_min: null,
    size_max: null,
    location: null,
    website: null,
    tags: [],
    evidence: {},
    merged_into: null,
  };
}

/**
 * The company that a person is said to work for, made where it is not on file. Found by slug, else by exactly the same
 * folded name; a company of that name that had no slug yet gets it.
 */
export async function linkCompany(draft: Draft, mention: CompanyMention): Promise<Company> {
  const { name, slug, domain, evidence } = mention;
  const found = await findMentioned(draft, mention);
  if (found) {
    if (slug && found.linkedin_slug === null) {
      await draft.patch('companies', found.id, {
        linkedin_slug: slug,
        evidence: { linkedin_slug: { ...evidence, value: slug } },
      });
    }
    return found;
  }
  const key = companyKey({
    ...(slug ? { linkedinSlug: slug } : {}),
    foldedName: foldText(name) || name,
  });
  const id = companyIdOf(draft.identity.workspaceId, key ?? name);
  await draft.create('companies', id, {
    ...emptyCompany(name),
    domain: domain ?? null,
    linkedin_slug: slug ?? null,
    evidence: {
      name: evidence,
      ...(domain ? { domain: { ...evidence, value: domain } } : {}),
      ...(slug ? { linkedin_slug: { ...evidence, value: slug } } : {}),
    },
  });
  return draft.require('companies', id);
}

async function findMentioned(draft: Draft, mention: CompanyMention): Promise<Company | undefined> {
  const { name, slug } = mention;
  const bySlug = slug ? await findCompany(draft.store, { slug }) : undefined;
  if (bySlug) return bySlug;
  const key = companyKey({
    ...(slug ? { linkedinSlug: slug } : {}),
    foldedName: foldText(name) || name,
  });
  const natural = await followMerge(
    await draft.load('companies', companyIdOf(draft.identity.workspaceId, key ?? name)),
    (id) => draft.load('companies', id),
  );
  if (natural && isFree(natural, slug)) return natural;
  const named = (await findCompaniesNamed(draft.store, name)).filter((row) => isFree(row, slug));
  // Several of one name cannot be told apart by it.
  return named.length === 1 ? named[0] : undefined;
}

/** A company that is known by another slug is another company. */
function isFree(company: Company, slug: string | undefined): boolean {
  return (
    !slug || company.linkedin_slug === null || foldKey(company.linkedin_slug) === foldKey(slug)
  );
}
