import { describe, expect, it } from 'vitest';
import { aClock, aStore, type TestClock, valueOf } from './a-store.ts';
import { countDue, loadDayList, placeOf } from './action-list.ts';
import { dismissAction, doAction, snoozeAction } from './commands/actions.ts';
import { enrol } from './commands/cadences.ts';
import { addDeal, editDeal, moveDeal } from './commands/deals.ts';
import { addProspect, deleteProspect } from './commands/prospects.ts';
import { saveRepSetting } from './commands/settings.ts';
import { addStage, editStage } from './commands/stages.ts';
import { addStakeholder } from './commands/stakeholders.ts';
import { addTask, completeTask } from './commands/tasks.ts';
import { logTouchpoint } from './commands/touchpoints.ts';
import { listCadences, listStages, loadRepSetting } from './deal-queries.ts';
import { refreshActions } from './refresh-actions.ts';
import { refreshStageTimes } from './stage-times.ts';
import type { Store } from './store.ts';
import { loadSubjectActions } from './subject-actions.ts';
import { undoCommand } from './undo.ts';

/** Tuesday morning. */
const startsAt = '2026-03-03T08:00:00.000Z';
const dayMs = 86_400_000;

function endOf(clock: TestClock): string {
  return `${new Date(clock.now()).toISOString().slice(0, 10)}T23:59:59.999Z`;
}

async function aPipeline() {
  const clock = aClock(startsAt);
  const store = aStore(clock);
  const refresh = () => refreshActions(store, { until: endOf(clock), maxChunks: 50 });
  const id = valueOf(await addProspect(store, { full_name: 'Linh Trần' })).id;
  return { clock, store, refresh, id };
}

async function shown(store: Store): Promise<string[]> {
  const { entries } = await loadDayList(store, { limit: 20 });
  return entries.map(({ action, task }) => action?.rule ?? task?.title ?? '');
}

async function seen(store: Store, about: { table: 'prospects' | 'deals'; id: string }) {
  const view = await loadSubjectActions(store, about);
  const action = view?.entries.find((entry) => entry.action)?.action;
  if (!action) throw new Error('nothing to do');
  return { about, action, title: 'Write to Linh Trần', reason: 'Saved yesterday.' };
}

