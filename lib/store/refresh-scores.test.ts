import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Receipt } from '../model/clip.ts';
import type { Result } from '../model/failure.ts';
import { defaultScoring, type ScoreInputs } from '../model/scoring.ts';
import { randomId } from '../platform/ids.ts';
import { aLearnedBody, anEntry } from '../scoring/a-score.ts';
import { aClock, aStore, type TestClock, valueOf } from './a-store.ts';
import { deleteCompany, editCompany } from './commands/companies.ts';
import { addProspect, deleteProspect, editProspect } from './commands/prospects.ts';
import {
  chooseScorecard,
  keepScorecard,
  removeScorecard,
  saveScoring,
} from './commands/scoring.ts';
import { saveSetting } from './commands/settings.ts';
import { deleteTouchpoint, editTouchpoint, logTouchpoint } from './commands/touchpoints.ts';
import { loadScores } from './kept-scores.ts';
import { refreshScores } from './refresh-scores.ts';
import { loadScoreInputs } from './score-inputs.ts';
import { loadScoreView } from './scores.ts';
import type { Store } from './store.ts';
import { aJoinedStore, aPulledRow, settleAll, workspaceId } from './sync/a-joined-store.ts';
import { applyPage } from './sync/apply-page.ts';
import { undoCommand } from './undo.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

async function refresh(store: Store): Promise<void> {
  for (let call = 0; call < 50; call += 1) {
    if ((await refreshScores(store, { maxChunks: 3 })).isDone) return;
  }
  throw new Error('it never ends');
}

/** Everything that is kept of everybody, without what may lag while nobody could see it: a point of engagement alone. */
async function kept(store: Store) {
  const ids = (await store.prospects.toArray()).map(({ id }) => id as string);
  const found = await loadScores(store, ids);
  return Object.fromEntries(
    Array.from(found, ([id, { score, fit, known, grade }]) => [id, { score, fit, known, grade }]),
  );
}

/** The same worked out from the rows, as the panel shows it. */
async function workedOut(store: Store) {
  const rows = await store.prospects.toArray();
  const views = await Promise.all(
    rows.map(async ({ id }) => [id, await loadScoreView(store, id)] as const),
  );
  return Object.fromEntries(
    views.flatMap(([id, view]) => {
      if (!view) return [];
      const { score, fit, known, grade } = view.score;
      return [[id, { score, fit, known, grade }]];
    }),
  );
}

async function inputsOf(store: Store): Promise<Record<string, ScoreInputs | undefined>> {
  const buckets = await store.score_inputs.toArray();
  return Object.fromEntries(
    buckets.flatMap(({ ids, inputs }) => ids.map((id, at) => [id, inputs[at]] as const)),
  );
}

async function expectTrue(store: Store): Promise<void> {
  expect(await kept(store)).toEqual(await workedOut(store));
  const inputs = await inputsOf(store);
  expect(inputs).toEqual(Object.fromEntries(await loadScoreInputs(store, Object.keys(inputs))));
  expect(await store.unscored.count()).toBe(0);
}

const profiles = [
  [anEntry('seniority', 'head', { weight: 20 }), anEntry('industry', 'freight')],
  [
    anEntry('words', 'procurement', { weight: 5 }),
    anEntry('company_size', '', { from: 200, to: 2000, mode: 'must' }),
    anEntry('place', 'hamburg', { mode: 'unwanted' }),
  ],
  [],
] as const;

async function aScored(clock: TestClock = aClock('2026-03-03T08:00:00.000Z')) {
  const store = aStore(clock);
  valueOf(await saveSetting(store, 'ideal_profile', { entries: [...profiles[0]] }));
  const add = async (name: string, more: object = {}) =>
    valueOf(
      await addProspect(store, {
        full_name: name,
        title: 'Head of Procurement',
        location: 'Hamburg, Germany',
        company_name: 'Nordwind Logistics',
        ...more,
      }),
    ).id;
  const [linh, mai] = [await add('Linh Trần'), await add('Mai Đỗ', { title: null })];
  const [company] = await store.companies.toArray();
  valueOf(await editCompany(store, company?.id ?? '', { industry: 'Freight transport' }));
  await refresh(store);
  const tryLog = (id: string, daysAgo: number, more: object = {}) =>
    logTouchpoint(store, {
      prospectIds: [id],
      channel: 'email',
      direction: 'in',
      occurredAt: new Date(clock.now() - daysAgo * dayMs).toISOString(),
      ...more,
    });
  const log = async (...of: Parameters<typeof tryLog>) => valueOf(await tryLog(...of));
  const scoreOf = async (id: string) => (await loadScores(store, [id])).get(id)?.score;
  return { clock, store, linh, mai, tryLog, log, scoreOf };
}

