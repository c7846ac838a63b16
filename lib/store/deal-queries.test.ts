import { liveQuery } from 'dexie';
import { describe, expect, it } from 'vitest';
import { aStore, valueOf } from './a-store.ts';
import { aPipeline, aStage, dayMs, joinAs } from './commands/a-pipeline.ts';
import { addDeal, deleteDeal, moveDeal } from './commands/deals.ts';
import { addProspect, deleteProspect } from './commands/prospects.ts';
import { addStakeholder, editStakeholder } from './commands/stakeholders.ts';
import { addTask, completeTask } from './commands/tasks.ts';
import { deleteTouchpoint, logTouchpoint } from './commands/touchpoints.ts';
import {
  canManage,
  dealsOf,
  dealsToJoin,
  listStages,
  listStakeholders,
  loadDeal,
} from './deal-queries.ts';
import type { Store } from './store.ts';
import { loadTimeline, type TimelineSubject } from './timeline.ts';

async function companyOf(store: Store, dealId: string): Promise<string> {
  return (await store.deals.get(dealId))?.company_id ?? '';
}

function at(store: Store): string {
  return new Date(store.clock.now()).toISOString();
}

describe('deals of a person or a company', () => {
  it('are the open ones first, then the newest', async () => {
    const { store, clock, dealId, prospectId } = await aPipeline({ name: 'Oldest' });
    const more: string[] = [];
    for (const name of ['Lost', 'Newer', 'Newest']) {
      clock.forward(dayMs);
      more.push(valueOf(await addDeal(store, { name, prospectId })).id);
    }
    const lost = await aStage(store, 'Lost');
    const move = { toStageId: lost.id, lostReason: 'Too dear' };
    valueOf(await moveDeal(store, more[0] ?? '', move));
    const names = ['Newest', 'Newer', 'Oldest', 'Lost'];
    for (const of of [{ prospectId }, { companyId: await companyOf(store, dealId) }]) {
      const lines = await dealsOf(store, of);
      expect(lines.map(({ deal }) => deal.name)).toEqual(names);
      expect(lines[3]).toMatchObject({ stage: { name: 'Lost' }, companyName: 'Nordwind' });
    }
    valueOf(await deleteDeal(store, dealId));
    expect(await dealsOf(store, { prospectId })).toHaveLength(3);
  });

  it('to join are the open ones of the company without the person', async () => {
    const { store, dealId, prospectId } = await aPipeline();
    const colleague = valueOf(
      await addProspect(store, { full_name: 'Jonas Weber', company_name: 'Nordwind' }),
    ).id;
    valueOf(await addProspect(store, { full_name: 'Ida Dahl', company_name: 'Südwind' }));
    const names = async () => (await dealsToJoin(store, colleague)).map(({ deal }) => deal.name);
    expect(await names()).toEqual(['Fleet']);
    expect(await dealsToJoin(store, prospectId)).toEqual([]);
    valueOf(await addStakeholder(store, { dealId, prospectId: colleague }));
    expect(await names()).toEqual([]);
    const other = valueOf(await addDeal(store, { name: 'Depot', companyName: 'Nordwind' })).id;
    expect(await names()).toEqual(['Depot']);
    const lost = await aStage(store, 'Lost');
    valueOf(await moveDeal(store, other, { toStageId: lost.id, lostReason: 'x' }));
    expect(await names()).toEqual([]);
  });

  it('are not there where they are deleted', async () => {
    const { store, dealId } = await aPipeline();
    valueOf(await deleteDeal(store, dealId));
    expect(await loadDeal(store, dealId)).toBeUndefined();
    expect(await loadDeal(store, 'nowhere')).toBeUndefined();
  });
});

describe('stakeholders', () => {
  it('stand by influence and name, with their last touch and what is noted of them', async () => {
    const { store, clock, dealId, prospectId } = await aPipeline();
    const ids: Record<string, string> = { 'Linh Trần': prospectId };
    for (const full_name of ['ädan', 'Zoe', 'Bo']) {
      ids[full_name] = valueOf(await addProspect(store, { full_name })).id;
      valueOf(await addStakeholder(store, { dealId, prospectId: ids[full_name] ?? '' }));
    }
    const [linh] = await store.stakeholders.where('ix.prospect').equals(prospectId).toArray();
    valueOf(await editStakeholder(store, linh?.id ?? '', { influence: 'low' }));
    const [zoe] = await store.stakeholders
      .where('ix.prospect')
      .equals(ids['Zoe'] ?? '')
      .toArray();
    valueOf(await editStakeholder(store, zoe?.id ?? '', { influence: 'high' }));
    const of = { channel: 'call', direction: 'out' } as const;
    const touch = async (names: readonly string[], occurredAt: string) =>
      valueOf(
        await logTouchpoint(store, {
          ...of,
          occurredAt,
          prospectIds: names.map((name) => ids[name] ?? ''),
        }),
      ).id;
    await touch(['Zoe', 'Bo'], at(store));
    clock.forward(dayMs);
    const later = await touch(['Zoe'], at(store));
    await touch(['Zoe', 'Linh Trần'], new Date(store.clock.now() + dayMs).toISOString());
    const shown = async () =>
      (await listStakeholders(store, dealId)).map(({ prospect, lastTouchAt }) => [
        prospect.full_name,
        lastTouchAt,
      ]);
    expect(await shown()).toEqual([
      ['Zoe', '2026-03-03T08:00:00.000Z'],
      ['Linh Trần', null],
      ['ädan', null],
      ['Bo', '2026-03-02T08:00:00.000Z'],
    ]);
    valueOf(await deleteTouchpoint(store, later));
    expect((await shown())[0]).toEqual(['Zoe', '2026-03-02T08:00:00.000Z']);
    valueOf(await deleteProspect(store, ids['Zoe'] ?? ''));
    expect(await shown()).toHaveLength(3);
  });
});

