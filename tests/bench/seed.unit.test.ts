import { expect, it } from 'vitest';
import { aStore } from '../../lib/store/a-store.ts';
import { bareCompanyName } from '../../lib/store/company-name.ts';
import { rowSchemas } from '../../lib/store/schemas.ts';
import { searchRows } from '../../lib/store/search.ts';

import { seedProspects } from './seed.ts';

it('writes valid rows, the same for the same seed, and finds them', async () => {
  const [one, other] = [aStore(), aStore()];
  await seedProspects(one, 120, 7);
  await seedProspects(other, 120, 7);
  const namesOf = async (store: typeof one) =>
    (await store.prospects.toArray()).map((row) => row.full_name).sort();
  expect(await namesOf(one)).toEqual(await namesOf(other));
  for (const name of ['prospects', 'companies', 'tasks'] as const) {
    const rows = await one.rowsOf(name).toArray();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const checked = rowSchemas[name].safeParse(row);
      expect(checked.error?.issues).toBeUndefined();
    }
  }
  const [company] = await one.companies.toArray();
  expect(bareCompanyName(company?.name ?? '')).not.toBe('');
  expect(await searchRows(one, company?.name ?? '')).toMatchObject({ rowCount: 132 });
  expect((await searchRows(one, company?.name ?? '')).matchCount).toBeGreaterThan(0);
});