/** What each change does, once it is worked out: the number is another, and the right one. */
describe('kept scores follow', () => {
  type Scored = Awaited<ReturnType<typeof aScored>>;
  it.each<readonly [string, (scored: Scored) => Promise<Result<Receipt>>]>([
    ['a fact of the person', ({ store, linh }) => editProspect(store, linh, { title: 'Buyer' })],
    [
      'a fact of the company, for all its people',
      async ({ store }) => {
        const [company] = await store.companies.toArray();
        return editCompany(store, company?.id ?? '', { industry: 'Banking' });
      },
    ],
    [
      'another company',
      ({ store, linh }) => editProspect(store, linh, { company_name: 'Lạc Vân' }),
    ],
    ['a touchpoint', ({ tryLog, linh }) => tryLog(linh, 1)],
    [
      'a profile',
      ({ store }) => saveSetting(store, 'ideal_profile', { entries: [...profiles[1]] }),
    ],
    ['no profile', ({ store }) => saveSetting(store, 'ideal_profile', { entries: [] })],
    ['the share of fit', ({ store }) => saveScoring(store, { ...defaultScoring, fitShare: 30 })],
    ['what was learned', ({ store }) => keepScorecard(store, aLearnedBody(), { mode: 'learned' })],
  ])('%s, and its undo', async (_, change) => {
    const scored = await aScored();
    const { store } = scored;
    const before = await kept(store);
    const { journalId } = valueOf(await change(scored));
    await refresh(store);
    await expectTrue(store);
    expect(await kept(store)).not.toEqual(before);
    valueOf(await undoCommand(store, journalId));
    await refresh(store);
    await expectTrue(store);
    expect(await kept(store)).toEqual(before);
  });

  it('a touchpoint that is moved in time, to somebody else, and deleted', async () => {
    const { store, log, linh, mai, clock, scoreOf } = await aScored();
    const { id } = await log(linh, 1);
    await refresh(store);
    const fresh = await scoreOf(linh);
    const occurred_at = new Date(clock.now() - 60 * dayMs).toISOString();
    valueOf(await editTouchpoint(store, id, { occurred_at }));
    await refresh(store);
    expect(await scoreOf(linh)).toBeLessThan(fresh ?? 0);
    await expectTrue(store);
    const engagementOf = async (who: string) =>
      (await loadScores(store, [who])).get(who)?.engagement;
    valueOf(await editTouchpoint(store, id, { prospect_ids: [mai as never] }));
    await refresh(store);
    expect(await engagementOf(linh)).toBe(0);
    expect(await engagementOf(mai)).toBeGreaterThan(0);
    await expectTrue(store);
    valueOf(await deleteTouchpoint(store, id));
    await refresh(store);
    expect(await engagementOf(mai)).toBe(0);
    await expectTrue(store);
  });

  it('a person who is deleted, and comes back', async () => {
    const { store, linh, scoreOf } = await aScored();
    const { journalId } = valueOf(await deleteProspect(store, linh));
    await refresh(store);
    expect(await scoreOf(linh)).toBeUndefined();
    await expectTrue(store);
    valueOf(await undoCommand(store, journalId));
    await refresh(store);
    expect(await scoreOf(linh)).toBeDefined();
    await expectTrue(store);
  });

  it('a company that is deleted', async () => {
    const { store } = await aScored();
    const [company] = await store.companies.toArray();
    const before = await kept(store);
    const gone = await deleteCompany(store, company?.id ?? '');
    await refresh(store);
    await expectTrue(store);
    // One with people may stay; then nothing has changed.
    if (gone.ok) expect(await kept(store)).not.toEqual(before);
  });

  it('a company with more people than are worked out at once', async () => {
    const { store, linh } = await aScored();
    const row = await store.prospects.get(linh as never);
    const [company] = await store.companies.toArray();
    if (!row || !company) throw new Error('nobody');
    const many = Array.from({ length: 2_100 }, () => ({ ...row, id: randomId() as never }));
    await store.prospects.bulkPut(many);
    await store.unscored.put({ key: 'all', mark: 'first load' });
    await refresh(store);
    valueOf(await editCompany(store, company.id, { industry: 'Banking' }));
    await refresh(store);
    const found = await loadScores(
      store,
      many.map(({ id }) => id),
    );
    const expected = (await loadScoreView(store, linh))?.score.score;
    expect(found.size).toBe(many.length);
    expect(new Set([...found.values()].map(({ score }) => score))).toEqual(new Set([expected]));
  });

  it('a scorecard that is chosen, given up, and removed', async () => {
    const { store } = await aScored();
    const hand = await kept(store);
    const { id } = valueOf(await keepScorecard(store, aLearnedBody(), { mode: 'hand_set' }));
    await refresh(store);
    expect(await kept(store)).toEqual(hand);
    valueOf(await chooseScorecard(store, { scorecardId: id, mode: 'blend' }));
    await refresh(store);
    expect(await kept(store)).not.toEqual(hand);
    await expectTrue(store);
    valueOf(await removeScorecard(store, id));
    await refresh(store);
    expect(await kept(store)).toEqual(hand);
    await expectTrue(store);
  });

  it('time: what decays, and a meeting that lay ahead', async () => {
    const { store, log, linh, clock, scoreOf } = await aScored();
    await log(linh, 0);
    await log(linh, -3, { channel: 'meeting', direction: null });
    await refresh(store);
    const fresh = (await scoreOf(linh)) ?? 0;
    clock.forward(2.5 * dayMs);
    await refresh(store);
    const decayed = (await scoreOf(linh)) ?? 0;
    expect(decayed).toBeLessThan(fresh);
    await expectTrue(store);
    clock.forward(dayMs);
    await refresh(store);
    expect(await scoreOf(linh)).toBeGreaterThan(decayed + 10);
    await expectTrue(store);
    clock.forward(700 * dayMs);
    await refresh(store);
    await expectTrue(store);
  });

  it('nothing is written where nothing has changed', async () => {
    const { store, clock } = await aScored();
    const puts = vi.spyOn(store.scores, 'bulkPut');
    await store.unscored.put({ key: 'card', mark: 'again' });
    await refresh(store);
    expect(puts.mock.calls.flatMap(([rows]) => rows)).toEqual([]);
    // Nobody was touched: nothing decays.
    clock.forward(400 * dayMs);
    const reads = vi.spyOn(store.score_inputs, 'bulkGet');
    expect(await refreshScores(store, { maxChunks: 1 })).toEqual({
      prospectCount: 0,
      isDone: true,
    });
    expect(reads).not.toHaveBeenCalled();
  });
});

