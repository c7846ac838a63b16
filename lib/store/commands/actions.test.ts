import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../actions/facts.ts';
import { newId } from '../../platform/ids.ts';
import { aClock, aStore, valueOf } from '../a-store.ts';
import type { SubjectTable } from '../action-row.ts';
import type { Store } from '../store.ts';
import { loadSubjectActions } from '../subject-actions.ts';
import { undoCommand } from '../undo.ts';
import { dismissAction, doAction, type SeenAction, snoozeAction } from './actions.ts';
import { addCadence, editCadence, enrol, passStep, pauseEnrolment } from './cadences.ts';
import { addDeal } from './deals.ts';
import { addProspect } from './prospects.ts';
import { addStakeholder } from './stakeholders.ts';
import { editTouchpoint, logTouchpoint } from './touchpoints.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

interface About {
  readonly table: SubjectTable;
  readonly id: string;
}

/** A Tuesday morning, and one person. */
async function aDesk() {
  const clock = aClock('2026-03-03T08:00:00.000Z');
  const store = aStore(clock);
  const add = async (name: string) => valueOf(await addProspect(store, { full_name: name })).id;
  const id = await add('Linh Trần');
  const iso = (aheadMs = 0) => new Date(clock.now() + aheadMs).toISOString();
  const mail = async (direction: 'in' | 'out', outcome?: string) =>
    valueOf(
      await logTouchpoint(store, {
        prospectIds: [id],
        channel: 'email',
        direction,
        occurredAt: iso(),
        outcome: outcome ?? null,
      }),
    );
  return { clock, store, add, iso, mail, id, about: { table: 'prospects' as const, id } };
}

async function actionsOf(store: Store, about: About) {
  const view = await loadSubjectActions(store, about);
  return view?.entries.flatMap(({ action }) => action ?? []) ?? [];
}

async function seen(store: Store, about: About, rule: RuleId): Promise<SeenAction> {
  const action = (await actionsOf(store, about)).find((one) => one.rule === rule);
  if (!action) throw new Error(`nothing of ${rule}`);
  return { about, action, title: 'Write to Linh Trần', reason: 'Saved yesterday.' };
}

