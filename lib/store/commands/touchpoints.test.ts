import { describe, expect, it } from 'vitest';
import { loadContent, valueOf } from '../a-store.ts';
import { listCadences, loadEnrolment } from '../deal-queries.ts';
import type { Store } from '../store.ts';
import { undoCommand } from '../undo.ts';
import { aPipeline, dayMs, refusal, startsAt } from './a-pipeline.ts';
import { addCadence, editCadence, enrol, passStep, pauseEnrolment } from './cadences.ts';
import { addProspect } from './prospects.ts';
import { saveSetting } from './settings.ts';
import {
  deleteTouchpoint,
  editTouchpoint,
  logTouchpoint,
  type TouchpointInput,
} from './touchpoints.ts';

function aCall(prospectId: string, more: Partial<TouchpointInput> = {}): TouchpointInput {
  return {
    prospectIds: [prospectId],
    channel: 'call',
    direction: 'out',
    occurredAt: startsAt,
    ...more,
  };
}

/** E-mail, LinkedIn, call, e-mail, call, e-mail. */
async function onCadence() {
  const pipeline = await aPipeline();
  const [cadence] = await listCadences(pipeline.store);
  valueOf(
    await enrol(pipeline.store, { prospectId: pipeline.prospectId, cadenceId: cadence?.id ?? '' }),
  );
  const enrolment = async () => {
    const view = await loadEnrolment(pipeline.store, pipeline.prospectId);
    if (!view) throw new Error('not enrolled');
    return view.enrolment;
  };
  return { ...pipeline, enrolment };
}

function later(store: Store, ms = 0): string {
  return new Date(store.clock.now() + ms).toISOString();
}

describe('logging a touchpoint', () => {
  it('keeps what was said, and a new person is being worked on', async () => {
    const { store, dealId, prospectId } = await aPipeline();
    const receipt = valueOf(
      await logTouchpoint(store, {
        ...aCall(prospectId),
        prospectIds: [prospectId, prospectId],
        dealId,
        subject: ' About the quote ',
        snippet: '',
        outcome: 'no_answer',
        occurredAt: '2026-03-02T09:30:00+02:00',
      }),
    );
    expect(receipt).toMatchObject({ table: 'touchpoints', name: 'About the quote' });
    expect(await store.touchpoints.get(receipt.id)).toMatchObject({
      prospect_ids: [prospectId],
      deal_id: dealId,
      occurred_at: '2026-03-02T07:30:00.000Z',
      subject: 'About the quote',
      snippet: null,
      outcome: 'no_answer',
    });
    expect(await store.prospects.get(prospectId)).toMatchObject({ status: 'working' });
    expect(await store.signals.count()).toBe(0);
  });

  it('leaves a status that says more', async () => {
    const { store, prospectId } = await aPipeline();
    await store.prospects.update(prospectId, { status: 'qualified' });
    valueOf(await logTouchpoint(store, aCall(prospectId)));
    expect(await store.prospects.get(prospectId)).toMatchObject({ status: 'qualified' });
  });

  it('from somebody is a reply of each of them', async () => {
    const { store, prospectId } = await aPipeline();
    const other = valueOf(await addProspect(store, { full_name: 'Mara Lindqvist' })).id;
    valueOf(
      await logTouchpoint(store, {
        ...aCall(prospectId, { channel: 'email', direction: 'in', subject: 'Re: quote' }),
        prospectIds: [prospectId, other],
      }),
    );
    const signals = await store.signals.toArray();
    expect(new Set(signals.map(({ prospect_id }) => prospect_id))).toEqual(
      new Set([prospectId, other]),
    );
    expect(signals[0]).toMatchObject({ kind: 'reply', at: startsAt, after: 'Re: quote' });
  });

  it.each<[string, Partial<TouchpointInput>]>([
    ['touchpoints.prospect_ids', { prospectIds: [] }],
    ['touchpoints.occurred_at', { occurredAt: '1999-12-31T23:59:59.000Z' }],
    ['touchpoints.occurred_at', { occurredAt: '2028-04-01T00:00:00.000Z' }],
    ['touchpoints.occurred_at', { occurredAt: 'yesterday' }],
    ['touchpoints.subject', { subject: 'x'.repeat(401) }],
    ['touchpoints.snippet', { snippet: 'x'.repeat(1001) }],
  ])('is refused with %s for %o', async (detail, more) => {
    const { store, prospectId } = await aPipeline();
    const result = await refusal(logTouchpoint(store, aCall(prospectId, more)));
    expect(result).toEqual({ code: 'invalid_input', detail });
    expect(await store.touchpoints.count()).toBe(0);
  });

  it('may lie ahead, be about a deal alone, but not about who is not here', async () => {
    const { store, dealId, prospectId } = await aPipeline();
    valueOf(await logTouchpoint(store, aCall('', { prospectIds: [], dealId })));
    valueOf(
      await logTouchpoint(
        store,
        aCall(prospectId, { channel: 'meeting', occurredAt: '2028-02-01T00:00:00.000Z' }),
      ),
    );
    expect(await refusal(logTouchpoint(store, aCall(dealId)))).toMatchObject({
      code: 'not_found_here',
    });
    expect(
      await refusal(logTouchpoint(store, aCall(prospectId, { dealId: prospectId }))),
    ).toMatchObject({ detail: 'deals' });
  });

  it('is taken back whole: status, reply and cadence too', async () => {
    const { store, prospectId } = await onCadence();
    const before = await loadContent(store);
    const log = valueOf(
      await logTouchpoint(store, aCall(prospectId, { direction: 'in', subject: 'Re: x' })),
    );
    const after = await loadContent(store);
    const undo = valueOf(await undoCommand(store, log.journalId));
    expect(undo).toMatchObject({ table: 'touchpoints' });
    expect(await loadContent(store)).toEqual(before);
    valueOf(await undoCommand(store, undo.journalId));
    expect(await loadContent(store)).toEqual(after);
  });
});

