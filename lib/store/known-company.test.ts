import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { toPersonExtraction } from '../mail/mail-person.ts';
import { aStore, valueOf } from './a-store.ts';
import { addProspect } from './commands/prospects.ts';
import { loadCompanyByDomain, withKnownCompany } from './known-company.ts';

const store = aStore();
const add = async (name: string, company: string, email: string) =>
  valueOf(await addProspect(store, { full_name: name, company_name: company, emails: [email] }));

describe('the company of a domain', () => {
  it('is the one that all work for; where they differ or the mail is free, none', async () => {
    await add('Priya Raman', 'Harrow Pike Foods', 'priya@harrowpike.example');
    await add('Colm Barrow', 'Harrow Pike Foods', 'colm@harrowpike.example');
    await add('Jan Novak', 'Novak Steel', 'jan@shared.example');
    await add('Eva Novak', 'Novak Timber', 'eva@shared.example');
    await add('Otto Kern', 'Kern GmbH', 'otto@gmail.com');
    const found = await loadCompanyByDomain(store, [
      'sanne@harrowpike.example',
      'uwe@shared.example',
      'someone@gmail.com',
      'nobody@elsewhere.example',
    ]);
    expect([...found]).toEqual([['harrowpike.example', 'Harrow Pike Foods']]);
  });

  it('stands in place of the guess, which is kept as what it differs from', () => {
    const email = 'sanne@harrowpike.example';
    const source = { site: 'gmail', url: '', pack: 'gmail', version: 1 } as const;
    const read = toPersonExtraction({ email, name: 'Sanne Okafor' }, source);
    const companyByDomain = new Map([['harrowpike.example', 'Harrow Pike Foods']]);
    expect(withKnownCompany(read, { email, companyByDomain }).fields.company_name).toMatchObject({
      value: 'Harrow Pike Foods',
      confidence: 'likely',
      layer: 'colleagues',
      disagreed: [{ layer: 'domain', value: read.fields.company_name?.value }],
    });
    expect(withKnownCompany(read, { email, companyByDomain: new Map() })).toBe(read);
  });
});
