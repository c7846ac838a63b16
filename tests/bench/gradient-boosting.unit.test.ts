import { describe, expect, test } from 'vitest';
import { learn } from '../../lib/scoring/learn.ts';
import { prepare } from '../../lib/scoring/learning/prepare.ts';
import type { Table } from '../../lib/scoring/learning/table.ts';
import { makeLearnTable } from './learn-table.ts';
import { aucOfPeer } from './scoring-learn.ts';
import { toRandom } from './seed.ts';

describe('the peer', () => {
  test('sees what two features tell together, which no sum of points can', async () => {
    const random = toRandom(1);
    const rows = Array.from({ length: 1_200 }, () => ({
      a: random(),
      b: random() < 0.5 ? 'left' : 'right',
      luck: random(),
    }));
    const table: Table = {
      columns: [
        { name: 'a', kind: 'number', values: rows.map(({ a }) => a) },
        { name: 'b', kind: 'words', values: rows.map(({ b }) => b) },
      ],
      outcome: rows.map(({ a, b, luck }) => luck < (a > 0.5 === (b === 'left') ? 0.9 : 0.1)),
    };
    expect(aucOfPeer(prepare(table))).toBeGreaterThan(0.85);
    expect((await learn(table)).kind).toBe('abstained');
  });

  test('is no better than the learner where there is only a sum', async () => {
    const table = makeLearnTable({ flavour: 'additive', rowCount: 1_500, seed: 3 });
    const peer = aucOfPeer(prepare(table));
    const learned = await learn(table);
    expect(peer).toBeGreaterThan(0.7);
    expect(learned.kind === 'learned' && learned.quality.auc).toBeGreaterThan(peer - 0.01);
  });
});