describe('a cadence', () => {
  it.each<[string, Partial<TouchpointInput>]>([
    ['reply', { channel: 'email', direction: 'in' }],
    ['reply', { channel: 'linkedin', direction: 'in', outcome: 'reached' }],
    ['meeting', { channel: 'meeting', direction: null }],
    ['meeting', { channel: 'call', outcome: 'meeting_agreed' }],
    ['objection', { channel: 'call', outcome: 'objection' }],
    ['objection', { channel: 'email', direction: 'in', outcome: 'objection' }],
    ['bounce', { channel: 'email', outcome: 'bounced' }],
    ['bounce', { channel: 'email', direction: 'in', outcome: 'bounced' }],
  ])('stops by %s after %o', async (reason, more) => {
    const { store, prospectId, enrolment } = await onCadence();
    valueOf(await logTouchpoint(store, aCall(prospectId, more)));
    expect(await enrolment()).toMatchObject({ stopped_reason: reason, step: 0 });
    const hasReplied = (await store.signals.count()) > 0;
    expect(hasReplied).toBe(reason === 'reply');
  });

  it.each<[string, Partial<TouchpointInput>]>([
    ['a call when a mail is due', { channel: 'call', outcome: 'reached' }],
    [
      'a meeting that was called off',
      { channel: 'meeting', outcome: 'cancelled', direction: null },
    ],
    ['a mail before it began', { channel: 'email', occurredAt: '2026-03-01T08:00:00.000Z' }],
    ['a reply before it began', { direction: 'in', occurredAt: '2026-03-01T08:00:00.000Z' }],
    ['a mail that is planned', { channel: 'email', occurredAt: '2026-03-03T08:00:00.000Z' }],
    ['a mail without a direction', { channel: 'email', direction: null }],
  ])('goes on as it was after %s', async (_name, more) => {
    const { store, prospectId, enrolment } = await onCadence();
    const before = await enrolment();
    valueOf(await logTouchpoint(store, aCall(prospectId, more)));
    expect(await enrolment()).toEqual(before);
  });

  it('goes to the next step by what its step asks for, counted from when that was', async () => {
    const { store, clock, prospectId, enrolment } = await onCadence();
    clock.forward(2 * dayMs);
    const sentAt = later(store, -dayMs);
    const mail = aCall(prospectId, { channel: 'email', occurredAt: sentAt });
    valueOf(await logTouchpoint(store, mail));
    expect(await enrolment()).toMatchObject({ step: 1, stepped_at: sentAt, stopped_reason: null });
    // One that was before that step says nothing of the next one.
    const early = aCall(prospectId, {
      channel: 'linkedin',
      occurredAt: later(store, -1.5 * dayMs),
    });
    valueOf(await logTouchpoint(store, early));
    expect(await enrolment()).toMatchObject({ step: 1 });
  });

  it('takes what was in the minute of its beginning, as a rep gives times', async () => {
    const { store, clock, prospectId, enrolment } = await aPipeline().then(async (pipeline) => {
      pipeline.clock.forward(30_000);
      const [cadence] = await listCadences(pipeline.store);
      const of = { prospectId: pipeline.prospectId, cadenceId: cadence?.id ?? '' };
      valueOf(await enrol(pipeline.store, of));
      return {
        ...pipeline,
        enrolment: async () => (await loadEnrolment(pipeline.store, of.prospectId))?.enrolment,
      };
    });
    clock.forward(10_000);
    const mail = aCall(prospectId, { channel: 'email', occurredAt: startsAt });
    valueOf(await logTouchpoint(store, mail));
    expect(await enrolment()).toMatchObject({ step: 1 });
  });

  it('is not moved on by what did its last step, be it logged once more or on the same day', async () => {
    const { store, clock, prospectId, enrolment } = await onCadence();
    const waits = { channel: 'email', waitDays: 2 } as const;
    const steps = [{ ...waits, waitDays: 0 }, waits, waits];
    valueOf(await editCadence(store, (await enrolment()).cadence_id, { steps }));
    const log = async (occurredAt: string) => {
      const mail = aCall(prospectId, { channel: 'email', occurredAt });
      valueOf(await logTouchpoint(store, mail));
      return (await enrolment()).step;
    };
    valueOf(await passStep(store, (await enrolment()).id));
    clock.forward(600_000);
    expect(await log(later(store))).toBe(1);
    // Two open days later, by the day: a time before the hour at which the first one went counts.
    clock.forward(2 * dayMs);
    expect(await log(later(store, -dayMs))).toBe(1);
    expect(await log(later(store, -3_600_000))).toBe(2);
    clock.forward(600_000);
    expect(await log(later(store))).toBe(2);
  });

  it('counts days as the workspace does', async () => {
    const { store, clock, prospectId, enrolment } = await onCadence();
    const days = [{ on: '2026-03-03', name: 'Holiday' }];
    const closed = { country: null, region: null, until: null, days };
    valueOf(await saveSetting(store, 'holidays', closed));
    valueOf(await passStep(store, (await enrolment()).id));
    // The second step is due two open days after Monday: on Thursday, as Tuesday is closed.
    for (const [wait, step] of [
      [2, 1],
      [1, 2],
    ] as const) {
      clock.forward(wait * dayMs);
      const sent = aCall(prospectId, { channel: 'linkedin', occurredAt: later(store) });
      valueOf(await logTouchpoint(store, sent));
      expect((await enrolment()).step).toBe(step);
    }
  });

  it('that begins on a closed day takes its first step then, and no second one', async () => {
    const { store, clock, prospectId } = await aPipeline();
    clock.forward(5 * dayMs);
    const steps = [
      { channel: 'email', waitDays: 0 },
      { channel: 'email', waitDays: 1 },
    ] as const;
    const cadence = valueOf(await addCadence(store, { name: 'Fair', steps: [...steps] }));
    valueOf(await enrol(store, { prospectId, cadenceId: cadence.id }));
    for (let mail = 0; mail < 2; mail += 1) {
      const sent = aCall(prospectId, { channel: 'email', occurredAt: later(store) });
      valueOf(await logTouchpoint(store, sent));
      expect((await loadEnrolment(store, prospectId))?.enrolment.step).toBe(1);
    }
  });

  it('that is paused waits, but ends by a reply', async () => {
    const { store, prospectId, enrolment } = await onCadence();
    valueOf(await pauseEnrolment(store, (await enrolment()).id));
    valueOf(await logTouchpoint(store, aCall(prospectId, { channel: 'email' })));
    expect(await enrolment()).toMatchObject({ step: 0, stopped_reason: null });
    valueOf(await logTouchpoint(store, aCall(prospectId, { direction: 'in' })));
    expect(await enrolment()).toMatchObject({ stopped_reason: 'reply', paused_at: null });
  });

  it('ends by the touchpoint of its last step', async () => {
    const { store, clock, prospectId, enrolment } = await onCadence();
    const { id } = await enrolment();
    for (let step = 0; step < 5; step += 1) valueOf(await passStep(store, id));
    clock.forward(30 * dayMs);
    const last = aCall(prospectId, { channel: 'email', occurredAt: later(store) });
    valueOf(await logTouchpoint(store, last));
    expect(await enrolment()).toMatchObject({ step: 6, stopped_reason: 'finished' });
  });
});