describe('a timeline', () => {
  async function aStory() {
    const pipeline = await aPipeline();
    const { store, clock, dealId, prospectId } = pipeline;
    const colleague = valueOf(
      await addProspect(store, { full_name: 'Jonas Weber', company_name: 'Nordwind' }),
    ).id;
    const other = valueOf(await addDeal(store, { name: 'Depot', companyName: 'Nordwind' })).id;
    const log = async (
      prospectIds: readonly string[],
      more: { dealId?: string; direction?: 'in' | 'out' | null; subject: string; daysAgo?: number },
    ) => {
      clock.forward(1000);
      const { direction = 'out', daysAgo = 0, ...of } = more;
      const occurredAt = new Date(clock.now() - daysAgo * dayMs).toISOString();
      valueOf(
        await logTouchpoint(store, { prospectIds, channel: 'call', direction, occurredAt, ...of }),
      );
    };
    await log([prospectId], { subject: 'before', daysAgo: 3 });
    await log([prospectId], { subject: 'with her' });
    await log([colleague], { subject: 'with him', direction: 'in' });
    await log([], { subject: 'deal', dealId });
    await log([prospectId, colleague], { subject: 'other', dealId: other, direction: null });
    const task = valueOf(await addTask(store, { prospectId, dealId, title: 'Write' }));
    valueOf(await addTask(store, { prospectId, title: 'Open' }));
    clock.forward(1000);
    valueOf(await completeTask(store, task.id));
    clock.forward(1000);
    const stage = await aStage(store, 'Qualification');
    valueOf(await moveDeal(store, dealId, { toStageId: stage.id }));
    const shown = async (of: TimelineSubject, limit?: number) => {
      const { entries, ...counts } = await loadTimeline(store, of, limit);
      const words = entries.map((entry) => {
        if (entry.kind === 'touchpoint') return entry.touchpoint.subject;
        if (entry.kind === 'task') return entry.task.title;
        return `${entry.dealName}: ${entry.fromName} → ${entry.toName}`;
      });
      return { words, ...counts };
    };
    return { ...pipeline, colleague, other, shown };
  }

  it('of a person has their touchpoints, moves of their deals and what was done', async () => {
    const { prospectId, shown } = await aStory();
    expect(await shown({ prospectId })).toEqual({
      words: [
        'Fleet: Prospecting → Qualification',
        'Write',
        'other',
        'with her',
        'Fleet: null → Prospecting',
        'before',
      ],
      count: 6,
      inCount: 0,
      outCount: 2,
    });
  });

  it('of a deal has what was about it, and what was with its people since it began', async () => {
    const { dealId, other, shown } = await aStory();
    expect(await shown({ dealId })).toEqual({
      words: [
        'Fleet: Prospecting → Qualification',
        'Write',
        'deal',
        'with her',
        'Fleet: null → Prospecting',
      ],
      count: 5,
      inCount: 0,
      outCount: 2,
    });
    expect((await shown({ dealId: other })).words).toEqual(['other', 'Depot: null → Prospecting']);
  });

  it('of a company has all of it, each once, the newest first', async () => {
    const { store, dealId, shown } = await aStory();
    const companyId = await companyOf(store, dealId);
    expect(await shown({ companyId })).toMatchObject({ count: 9, inCount: 1, outCount: 3 });
    expect(await shown({ companyId }, 2)).toMatchObject({
      words: ['Fleet: Prospecting → Qualification', 'Write'],
      count: 9,
    });
    expect(await shown({ companyId: 'none' })).toMatchObject({ words: [], count: 0 });
  });

  it('names its people, and those who are gone', async () => {
    const { store, colleague, other } = await aStory();
    valueOf(await deleteProspect(store, colleague));
    const { entries } = await loadTimeline(store, { dealId: other });
    expect(entries[0]).toMatchObject({ people: [{ name: 'Linh Trần' }, { name: 'Jonas Weber' }] });
  });
});

it('a live query sees a move of the deal that it shows', async () => {
  const { store, dealId } = await aPipeline();
  const seen: string[] = [];
  const watch = liveQuery(async () => loadDeal(store, dealId)).subscribe((view) => {
    seen.push(view?.stage?.name ?? '');
  });
  const until = async (count: number) => {
    while (seen.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until(1);
  const stage = await aStage(store, 'Negotiation');
  valueOf(await moveDeal(store, dealId, { toStageId: stage.id }));
  await until(2);
  watch.unsubscribe();
  expect(seen.at(-1)).toBe('Negotiation');
});

it('without a team everybody manages, in one managers and owners', async () => {
  const store = aStore();
  expect(await canManage(store)).toBe(true);
  for (const role of ['rep', 'manager', 'owner'] as const) {
    await joinAs(store, role);
    expect(await canManage(store)).toBe(role !== 'rep');
  }
  await store.members.clear();
  expect(await canManage(store)).toBe(false);
});

it('stages of one place stand in the same order every time', async () => {
  const { store } = await aPipeline();
  const before = (await listStages(store)).map(({ id }) => id);
  await store.stages.toCollection().modify({ position: 0 });
  const after = (await listStages(store)).map(({ id }) => id);
  expect(after).toEqual([...before].sort());
});
