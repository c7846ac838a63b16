import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aDevice, aTeam } from './a-team.ts';
import { aDatabase } from './database.ts';

const database = await aDatabase();
const team = await aTeam(database);

test('a put is applied and pulled as it was sent', async () => {
  const device = aDevice(database, team.workspaceId, team.rep);
  const [company, prospect, deal, stage] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const manager = aDevice(database, team.workspaceId, team.manager);
  await manager.send('put', 'stages', stage, { f: { name: 'New', position: 0, kind: 'open', probability: 10 } });
  const verdicts = await device.push(
    device.change('put', 'companies', company, { f: { name: 'Nordwind' } }),
    device.change('put', 'prospects', prospect, { f: { full_name: 'Linh Trần', company_id: company, emails: ['a@x.example'], evidence: { full_name: { by: 'rep', at: 'x', value: 'Linh' } } } }),
    device.change('put', 'deals', deal, { f: { name: 'D', stage_id: stage, amount: '12.50', company_id: company } }),
  );
  expect(verdicts.map((v) => v.status + (v.message ?? ''))).toEqual(['applied', 'applied', 'applied']);
  console.log(JSON.stringify(await device.pull(), null, 1));
});