describe('what the server says', () => {
  it('a first load, somebody merged into another, and one that is deleted', async () => {
    const clock = aClock();
    const store = await aJoinedStore(clock);
    // A rep may not write it; it is the team's.
    const made = (await (await aScored()).store.settings.toArray())[0];
    if (!made) throw new Error('no profile');
    await store.settings.put(made);
    const add = async (full_name: string) =>
      valueOf(await addProspect(store, { full_name, title: 'Head of Sales' })).id;
    const [ada, bo, cy] = [await add('Ada Nowak'), await add('Bo Lind'), await add('Cy Hart')];
    await settleAll(store);
    await refresh(store);
    await expectTrue(store);
    clock.forward(1000);
    const pull = async (id: string, rev: number, fields: object) => {
      const row = await aPulledRow(store, { t: 'prospects', id, rev, fields });
      await applyPage(store, { rows: { prospects: [row] } }, { ws: workspaceId });
    };
    const later = `${clock.now()}:0000:aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa`;
    await pull(ada, 20, { title: 'Trainee', clocks: { title: later } });
    await pull(bo, 21, { merged_into: ada });
    await pull(cy, 22, { deleted_at: new Date(clock.now()).toISOString() });
    await refresh(store);
    expect(Object.keys(await kept(store))).toEqual([ada]);
    await expectTrue(store);
    await store.unscored.put({ key: 'all', mark: 'first load' });
    await refresh(store);
    expect(Object.keys(await kept(store))).toEqual([ada]);
    await expectTrue(store);
  });
});