describe('the day’s list', () => {
  it('has what became due, without anything else having changed', async () => {
    const { clock, store, refresh } = await aPipeline();
    await refresh();
    expect(await shown(store)).toEqual([]);
    const { next } = await loadDayList(store, { limit: 5 });
    expect(next[0]?.action?.rule).toBe('not_contacted');
    clock.forward(2 * dayMs);
    await refresh();
    expect(await shown(store)).toEqual(['not_contacted']);
    expect(await countDue(store)).toBe(1);
  });

  it('holds what the rep wrote beside what the rules say, one of them a subject', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    valueOf(await addTask(store, { prospectId: id, title: 'Send the plan', dueAt: startsAt }));
    clock.forward(2 * dayMs);
    await refresh();
    expect((await shown(store)).toSorted()).toEqual(['Send the plan', 'not_contacted'].toSorted());
    const task = (await store.tasks.toArray())[0];
    valueOf(await completeTask(store, task?.id ?? ''));
    await refresh();
    expect(await shown(store)).toEqual(['not_contacted']);
  });

  it('puts the deal that is worth more first, whatever the time is', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    const add = async (name: string, amount: string) =>
      valueOf(await addDeal(store, { name, amount, prospectId: id, expectedCloseOn: '2026-03-04' }))
        .id;
    const small = await add('Small', '1000');
    const large = await add('Large', '90000');
    for (const days of [3, 60]) {
      clock.forward(days * dayMs);
      await refresh();
      const { entries } = await loadDayList(store, { limit: 20 });
      const deals = entries
        .filter(({ about }) => about.table === 'deals')
        .map(({ about }) => about.id);
      expect(deals).toEqual([large, small]);
    }
    const { entries } = await loadDayList(store, { limit: 20 });
    const last = entries.at(-1);
    expect(await placeOf(store, last?.key ?? '')).toEqual({
      place: entries.length,
      dueCount: entries.length,
    });
  });

  it('changes with each fact: a touchpoint, a move, a deletion, and their undo', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    clock.forward(2 * dayMs);
    await refresh();
    const logged = valueOf(
      await logTouchpoint(store, {
        prospectIds: [id],
        channel: 'email',
        direction: 'out',
        occurredAt: new Date(clock.now()).toISOString(),
      }),
    );
    await refresh();
    expect(await shown(store)).toEqual([]);
    valueOf(await undoCommand(store, logged.journalId));
    await refresh();
    expect(await shown(store)).toEqual(['not_contacted']);
    const gone = valueOf(await deleteProspect(store, id));
    await refresh();
    expect(await store.actions.count()).toBe(0);
    valueOf(await undoCommand(store, gone.journalId));
    await refresh();
    expect(await shown(store)).toEqual(['not_contacted']);
  });

  it('looks at a person’s deals when the person changes, and at people when their deal does', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    const deal = valueOf(await addDeal(store, { name: 'Fleet', amount: '50000' })).id;
    valueOf(await addStakeholder(store, { dealId: deal, prospectId: id, roles: ['champion'] }));
    clock.forward(2 * dayMs);
    await refresh();
    const rankOf = async () =>
      (await store.actions.get(`prospects:${id}|not_contacted`))?.rank ?? 0;
    const before = await rankOf();
    valueOf(await editDeal(store, deal, { amount: '800000' }));
    await refresh();
    expect(await rankOf()).toBeCloseTo(before + 4, 5);
    const champion = () => store.actions.get(`deals:${deal}|champion_silent`);
    const silentAt = (await champion())?.dueAt ?? '';
    valueOf(
      await logTouchpoint(store, {
        prospectIds: [id],
        channel: 'call',
        direction: 'out',
        occurredAt: new Date(clock.now()).toISOString(),
      }),
    );
    await refresh();
    expect((await champion())?.dueAt).not.toBe(silentAt);
  });

  it('is worked out anew, in place, when the stages change; what is gone leaves it', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    clock.forward(2 * dayMs);
    await refresh();
    const row = await store.actions.get(`prospects:${id}|not_contacted`);
    if (!row) throw new Error('nothing to do');
    await store.actions.put({
      ...row,
      key: 'prospects:00000000-0000-4000-8000-000000000000|not_contacted',
      subject: 'prospects:00000000-0000-4000-8000-000000000000',
    });
    valueOf(await addStage(store, { name: 'Pilot', kind: 'open', probability: 60 }));
    const { isDone } = await refresh();
    expect(isDone).toBe(true);
    expect(await store.actions.count()).toBe(1);
    expect(await store.stale.count()).toBe(0);
  });

  it('lets go of what ends by itself, and shows what stood behind it', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    clock.forward(2 * dayMs);
    await refresh();
    expect(await shown(store)).toEqual(['not_contacted']);
    const { next } = await loadDayList(store, { limit: 5, nextLimit: 5 });
    expect(next.filter(({ action }) => action?.rule === 'not_contacted')).toEqual([]);
    clock.forward(120 * dayMs);
    await refresh();
    expect(await shown(store)).toEqual([]);
    expect(await countDue(store)).toBe(0);
    expect(await store.prospects.get(id)).toBeDefined();
  });

  it('has deals that nobody touched once their stage is known to take so long', async () => {
    const { clock, store, refresh } = await aPipeline();
    const stages = await listStages(store);
    const way = async (name: string) => {
      const deal = valueOf(await addDeal(store, { name })).id;
      clock.forward(3 * dayMs);
      valueOf(await moveDeal(store, deal, { toStageId: stages[1]?.id ?? '' }));
    };
    valueOf(await addDeal(store, { name: 'Quiet' }));
    for (const name of ['One', 'Two', 'Three']) await way(name);
    await refresh();
    expect(await shown(store)).not.toContain('stalled');
    expect(await refreshStageTimes(store)).toBe(true);
    await refresh();
    expect(await shown(store)).toContain('stalled');
    expect(await refreshStageTimes(store)).toBe(false);
  });

  it('is left alone by what no rule rests on: a stage’s criteria, quiet hours', async () => {
    const { store, refresh } = await aPipeline();
    const [stage] = await listStages(store);
    valueOf(await addDeal(store, { name: 'Fleet' }));
    await refresh();
    const isAll = async () => (await store.stale.get('all')) !== undefined;
    valueOf(await editStage(store, stage?.id ?? '', { exit_criteria: ['Fits'] }));
    const reminders = await loadRepSetting(store, 'reminders');
    valueOf(await saveRepSetting(store, 'reminders', { ...reminders, digestAt: 540 }));
    expect(await isAll()).toBe(false);
    valueOf(await editStage(store, stage?.id ?? '', { probability: 11 }));
    expect(await isAll()).toBe(true);
    await refresh();
    valueOf(await saveRepSetting(store, 'away', { from: '2026-03-04', until: '2026-03-06' }));
    expect(await isAll()).toBe(true);
  });

  it('misses nothing that is saved while it is worked out', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    clock.forward(2 * dayMs);
    for (let round = 0; round < 10; round += 1) {
      const task = valueOf(
        await addTask(store, { prospectId: id, title: 'Call', dueAt: startsAt }),
      );
      const running = refresh();
      valueOf(await completeTask(store, task.id));
      await Promise.all([running, refresh()]);
      expect(await shown(store)).toEqual(['not_contacted']);
    }
    expect(await store.stale.count()).toBe(0);
  });

  it('goes on where a run was ended', async () => {
    const { clock, store, id } = await aPipeline();
    for (let count = 0; count < 450; count += 1) {
      await store.stale.put({ key: `prospects:${count}` });
    }
    clock.forward(2 * dayMs);
    await store.stale.put({ key: `prospects:${id}` });
    const options = { until: endOf(clock), maxChunks: 1 };
    const runs = [];
    for (let run = 0; run < 4; run += 1) runs.push((await refreshActions(store, options)).isDone);
    expect(runs).toContain(false);
    expect(runs.at(-1)).toBe(true);
    expect(await shown(store)).toEqual(['not_contacted']);
  });
});

