import { domainOf } from '../mail/address.ts';
import { isFreeMail } from '../mail/free-mail.ts';
import type { Extraction, FieldReading } from '../model/extraction.ts';
import type { Store } from './store.ts';

/** Of a company of thousands the first ones tell as much as all. */
const maxKnown = 200;

/**
 * Where people with an address at a domain work, as the workspace knows it: the company's name by domain, where everybody
 * whose company is known works for the same one. For live queries.
 */
export async function loadCompanyByDomain(
  store: Store,
  emails: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const domains = [...new Set(emails.map(domainOf))].filter(
    (domain) => domain !== '' && !isFreeMail(domain),
  );
  const known = await Promise.all(
    domains.map((domain) =>
      store.prospects.where('ix.domains').equals(domain).limit(maxKnown).toArray(),
    ),
  );
  const idByDomain = new Map<string, string>();
  for (const [index, people] of known.entries()) {
    const ids = [...new Set(people.flatMap(({ company_id }) => company_id ?? []))];
    const [only] = ids;
    if (only !== undefined && ids.length === 1) idByDomain.set(domains[index] ?? '', only);
  }
  const rows = await store.companies.bulkGet([...idByDomain.values()]);
  return new Map(
    [...idByDomain.keys()].flatMap((domain, index) => {
      const row = rows[index];
      return row && row.deleted_at === null ? [[domain, row.name] as const] : [];
    }),
  );
}

/** The reading of somebody in a mail with the company of those who share their domain in place of a guess from its letters. */
export function withKnownCompany(
  extraction: Extraction,
  of: { readonly email: string; readonly companyByDomain: ReadonlyMap<string, string> },
): Extraction {
  const domain = domainOf(of.email);
  const name = of.companyByDomain.get(domain);
  if (name === undefined) return extraction;
  const guess = extraction.fields.company_name;
  const company: FieldReading = {
    value: name,
    confidence: 'likely',
    layer: 'colleagues',
    raw: domain,
    agreed: guess?.value === name ? [guess.layer] : [],
    disagreed: guess && guess.value !== name ? [{ layer: guess.layer, value: guess.value }] : [],
  };
  return { ...extraction, fields: { ...extraction.fields, company_name: company } };
}