describe('work that is cut short', () => {
  /** Before what was worked out is written, something else happens. */
  function before(store: Store, act: () => Promise<unknown>): void {
    const write = store.transaction.bind(store) as (...args: unknown[]) => Promise<unknown>;
    const spy = vi.spyOn(store, 'transaction');
    spy.mockImplementation(((...args: unknown[]) => {
      if (args[0] !== 'rw') return write(...args);
      spy.mockRestore();
      return (async () => {
        await act();
        return write(...args);
      })();
    }) as never);
  }

  it.each(['prospects', 'card', 'all'])(
    'a change of a person who is being scored is not lost (%s)',
    async (what) => {
      const { store, linh } = await aScored();
      const mark = what === 'prospects' ? `prospects:${linh}` : what;
      await store.unscored.put({ key: mark, mark: 'first' });
      before(store, async () => {
        valueOf(await editProspect(store, linh, { title: 'Trainee' }));
        if (what === 'card') valueOf(await saveScoring(store, { fitShare: 20 }));
        if (what === 'all') await store.unscored.put({ key: 'all', mark: 'second' });
      });
      await refreshScores(store, { maxChunks: 1 });
      // The new marks stand.
      expect(await store.unscored.count()).toBeGreaterThan(0);
      await refresh(store);
      await expectTrue(store);
      expect((await inputsOf(store))[linh]?.seniority).toBe('trainee');
    },
  );

  it.each(['prospects', 'card', 'all'])('a kill is made good (%s)', async (what) => {
    const { store, linh } = await aScored();
    valueOf(await editProspect(store, linh, { title: 'Trainee' }));
    if (what === 'card') valueOf(await saveScoring(store, { fitShare: 20 }));
    if (what === 'all') await store.unscored.put({ key: 'all', mark: 'first' });
    before(store, () => Promise.reject(new Error('killed')));
    await expect(refreshScores(store, { maxChunks: 1 })).rejects.toThrow('killed');
    expect(await store.unscored.count()).toBeGreaterThan(0);
    await refresh(store);
    await expectTrue(store);
  });

  it('two contexts at once come to the same', async () => {
    const { store, linh, mai, log } = await aScored();
    await log(linh, 1);
    const two = [refreshScores(store, { maxChunks: 5 }), refreshScores(store, { maxChunks: 5 })];
    valueOf(await editProspect(store, mai, { title: 'Head of Sales' }));
    await Promise.all(two);
    await refresh(store);
    await expectTrue(store);
  });

  it('a page does what was just saved, and leaves the rest to the background', async () => {
    const { store, linh } = await aScored();
    valueOf(await editProspect(store, linh, { title: 'Trainee' }));
    const light = () => refreshScores(store, { maxChunks: 1, isLight: true });
    expect(await light()).toEqual({ prospectCount: 1, isDone: true });
    await expectTrue(store);
    valueOf(await saveScoring(store, { fitShare: 20 }));
    expect((await light()).isDone).toBe(false);
    await refresh(store);
    await expectTrue(store);
  });
});

type Act =
  | { readonly kind: 'add'; readonly title: string; readonly company: string }
  | { readonly kind: 'edit'; readonly who: number; readonly title: string }
  | { readonly kind: 'place'; readonly who: number; readonly location: string | null }
  | { readonly kind: 'move'; readonly who: number; readonly company: string }
  | { readonly kind: 'delete'; readonly who: number }
  | { readonly kind: 'company'; readonly which: number; readonly size: number }
  | { readonly kind: 'log'; readonly who: number; readonly days: number; readonly isCall: boolean }
  | {
      readonly kind: 'moveTouch';
      readonly which: number;
      readonly who: number;
      readonly days: number;
    }
  | { readonly kind: 'deleteTouch'; readonly which: number }
  | { readonly kind: 'profile'; readonly which: number }
  | { readonly kind: 'scoring'; readonly fitShare: number; readonly halfLifeDays: number }
  | { readonly kind: 'learn' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'work' };

const someTitle = fc.constantFrom('Head of Procurement', 'Trainee', 'CEO', 'Nobody knows');
const someCompany = fc.constantFrom('Nordwind Logistics', 'Lạc Vân', 'Acme');
const somePlace = fc.constantFrom('Hamburg', 'Hà Nội', null);
const someOne = fc.nat(3);
const kindOf = <const Kind extends Act['kind']>(kind: Kind) => fc.constant(kind);

const someAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: kindOf('add'), title: someTitle, company: someCompany }),
  fc.record({ kind: kindOf('edit'), who: someOne, title: someTitle }),
  fc.record({ kind: kindOf('place'), who: someOne, location: somePlace }),
  fc.record({ kind: kindOf('move'), who: someOne, company: someCompany }),
  fc.record({ kind: kindOf('delete'), who: someOne }),
  fc.record({ kind: kindOf('company'), which: someOne, size: fc.constantFrom(1, 300, 5000) }),
  fc.record({
    kind: kindOf('log'),
    who: someOne,
    days: fc.integer({ min: -10, max: 60 }),
    isCall: fc.boolean(),
  }),
  fc.record({
    kind: kindOf('moveTouch'),
    which: someOne,
    who: someOne,
    days: fc.integer({ min: -5, max: 60 }),
  }),
  fc.record({ kind: kindOf('deleteTouch'), which: someOne }),
  fc.record({ kind: kindOf('profile'), which: fc.nat(2) }),
  fc.record({
    kind: kindOf('scoring'),
    fitShare: fc.constantFrom(0, 60, 100),
    halfLifeDays: fc.constantFrom(1, 14, 90),
  }),
  fc.record({ kind: kindOf('learn') }),
  fc.record({ kind: kindOf('undo') }),
  fc.record({ kind: kindOf('wait'), hours: fc.constantFrom(2, 26, 24 * 9, 24 * 70) }),
  fc.record({ kind: kindOf('work') }),
);

/** A command may be refused, as where an undo has nothing to undo: then nothing has changed. */
async function run(store: Store, clock: TestClock, act: Act): Promise<void> {
  const live = <Row extends { deleted_at: string | null }>(rows: readonly Row[], at: number) => {
    const all = rows.filter(({ deleted_at }) => deleted_at === null);
    return all[at % Math.max(1, all.length)];
  };
  const at = (days: number) => new Date(clock.now() - days * dayMs).toISOString();
  clock.forward(1);
  switch (act.kind) {
    case 'add': {
      const input = { full_name: `Somebody ${clock.now()}`, title: act.title };
      await addProspect(store, { ...input, company_name: act.company });
      return;
    }
    case 'edit':
    case 'place':
    case 'move':
    case 'delete': {
      const person = live(await store.prospects.toArray(), act.who);
      if (!person) return;
      if (act.kind === 'delete') await deleteProspect(store, person.id);
      else if (act.kind === 'edit') await editProspect(store, person.id, { title: act.title });
      else if (act.kind === 'place')
        await editProspect(store, person.id, { location: act.location });
      else await editProspect(store, person.id, { company_name: act.company });
      return;
    }
    case 'company': {
      const company = live(await store.companies.toArray(), act.which);
      const patch = { industry: 'Freight', size_min: act.size, size_max: act.size };
      if (company) await editCompany(store, company.id, patch);
      return;
    }
    case 'log': {
      const person = live(await store.prospects.toArray(), act.who);
      if (!person) return;
      await logTouchpoint(store, {
        prospectIds: [person.id],
        channel: act.isCall ? 'call' : 'meeting',
        direction: act.isCall ? 'in' : null,
        occurredAt: at(act.days),
      });
      return;
    }
    case 'moveTouch':
    case 'deleteTouch': {
      const touch = live(await store.touchpoints.toArray(), act.which);
      if (!touch) return;
      if (act.kind === 'deleteTouch') {
        await deleteTouchpoint(store, touch.id);
        return;
      }
      const person = live(await store.prospects.toArray(), act.who);
      const prospect_ids = person ? [person.id] : touch.prospect_ids;
      await editTouchpoint(store, touch.id, { occurred_at: at(act.days), prospect_ids });
      return;
    }
    case 'profile':
      await saveSetting(store, 'ideal_profile', { entries: [...(profiles[act.which] ?? [])] });
      return;
    case 'scoring':
      await saveScoring(store, { fitShare: act.fitShare, halfLifeDays: act.halfLifeDays });
      return;
    case 'learn':
      await keepScorecard(store, aLearnedBody(), { mode: 'blend' });
      return;
    case 'undo': {
      const [last] = await store.journal.reverse().limit(1).toArray();
      if (last) await undoCommand(store, last.id);
      return;
    }
    case 'wait':
      clock.forward(act.hours * hourMs);
      return;
    case 'work':
      await refreshScores(store, { maxChunks: 1 });
  }
}

describe('whatever is done, in whatever order', () => {
  // Seen to fail: `location` left out of what is marked, no mark for whom a touchpoint was moved away from, a longer lag.
  it('kept scores are those of the rows', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someAct, { minLength: 4, maxLength: 16 }), async (acts) => {
        const { store, clock, linh, mai, log } = await aScored();
        for (const id of [linh, mai]) await log(id, 3);
        for (const act of acts) await run(store, clock, act);
        await refresh(store);
        await expectTrue(store);
        clock.forward(30 * hourMs);
        await refresh(store);
        await expectTrue(store);
      }),
      { numRuns: 40 },
    );
  });
});
