import { expect, it } from 'vitest';
import { aStore, valueOf } from './a-store.ts';
import { addCompany } from './commands/companies.ts';
import { loadIndustryNames } from './industry-names.ts';

it('gives folded industries as they are written on file, and none that nobody has', async () => {
  const store = aStore();
  valueOf(await addCompany(store, { name: 'Lạc Vân', industry: 'Vận tải và kho vận' }));
  valueOf(await addCompany(store, { name: 'Nordwind', industry: 'Retail' }));
  valueOf(await addCompany(store, { name: 'Blank' }));
  const names = await loadIndustryNames(store, ['van tai va kho van', 'fishing']);
  expect([...names]).toEqual([['van tai va kho van', 'Vận tải và kho vận']]);
  expect(await loadIndustryNames(store, [])).toEqual(new Map());
});
