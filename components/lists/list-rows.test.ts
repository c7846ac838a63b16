import { describe, expect, test } from 'vitest';
import type { ListAnswer, ListQuery } from '../../lib/store/record-lists.ts';
import { chunkSize, createListRows, type ListAsked } from './list-rows.ts';

function aQuery(text?: string): ListQuery {
  return {
    table: 'prospects',
    filter: text === undefined ? {} : { text },
    order: { column: 'name', isDescending: false },
    columns: ['name'],
  };
}

/** A worker that answers when it is told to; rows are named for the filter, the state of the store and their place. */
function aWorker(totals: { [text: string]: number }) {
  const asked: ListAsked[] = [];
  const bugs: unknown[] = [];
  let turn: ((answer: ListAnswer) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  let version = 0;
  const rows = createListRows(
    (question) => {
      asked.push(question);
      return new Promise((resolve, reject) => {
        turn = resolve;
        fail = reject;
      });
    },
    (error) => bugs.push(error),
  );
  const settle = () => new Promise((done) => setTimeout(done));
  return {
    rows,
    asked,
    bugs,
    change() {
      version += 1;
      rows.renew();
    },
    async answer() {
      const { query, from, count } = asked.at(-1) as ListAsked;
      const text = query.filter.text ?? '';
      const total = totals[text] ?? 0;
      const length = Math.max(0, Math.min(count, total - from));
      const name = (at: number) => `${text}${version}:${from + at}`;
      turn?.({
        total,
        allCount: 1_000,
        from,
        rows: Array.from({ length }, (_, at) => ({ id: name(at), name: name(at), cells: [] })),
      });
      await settle();
    },
    async fail() {
      fail?.(new Error('broken'));
      await settle();
    },
  };
}

const spans = (asked: readonly ListAsked[]) => asked.map(({ from, count }) => [from, count]);

describe('rows of a long list', () => {
  test('are asked for in chunks: those in sight with the next, then the neighbours', async () => {
    const { rows, asked, answer } = aWorker({ '': 1_000 });
    rows.show(aQuery(), { from: 0, until: 40 });
    expect(spans(asked)).toEqual([[0, 2 * chunkSize]]);
    await answer();
    expect(rows.snapshot().total).toBe(1_000);
    expect(rows.snapshot().rowAt(150)?.name).toBe('0:150');
    expect(rows.snapshot().indexOf('0:150')).toBe(150);
    expect(asked).toHaveLength(1);
    rows.show(aQuery(), { from: 480, until: 520 });
    await answer();
    await answer();
    expect(spans(asked).slice(1)).toEqual([
      [400, 200],
      [300, 400],
    ]);
    expect(rows.snapshot().rowAt(610)?.name).toBe('0:610');
  });

  test('stay until those of another query are here, and only the newest query counts', async () => {
    const { rows, asked, answer } = aWorker({ '': 300, a: 20, ab: 5 });
    rows.show(aQuery(), { from: 0, until: 40 });
    await answer();
    rows.show(aQuery('a'), { from: 0, until: 40 });
    rows.show(aQuery('ab'), { from: 0, until: 40 });
    expect(rows.snapshot().rowAt(0)?.name).toBe('0:0');
    await answer();
    // What came for `a` is let go.
    expect(rows.snapshot().rowAt(0)?.name).toBe('0:0');
    await answer();
    expect(rows.snapshot()).toMatchObject({ total: 5, query: aQuery('ab') });
    expect(rows.snapshot().rowAt(0)?.name).toBe('ab0:0');
    expect(asked.map(({ query }) => query.filter.text)).toEqual([undefined, 'a', 'ab']);
  });

  test('a changed store: what is in sight is asked for anew and stays meanwhile, the rest goes', async () => {
    const { rows, answer, change } = aWorker({ '': 1_000 });
    rows.show(aQuery(), { from: 0, until: 40 });
    await answer();
    await answer();
    change();
    expect(rows.snapshot().rowAt(0)?.name).toBe('0:0');
    await answer();
    expect(rows.snapshot().rowAt(0)?.name).toBe('1:0');
    expect(rows.snapshot().rowAt(150)).toBeUndefined();
    await answer();
    expect(rows.snapshot().rowAt(150)?.name).toBe('1:150');
  });

  test('a list of nothing is asked for once', async () => {
    const { rows, asked, answer } = aWorker({});
    rows.show(aQuery('nobody'), { from: 0, until: 40 });
    await answer();
    await answer();
    expect(asked).toHaveLength(1);
    expect(rows.snapshot()).toMatchObject({ total: 0, allCount: 1_000 });
  });

  test('a question that fails keeps the rows, and is asked again with the next change', async () => {
    const { rows, asked, bugs, answer, change, fail } = aWorker({ '': 80 });
    rows.show(aQuery(), { from: 0, until: 40 });
    await answer();
    change();
    await fail();
    expect(bugs).toHaveLength(1);
    expect(rows.snapshot()).toMatchObject({ isFailed: true, total: 80 });
    expect(rows.snapshot().rowAt(0)?.name).toBe('0:0');
    change();
    await answer();
    expect(rows.snapshot().isFailed).toBe(false);
    expect(rows.snapshot().rowAt(0)?.name).toBe('2:0');
    expect(asked).toHaveLength(3);
  });

  test('of a very long list only those around what is in sight are kept', async () => {
    const { rows, answer } = aWorker({ '': 50_000 });
    for (let from = 0; from < 50_000; from += 500) {
      rows.show(aQuery(), { from, until: from + 500 });
      await answer();
      await answer();
    }
    expect(rows.snapshot().rowAt(49_900)).toBeDefined();
    expect(rows.snapshot().rowAt(0)).toBeUndefined();
  });
});