describe('a step of a cadence', () => {
  async function onCadence() {
    const desk = await aDesk();
    const { store, id, clock } = desk;
    const steps = [
      { channel: 'email' as const, waitDays: 0 },
      { channel: 'call' as const, waitDays: 2 },
      { channel: 'linkedin' as const, waitDays: 2 },
    ];
    const cadenceId = valueOf(await addCadence(store, { name: 'Short', steps })).id;
    const enrolmentId = valueOf(await enrol(store, { prospectId: id, cadenceId })).id;
    clock.forward(minuteMs);
    const enrolments = async () =>
      Object.fromEntries((await store.enrolments.toArray()).map((row) => [row.id, row]));
    /** As a colleague's computer made it, offline. */
    const another = async (startedAt: string) => {
      const row = (await enrolments())[enrolmentId];
      if (!row) throw new Error('no enrolment');
      const other = newId();
      await store.enrolments.put({ ...row, id: other, started_at: startedAt });
      return other;
    };
    return { ...desk, steps, cadenceId, enrolmentId, enrolments, another };
  }

  it('is passed once, however often what was seen is answered', async () => {
    const { store, about, clock, enrolmentId, enrolments } = await onCadence();
    const step = await seen(store, about, 'cadence_step');
    expect(step.action.enrolmentId).toBe(enrolmentId);
    valueOf(await doAction(store, step));
    clock.forward(minuteMs);
    valueOf(await doAction(store, step));
    valueOf(await dismissAction(store, step, { isForGood: false }));
    expect((await enrolments())[enrolmentId]?.step).toBe(1);
    expect((await seen(store, about, 'cadence_step')).action.channel).toBe('call');
  });

  it('that was passed elsewhere meanwhile is not passed again', async () => {
    const { store, about, clock, enrolmentId, enrolments } = await onCadence();
    const step = await seen(store, about, 'cadence_step');
    valueOf(await passStep(store, enrolmentId));
    clock.forward(minuteMs);
    valueOf(await dismissAction(store, step, { isForGood: false }));
    expect((await enrolments())[enrolmentId]?.step).toBe(1);
  });

  it('is of the cadence that began last, and an answer passes that one', async () => {
    const { store, about, iso, enrolmentId, enrolments, another } = await onCadence();
    const laterOne = await another(iso());
    const earlierOne = await another(iso(-dayMs));
    const step = await seen(store, about, 'cadence_step');
    expect(step.action.enrolmentId).toBe(laterOne);
    valueOf(await doAction(store, step));
    const rows = await enrolments();
    expect([laterOne, enrolmentId, earlierOne].map((one) => rows[one]?.step)).toEqual([1, 0, 0]);
  });

  it('comes from the one that runs, not from one that is paused or has no steps left', async () => {
    const { store, about, iso, steps, cadenceId, enrolmentId, enrolments, another } =
      await onCadence();
    const laterOne = await another(iso());
    valueOf(await pauseEnrolment(store, laterOne));
    expect((await seen(store, about, 'cadence_step')).action.enrolmentId).toBe(enrolmentId);
    valueOf(await doAction(store, await seen(store, about, 'cadence_step')));
    expect((await enrolments())[enrolmentId]?.step).toBe(1);
    valueOf(await editCadence(store, cadenceId, { steps: steps.slice(0, 1) }));
    const beyond = await actionsOf(store, about);
    expect(beyond.filter(({ rule }) => rule === 'cadence_step')).toEqual([]);
  });

  it('without steps left it holds nobody back from being written to', async () => {
    const { store, about, steps, cadenceId, enrolmentId } = await onCadence();
    valueOf(await passStep(store, enrolmentId));
    valueOf(await editCadence(store, cadenceId, { steps: steps.slice(0, 1) }));
    expect((await actionsOf(store, about)).map(({ rule }) => rule)).toEqual(['not_contacted']);
  });

  it('not again stops this cadence; another one speaks', async () => {
    const { store, about, id, clock, cadenceId, enrolmentId, enrolments } = await onCadence();
    const step = await seen(store, about, 'cadence_step');
    const stopped = valueOf(await dismissAction(store, step, { isForGood: true }));
    expect((await enrolments())[enrolmentId]?.stopped_reason).toBe('by_hand');
    expect(await store.dismissals.count()).toBe(0);
    expect(await dismissAction(store, step, { isForGood: true })).toMatchObject({
      ok: false,
      failure: { code: 'not_found_here' },
    });
    valueOf(await undoCommand(store, stopped.journalId));
    expect((await seen(store, about, 'cadence_step')).action.enrolmentId).toBe(enrolmentId);
    valueOf(await dismissAction(store, step, { isForGood: true }));
    clock.forward(60 * dayMs);
    const next = valueOf(await enrol(store, { prospectId: id, cadenceId })).id;
    expect((await seen(store, about, 'cadence_step')).action.enrolmentId).toBe(next);
  });
});

describe('a snooze', () => {
  it('is over once something newer has happened', async () => {
    const { store, about, clock, iso, mail } = await aDesk();
    await mail('in');
    clock.forward(minuteMs);
    const until = iso(28 * dayMs);
    valueOf(await snoozeAction(store, await seen(store, about, 'reply_waits'), until));
    expect((await seen(store, about, 'reply_waits')).action.dueAt).toBe(until);
    clock.forward(dayMs);
    await mail('out');
    clock.forward(dayMs);
    await mail('in');
    expect((await seen(store, about, 'reply_waits')).action.dueAt).toBe(iso());
    // The new one can be put off in its turn, by the same row.
    const again = iso(3 * dayMs);
    valueOf(await snoozeAction(store, await seen(store, about, 'reply_waits'), again));
    expect((await seen(store, about, 'reply_waits')).action.dueAt).toBe(again);
    expect(await store.tasks.count()).toBe(1);
  });

  it('holds for what is due later on the day on which it is put off', async () => {
    const { store, about, clock, iso } = await aDesk();
    const row = await store.prospects.get(about.id);
    if (!row) throw new Error('no prospect');
    await store.prospects.put({ ...row, notice_due_at: '2026-04-03T08:00:00.000Z' });
    const { action } = await seen(store, about, 'notice_due');
    clock.forward(Date.parse(action.dueAt) - clock.now() - 30 * minuteMs);
    const until = iso(5 * dayMs);
    valueOf(await snoozeAction(store, await seen(store, about, 'notice_due'), until));
    expect((await seen(store, about, 'notice_due')).action.dueAt).toBe(until);
  });
});