describe('a touchpoint that is changed', () => {
  it('does not start a cadence again, and is checked like a new one', async () => {
    const { store, prospectId, enrolment } = await onCadence();
    const { id } = valueOf(await logTouchpoint(store, aCall(prospectId, { direction: 'in' })));
    const edit = valueOf(await editTouchpoint(store, id, { direction: 'out', subject: ' x ' }));
    expect(await store.touchpoints.get(id)).toMatchObject({ direction: 'out', subject: 'x' });
    expect(edit.fieldCount).toBe(2);
    expect(await refusal(editTouchpoint(store, id, { prospect_ids: [] }))).toMatchObject({
      detail: 'touchpoints.prospect_ids',
    });
    expect(await refusal(editTouchpoint(store, id, { occurred_at: '1990-01-01' }))).toMatchObject({
      detail: 'touchpoints.occurred_at',
    });
    const gone = valueOf(await deleteTouchpoint(store, id));
    expect((await enrolment()).stopped_reason).toBe('reply');
    valueOf(await undoCommand(store, gone.journalId));
    expect(await store.touchpoints.get(id)).toMatchObject({ deleted_at: null, subject: 'x' });
  });

  it('takes its replies along, and away with it; undoing brings them back', async () => {
    const { store, prospectId } = await aPipeline();
    const mara = valueOf(await addProspect(store, { full_name: 'Mara Lindqvist' })).id;
    const prospectIds = [prospectId, mara];
    const replies = async () =>
      (await store.signals.orderBy('ix.of').toArray())
        .map(({ prospect_id, at, after }) => `${prospect_id} ${at} ${after}`)
        .sort();
    const of = (ids: readonly string[], at: string, about: string) =>
      ids.map((id) => `${id} ${at} ${about}`).sort();
    const mail = { channel: 'email', direction: 'in', prospectIds } as const;
    const other = aCall('', { ...mail, prospectIds: [prospectId], subject: 'Other' });
    valueOf(await logTouchpoint(store, other));
    const kept = of([prospectId], startsAt, 'Other');
    const { id } = valueOf(await logTouchpoint(store, aCall('', { ...mail, subject: 'Re: x' })));

    const occurred_at = '2026-03-01T08:00:00.000Z';
    valueOf(await editTouchpoint(store, id, { occurred_at, subject: 'Re: y' }));
    const both = [...kept, ...of(prospectIds, occurred_at, 'Re: y')].sort();
    expect(await replies()).toEqual(both);

    for (const change of [
      () => editTouchpoint(store, id, { direction: 'out' }),
      () => editTouchpoint(store, id, { outcome: 'bounced' }),
      () => deleteTouchpoint(store, id),
    ]) {
      const before = await loadContent(store);
      const gone = valueOf(await change());
      expect(await replies()).toEqual(kept);
      valueOf(await undoCommand(store, gone.journalId));
      expect(await loadContent(store)).toEqual(before);
      expect(await replies()).toEqual(both);
    }
    valueOf(await editTouchpoint(store, id, { prospect_ids: [mara] as never }));
    expect(await replies()).toEqual([...kept, ...of([mara], occurred_at, 'Re: y')].sort());
  });

  it('takes people in and out one by one', async () => {
    const { store, prospectId } = await aPipeline();
    const mara = valueOf(await addProspect(store, { full_name: 'Mara Lindqvist' })).id;
    const { id } = valueOf(await logTouchpoint(store, aCall(prospectId)));
    valueOf(await editTouchpoint(store, id, { prospect_ids: [prospectId, mara] as never }));
    const entry = await store.outbox.where('[t+id]').equals(['touchpoints', id]).last();
    expect(entry?.f).toEqual({ prospect_ids: { add: [mara], remove: [] } });
    expect(await store.touchpoints.where('ix.people').equals(mara).count()).toBe(1);
  });
});