describe('what the rep answers', () => {
  it('done is kept as done, and the rule is silent until a newer fact', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    const about = { table: 'prospects' as const, id };
    clock.forward(2 * dayMs);
    const done = valueOf(await doAction(store, await seen(store, about)));
    await refresh();
    expect(await shown(store)).toEqual([]);
    expect(await store.tasks.toArray()).toMatchObject([
      { rule: 'not_contacted', prospect_id: id, title: 'Write to Linh Trần' },
    ]);
    valueOf(await undoCommand(store, done.journalId));
    await refresh();
    expect(await shown(store)).toEqual(['not_contacted']);
  });

  it('put off comes back on its day, and one row holds it', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    const about = { table: 'prospects' as const, id };
    clock.forward(2 * dayMs);
    await refresh();
    const until = new Date(clock.now() + dayMs).toISOString();
    valueOf(await snoozeAction(store, await seen(store, about), until));
    await refresh();
    expect(await shown(store)).toEqual([]);
    clock.forward(dayMs);
    await refresh();
    expect(await shown(store)).toEqual(['not_contacted']);
    valueOf(await doAction(store, await seen(store, about)));
    expect(await store.tasks.count()).toBe(1);
  });

  it('put away returns only on a new fact; for good it never does', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    const deal = valueOf(await addDeal(store, { name: 'Fleet', expectedCloseOn: '2026-03-04' })).id;
    const about = { table: 'deals' as const, id: deal };
    clock.forward(6 * dayMs);
    const first = await seen(store, about);
    expect(first.action.rule).toBe('close_date_passed');
    valueOf(await dismissAction(store, first, { isForGood: false }));
    await refresh();
    expect(await shown(store)).not.toContain('close_date_passed');
    valueOf(await editDeal(store, deal, { expected_close_on: '2026-03-05' }));
    await refresh();
    expect(await shown(store)).toContain('close_date_passed');
    valueOf(await dismissAction(store, await seen(store, about), { isForGood: true }));
    valueOf(await editDeal(store, deal, { expected_close_on: '2026-03-07' }));
    await refresh();
    expect(await shown(store)).not.toContain('close_date_passed');
    expect(await store.dismissals.count()).toBe(1);
    expect(await store.prospects.get(id)).toBeDefined();
  });

  it('a step that is done brings the next one of the cadence', async () => {
    const { clock, store, refresh, id } = await aPipeline();
    const [cadence] = await listCadences(store);
    valueOf(await enrol(store, { prospectId: id, cadenceId: cadence?.id ?? '' }));
    await refresh();
    expect(await shown(store)).toEqual(['cadence_step']);
    const about = { table: 'prospects' as const, id };
    clock.forward(60_000);
    valueOf(await doAction(store, await seen(store, about)));
    await refresh();
    expect(await shown(store)).toEqual([]);
    clock.forward(2 * dayMs);
    await refresh();
    expect(await shown(store)).toEqual(['cadence_step']);
    expect((await store.enrolments.toArray())[0]).toMatchObject({ step: 1 });
  });

  it('a deal that is long in its stage asks again only when that much time more has passed', async () => {
    const { clock, store, refresh } = await aPipeline();
    const deal = valueOf(await addDeal(store, { name: 'Fleet' })).id;
    const [stage] = await listStages(store);
    await store.kv.put({ key: 'stage_times', value: { [stage?.id ?? '']: 2 } });
    clock.forward(20 * dayMs);
    await refresh();
    const about = { table: 'deals' as const, id: deal };
    const stalled = await seen(store, about);
    expect(stalled.action.rule).toBe('stalled');
    valueOf(await dismissAction(store, stalled, { isForGood: false }));
    await refresh();
    expect(await shown(store)).not.toContain('stalled');
    clock.forward(4 * dayMs);
    await refresh();
    expect(await shown(store)).toContain('stalled');
  });

  it('a deal that is won or lost asks for nothing any more', async () => {
    const { clock, store, refresh } = await aPipeline();
    const deal = valueOf(await addDeal(store, { name: 'Fleet', expectedCloseOn: '2026-03-04' })).id;
    const lost = (await listStages(store)).find(({ kind }) => kind === 'lost');
    valueOf(await moveDeal(store, deal, { toStageId: lost?.id ?? '', lostReason: 'Price' }));
    clock.forward(9 * dayMs);
    await refresh();
    const { entries } = await loadDayList(store, { limit: 20 });
    expect(entries.filter(({ about }) => about.table === 'deals')).toEqual([]);
  });
});