describe('the notice', () => {
  async function withNotice() {
    const desk = await aDesk();
    const { store, id, clock } = desk;
    const put = async (fields: { notice_due_at?: string; clipped_at?: string }) => {
      const row = await store.prospects.get(id);
      if (row) await store.prospects.put({ ...row, ...fields });
    };
    await put({
      notice_due_at: '2026-04-03T08:00:00.000Z',
      clipped_at: '2026-03-03T08:00:00.000Z',
    });
    clock.forward(30 * dayMs);
    const rules = async () => (await actionsOf(store, desk.about)).map(({ rule }) => rule);
    return { ...desk, put, rules };
  }

  it('that was given is kept with the person, and undone with the answer', async () => {
    const { store, about, iso, rules } = await withNotice();
    const done = valueOf(await doAction(store, await seen(store, about, 'notice_due')));
    expect((await store.prospects.get(about.id))?.notice_sent_at).toBe(iso());
    expect(await rules()).not.toContain('notice_due');
    valueOf(await undoCommand(store, done.journalId));
    expect((await store.prospects.get(about.id))?.notice_sent_at).toBeNull();
    expect(await rules()).toContain('notice_due');
  });

  it('that was put away stays so when the person is saved again, and speaks on a later day', async () => {
    const { store, about, clock, iso, put, rules } = await withNotice();
    valueOf(
      await dismissAction(store, await seen(store, about, 'notice_due'), { isForGood: false }),
    );
    expect(await rules()).not.toContain('notice_due');
    clock.forward(dayMs);
    await put({ clipped_at: iso() });
    expect(await rules()).not.toContain('notice_due');
    await put({ notice_due_at: '2026-04-10T08:00:00.000Z' });
    expect(await rules()).toContain('notice_due');
  });
});

describe('people of a deal', () => {
  async function aDealWith(part: Partial<Parameters<typeof addStakeholder>[1]>) {
    const desk = await aDesk();
    const { store, id, add } = desk;
    const other = await add('Bo Berg');
    const deal = valueOf(await addDeal(store, { name: 'Fleet', amount: '1000' })).id;
    for (const prospectId of [id, other]) {
      valueOf(await addStakeholder(store, { dealId: deal, prospectId, evidence: 'said', ...part }));
    }
    return { ...desk, other, deal: { table: 'deals' as const, id: deal } };
  }

  it('are answered about one by one, even those met at one time', async () => {
    const { store, clock, iso, id, other, deal } = await aDealWith({ roles: ['champion'] });
    valueOf(
      await logTouchpoint(store, {
        prospectIds: [id, other],
        channel: 'meeting',
        direction: null,
        occurredAt: iso(),
      }),
    );
    clock.forward(40 * dayMs);
    const first = await seen(store, deal, 'champion_silent');
    valueOf(await snoozeAction(store, first, iso(dayMs)));
    const second = await seen(store, deal, 'champion_silent');
    expect(new Set([first.action.prospectId, second.action.prospectId])).toEqual(
      new Set([id, other]),
    );
    valueOf(await doAction(store, second));
    // The first one's answer is still that it comes later.
    const waits = await seen(store, deal, 'champion_silent');
    expect(waits.action).toMatchObject({
      prospectId: first.action.prospectId,
      dueAt: iso(dayMs),
    });
    valueOf(await dismissAction(store, waits, { isForGood: true }));
    const rules = (await actionsOf(store, deal)).map(({ rule }) => rule);
    expect(rules).not.toContain('champion_silent');
  });

  it('whom nothing reached were not touched; a meeting ahead counts unless it is cancelled', async () => {
    const { store, iso, id, other, mail, deal } = await aDealWith({
      stance: 'against',
      influence: 'high',
    });
    const untouched = async () =>
      (await actionsOf(store, deal)).find(({ rule }) => rule === 'opponent_untouched')?.prospectId;
    valueOf(
      await dismissAction(store, await seen(store, deal, 'opponent_untouched'), {
        isForGood: true,
      }),
    );
    // What is left is about the other of the two.
    const left = await untouched();
    expect([id, other]).toContain(left);
    if (left === id) await mail('out', 'bounced');
    const met = valueOf(
      await logTouchpoint(store, {
        prospectIds: [id, other],
        channel: 'call',
        direction: 'out',
        occurredAt: iso(),
        outcome: 'no_answer',
      }),
    ).id;
    expect(await untouched()).toBe(left);
    valueOf(
      await editTouchpoint(store, met, {
        channel: 'meeting',
        direction: null,
        outcome: null,
        occurred_at: iso(9 * dayMs),
      }),
    );
    expect(await untouched()).toBeUndefined();
    valueOf(await editTouchpoint(store, met, { outcome: 'cancelled' }));
    expect(await untouched()).toBe(left);
  });
});
