import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { confirmMs, guardMs, leaveMs } from '../mail/send-machine.ts';
import type { MailDraft, SendReport, SendStage } from '../model/mail.ts';
import { repSettingDefaults } from '../model/selling.ts';
import { toInstant } from '../platform/clock.ts';
import { type TestClock, valueOf } from './a-store.ts';
import { aLog, aSentMessage, linh, me, stranger } from './commands/a-mail.ts';
import { aPipeline, refusal, startsAt } from './commands/a-pipeline.ts';
import { logMail, saveThreadSetting } from './commands/mail.ts';
import { editProspect } from './commands/prospects.ts';
import { saveRepSetting } from './commands/settings.ts';
import { deleteTouchpoint } from './commands/touchpoints.ts';
import { exportAll } from './export.ts';
import { logSeen } from './log-seen.ts';
import { loadLooseSends } from './loose-sends.ts';
import type { SendRow, SendState } from './mail-rows.ts';
import { nextSend } from './next-send.ts';
import {
  answerSend,
  loadDueSends,
  nextSendDueAt,
  pruneSends,
  settleSends,
  takeSendReport,
} from './sends.ts';
import { openStore, type Store } from './store.ts';

const begin = Date.parse(startsAt);
const after = (ms: number) => toInstant(begin + ms);
/** When a message confirmed at the beginning can no longer be undone, and that has had time to be told. */
const safeMs = guardMs + 2_000;

function aDraft(more: Partial<MailDraft> = {}): MailDraft {
  return {
    id: 'msg-a:r7',
    threadId: '',
    replyTo: '',
    from: '',
    to: [linh],
    cc: [],
    bcc: [],
    subject: 'Offer',
    ...more,
  };
}

function aReport(stage: SendStage, more: Partial<SendReport> = {}): SendReport {
  return {
    site: 'gmail',
    account: me.email,
    aliases: [],
    draft: aDraft(),
    stage,
    pressedAt: startsAt,
    stageAt: startsAt,
    ...more,
  };
}

/** Mail of Gmail is logged by itself; Linh is a prospect. */
async function aMailStore(more: { isAsked?: boolean } = {}) {
  const pipeline = await aPipeline();
  const { store, prospectId } = pipeline;
  valueOf(await editProspect(store, prospectId, { emails: [linh.email] }));
  const askedAt = more.isAsked === false ? null : startsAt;
  const mail = { ...repSettingDefaults.mail, watched: ['gmail' as const], askedAt };
  valueOf(await saveRepSetting(store, 'mail', mail));
  return pipeline;
}

const stateOf = async (store: Store) => (await store.sends.toArray()).map(({ state }) => state);

async function subjectsOf(store: Store): Promise<readonly (string | null)[]> {
  const rows = await store.touchpoints.toArray();
  return rows.filter(({ deleted_at }) => deleted_at === null).map(({ subject }) => subject);
}

describe('a report', () => {
  const states: readonly [SendStage, SendStage, SendState][] = [
    ['pending', 'confirmed', 'confirmed'],
    ['pending', 'cancelled', 'cancelled'],
    ['pending', 'scheduled', 'scheduled'],
    ['confirmed', 'cancelled', 'cancelled'],
    ['scheduled', 'cancelled', 'cancelled'],
    // Late ones of the same press.
    ['confirmed', 'pending', 'confirmed'],
    ['cancelled', 'pending', 'cancelled'],
    ['cancelled', 'confirmed', 'cancelled'],
    ['scheduled', 'confirmed', 'scheduled'],
  ];
  it.each(states)('%s, then %s: %s', async (first, second, state) => {
    const { store } = await aMailStore();
    await takeSendReport(store, aReport(first));
    await takeSendReport(store, aReport(second, { stageAt: after(0) }));
    expect(await stateOf(store)).toEqual([state]);
  });

  it.each([
    'pending',
    'confirmed',
    'cancelled',
    'scheduled',
    'unsure',
    'dropped',
    'left_out',
  ] as const)('of a newer press begins anew after %s', async (state) => {
    const { store } = await aMailStore();
    await takeSendReport(store, aReport('pending'));
    await store.sends.toCollection().modify({ state });
    await takeSendReport(store, aReport('pending', { pressedAt: after(1), stageAt: after(1) }));
    const [row, ...others] = await store.sends.toArray();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ state: 'pending', pressedAt: after(1) });
  });

  it('of an older press says nothing any more', async () => {
    const { store } = await aMailStore();
    await takeSendReport(store, aReport('pending', { pressedAt: after(5) }));
    await takeSendReport(store, aReport('cancelled'));
    expect(await stateOf(store)).toEqual(['pending']);
  });

  it('says nothing of what is logged, or dropped by the rep', async () => {
    const { store } = await aMailStore();
    for (const state of ['logged', 'dropped'] as const) {
      await takeSendReport(store, aReport('pending'));
      await store.sends.toCollection().modify({ state, dueAt: '' });
      await takeSendReport(store, aReport('confirmed'));
      expect(await stateOf(store)).toEqual([state]);
    }
    await store.sends.toCollection().modify({ state: 'logged' });
    await takeSendReport(store, aReport('pending', { pressedAt: after(9) }));
    expect(await stateOf(store)).toEqual(['logged']);
  });

  it('says when it is over, whatever the page’s clock', () => {
    const now = begin;
    const dueAt = (report: SendReport) => nextSend(undefined, report, now)?.dueAt;
    expect(dueAt(aReport('confirmed'))).toBe(after(safeMs));
    expect(dueAt(aReport('confirmed', { stageAt: after(3_600_000) }))).toBe(after(safeMs));
    expect(dueAt(aReport('pending'))).toBe(after(leaveMs + confirmMs));
    expect(dueAt(aReport('cancelled'))).toBe(after(60_000));
    expect(dueAt(aReport('scheduled'))).toBe('');
  });

  it('of two mailboxes, or without a draft’s name, is of two messages', async () => {
    const { store } = await aMailStore();
    await takeSendReport(store, aReport('pending'));
    await takeSendReport(store, aReport('pending', { account: 'ines@second.example' }));
    const draft = aDraft({ id: '' });
    await takeSendReport(store, aReport('pending', { draft }));
    await takeSendReport(store, aReport('pending', { draft, pressedAt: after(1) }));
    expect(await store.sends.count()).toBe(4);
  });

  it('that learns late whose mailbox it is belongs to the same message', async () => {
    const { store } = await aMailStore();
    await takeSendReport(store, aReport('pending', { account: '' }));
    await takeSendReport(store, aReport('confirmed'));
    expect(await store.sends.toArray()).toMatchObject([
      { key: `gmail:${me.email}:msg-a:r7`, state: 'confirmed' },
    ]);
    await takeSendReport(store, aReport('cancelled', { account: '' }));
    expect(await store.sends.toArray()).toMatchObject([
      { key: `gmail:${me.email}:msg-a:r7`, state: 'cancelled' },
    ]);
    const draft = aDraft({ id: '' });
    await takeSendReport(store, aReport('pending', { account: '', draft }));
    await takeSendReport(store, aReport('confirmed', { draft }));
    expect((await store.sends.toArray()).map(({ state }) => state)).toEqual([
      'cancelled',
      'confirmed',
    ]);
  });
});

describe('what is due', () => {
  it('is logged once the undo guard is over, and not before', async () => {
    const { store, clock } = await aMailStore();
    await takeSendReport(store, aReport('confirmed'));
    clock.forward(safeMs - 1);
    await settleSends(store);
    expect(await subjectsOf(store)).toEqual([]);
    expect(await nextSendDueAt(store)).toBe(begin + safeMs);
    clock.forward(1);
    const [id, ...others] = await settleSends(store);
    expect(others).toEqual([]);
    expect(await store.touchpoints.get(id ?? '')).toMatchObject({
      subject: 'Offer',
      direction: 'out',
      occurred_at: startsAt,
    });
    expect(await store.sends.toArray()).toMatchObject([{ state: 'logged', touchpointId: id }]);
    expect(await nextSendDueAt(store)).toBeUndefined();
    expect(await settleSends(store)).toEqual([]);
  });

  it('is for the rep where the page never said that it went', async () => {
    const { store, clock } = await aMailStore();
    await takeSendReport(store, aReport('pending'));
    clock.forward(leaveMs + confirmMs);
    await settleSends(store);
    expect(await stateOf(store)).toEqual(['unsure']);
    expect(await subjectsOf(store)).toEqual([]);
    // The word comes late, from a page that slept.
    await takeSendReport(store, aReport('confirmed', { stageAt: after(leaveMs + confirmMs) }));
    clock.forward(safeMs);
    await settleSends(store);
    expect(await subjectsOf(store)).toEqual(['Offer']);
  });

  it('is for the rep where the page never said whose mailbox it is', async () => {
    const { store, clock } = await aMailStore();
    await takeSendReport(store, aReport('confirmed', { account: '' }));
    clock.forward(safeMs);
    await settleSends(store);
    expect(await stateOf(store)).toEqual(['unsure']);
  });

  it('is left out where nobody is known, the rep was not asked, the site or the thread is off', async () => {
    const nobody = await aMailStore();
    await takeSendReport(nobody.store, aReport('confirmed', { draft: aDraft({ to: [stranger] }) }));
    const unasked = await aMailStore({ isAsked: false });
    await takeSendReport(unasked.store, aReport('confirmed'));
    const off = await aMailStore();
    valueOf(
      await saveRepSetting(off.store, 'mail', { ...repSettingDefaults.mail, askedAt: startsAt }),
    );
    await takeSendReport(off.store, aReport('confirmed'));
    const muted = await aMailStore();
    const report = aReport('confirmed', { draft: aDraft({ threadId: '19aa00bb11cc22dd' }) });
    await takeSendReport(muted.store, report);
    const thread = `gm:${me.email}:19aa00bb11cc22dd`;
    valueOf(await saveThreadSetting(muted.store, thread, { mode: 'off', dealId: null }));
    for (const { store, clock } of [nobody, unasked, off, muted]) {
      clock.forward(safeMs);
      await settleSends(store);
      expect(await stateOf(store)).toEqual(['left_out']);
      expect(await subjectsOf(store)).toEqual([]);
    }
  });

  it('goes out in the rep’s name, also by an alias that the page does not list', async () => {
    const { store, clock } = await aMailStore();
    const draft = aDraft({ from: 'sales@alias.example' });
    await takeSendReport(store, aReport('confirmed', { draft }));
    clock.forward(safeMs);
    await settleSends(store);
    expect(await store.touchpoints.toArray()).toMatchObject([
      { direction: 'out', sender: 'sales@alias.example' },
    ]);
  });

  it('is logged once by a worker that is killed between the log and the mark', async () => {
    const { store, clock } = await aMailStore();
    await takeSendReport(store, aReport('confirmed'));
    clock.forward(safeMs);
    const update = vi.spyOn(store.sends, 'update').mockRejectedValueOnce(new Error('killed'));
    await expect(settleSends(store)).rejects.toThrow('killed');
    update.mockRestore();
    expect(await subjectsOf(store)).toEqual(['Offer']);
    expect(await stateOf(store)).toEqual(['confirmed']);
    await settleSends(store);
    expect(await subjectsOf(store)).toEqual(['Offer']);
    expect(await stateOf(store)).toEqual(['logged']);
  });

  it('waits where the storage fails', async () => {
    const { store, clock } = await aMailStore();
    await takeSendReport(store, aReport('confirmed'));
    clock.forward(safeMs);
    store.isBlocked = true;
    await settleSends(store);
    expect(await stateOf(store)).toEqual(['confirmed']);
    store.isBlocked = false;
    clock.forward(60_000);
    await settleSends(store);
    expect(await subjectsOf(store)).toEqual(['Offer']);
  });

  it('is logged once by two that look at the same time', async () => {
    const { store, clock } = await aMailStore();
    const other = openStore({ name: store.name, clock });
    await takeSendReport(store, aReport('confirmed'));
    clock.forward(safeMs);
    const both = await Promise.all([settleSends(store), settleSends(other)]);
    expect(both.flat()).toHaveLength(1);
    expect(await subjectsOf(store)).toEqual(['Offer']);
  });

  it('is found by its time alone', async () => {
    const { store } = await aMailStore();
    await takeSendReport(store, aReport('confirmed'));
    await takeSendReport(store, aReport('cancelled', { draft: aDraft({ id: 'msg-a:r8' }) }));
    expect(await loadDueSends(store, begin + safeMs - 1)).toEqual([]);
    expect(await loadDueSends(store, begin + safeMs)).toHaveLength(1);
  });
});

describe('the rep’s answer', () => {
  async function anUnsure() {
    const mail = await aMailStore();
    await takeSendReport(mail.store, aReport('pending'));
    mail.clock.forward(leaveMs + confirmMs);
    await settleSends(mail.store);
    const [row] = await mail.store.sends.toArray();
    return { ...mail, key: row?.key ?? '' };
  }

  it('logs it', async () => {
    const { store, key } = await anUnsure();
    expect(valueOf(await answerSend(store, key, 'sent'))).toMatchObject({ name: 'Offer' });
    expect(await subjectsOf(store)).toEqual(['Offer']);
    expect(await stateOf(store)).toEqual(['logged']);
  });

  it('drops it, whatever the page says later of that press', async () => {
    const { store, clock, key } = await anUnsure();
    expect(valueOf(await answerSend(store, key, 'dropped'))).toMatchObject({ journalId: 0 });
    await takeSendReport(store, aReport('confirmed'));
    clock.forward(safeMs);
    await settleSends(store);
    expect(await stateOf(store)).toEqual(['dropped']);
    expect(await subjectsOf(store)).toEqual([]);
  });

  it.each([
    ['with the draft’s name', 'msg-a:r7'],
    ['without one', ''],
  ])('drops it for good, also where its thread shows it long after, %s', async (_how, id) => {
    const { store, clock } = await aMailStore();
    await takeSendReport(store, aReport('pending', { draft: aDraft({ id }) }));
    clock.forward(leaveMs + confirmMs);
    await settleSends(store);
    const [row] = await store.sends.toArray();
    valueOf(await answerSend(store, row?.key ?? '', 'dropped'));
    clock.forward(30 * 86_400_000);
    expect(await pruneSends(store, toInstant(clock.now()))).toBe(1);
    const message = aSentMessage({ ids: id === '' ? [] : [id], at: after(20_000) });
    await logSeen(store, {
      ...{ site: 'gmail', pageKind: 'mail_thread', pack: 'gmail', version: 1, url: '' },
      ...{ account: me.email, aliases: [], drafts: [], rows: [] },
      thread: { id: '19aa00bb11cc22dd', subject: 'Offer', messages: [message], hiddenCount: 0 },
    });
    expect(await subjectsOf(store)).toEqual([]);
  });

  it('drops what goes to nobody known without a word of it in the workspace', async () => {
    const { store, clock } = await aMailStore();
    await takeSendReport(store, aReport('pending', { draft: aDraft({ to: [stranger] }) }));
    clock.forward(leaveMs + confirmMs);
    await settleSends(store);
    const [row] = await store.sends.toArray();
    valueOf(await answerSend(store, row?.key ?? '', 'dropped'));
    const kept = JSON.stringify([await store.touchpoints.toArray(), await store.outbox.toArray()]);
    expect(kept).not.toContain('Offer');
    expect(kept).not.toContain(stranger.email);
  });

  it('about a message that is gone is told', async () => {
    const { store } = await aMailStore();
    expect(await refusal(answerSend(store, 'gmail:x:y', 'sent'))).toMatchObject({
      code: 'not_found_here',
    });
  });
});

it('forgets what ended long ago, not what is still to come', async () => {
  const { store, clock } = await aMailStore();
  await takeSendReport(store, aReport('cancelled', { draft: aDraft({ id: 'msg-a:r8' }) }));
  expect(await pruneSends(store, after(1))).toBe(0);
  clock.forward(60_000);
  await settleSends(store);
  await takeSendReport(store, aReport('confirmed'));
  expect(await pruneSends(store, after(1))).toBe(1);
  expect(await stateOf(store)).toEqual(['confirmed']);
});

const addressesOf = async (store: Store) => {
  const rows = await store.sends.toArray();
  return rows.flatMap(({ draft: { to, cc, bcc, subject } }) => [
    ...[...to, ...cc, ...bcc].map(({ email }) => email),
    ...(subject === '' ? [] : [subject]),
  ]);
};

describe('what has ended', () => {
  it('names nobody any more, and is in no copy', async () => {
    const { store, clock } = await aMailStore();
    const draft = (id: string, to = linh) => aDraft({ id, to: [to], cc: [stranger] });
    await takeSendReport(store, aReport('confirmed', { draft: draft('msg-a:r1') }));
    await takeSendReport(store, aReport('confirmed', { draft: draft('msg-a:r2', stranger) }));
    await takeSendReport(store, aReport('cancelled', { draft: draft('msg-a:r3') }));
    await takeSendReport(store, aReport('pending', { draft: draft('msg-a:r4') }));
    expect(await addressesOf(store)).toHaveLength(12);
    clock.forward(60_000);
    await settleSends(store);
    expect(await stateOf(store)).toEqual(['logged', 'left_out', 'cancelled', 'unsure']);
    expect(await addressesOf(store)).toEqual([linh.email, stranger.email, 'Offer']);
    const copied = async () => {
      const text = await (await exportAll(store)).blob.text();
      return (JSON.parse(text) as { tables: { sends: readonly SendRow[] } }).tables.sends;
    };
    expect(await copied()).toMatchObject([{ state: 'unsure' }]);
    const unsure = (await store.sends.toArray()).at(-1)?.key ?? '';
    valueOf(await answerSend(store, unsure, 'dropped'));
    expect(await addressesOf(store)).toEqual([]);
    expect(await copied()).toEqual([]);
  });

  it('is at once what goes to somebody who is never logged, and nobody of it is kept', async () => {
    const { store, clock } = await aMailStore();
    const mail = { ...repSettingDefaults.mail, watched: ['gmail' as const], askedAt: startsAt };
    const neverDomains = ['elsewhere.example'];
    valueOf(await saveRepSetting(store, 'mail', { ...mail, neverDomains }));
    await takeSendReport(store, aReport('pending', { draft: aDraft({ cc: [stranger] }) }));
    expect(await stateOf(store)).toEqual(['left_out']);
    expect(await addressesOf(store)).toEqual([]);
    expect(await store.sends.toArray()).toMatchObject([{ subjectMark: '' }]);
    await takeSendReport(store, aReport('confirmed', { draft: aDraft({ cc: [stranger] }) }));
    clock.forward(safeMs);
    await settleSends(store);
    expect(await addressesOf(store)).toEqual([]);
    expect(await subjectsOf(store)).toEqual([]);
  });
});

describe('a message that is undone', () => {
  const seen = (at: string) => aSentMessage({ ids: ['msg-a:r7'], at });
  const threadOf = (at: string) => ({
    ...({ site: 'gmail', pageKind: 'mail_thread', pack: 'gmail', version: 1, url: '' } as const),
    ...{ account: me.email, aliases: [], drafts: [], rows: [] },
    thread: { id: '19aa00bb11cc22dd', subject: 'Offer', messages: [seen(at)], hiddenCount: 0 },
  });

  it('is no touchpoint, though the rep has logged it meanwhile; sent again it is one', async () => {
    const { store, clock } = await aMailStore();
    await takeSendReport(store, aReport('confirmed'));
    clock.forward(5_000);
    valueOf(await logMail(store, aLog([seen(startsAt)])));
    expect(await subjectsOf(store)).toEqual(['Offer']);
    clock.forward(5_000);
    const stageAt = after(10_000);
    await takeSendReport(store, aReport('cancelled', { stageAt }));
    expect(await subjectsOf(store)).toEqual([]);
    expect(await store.touchpoint_keys.where('ix.key').above('').count()).toBe(0);
    // What was undone is not logged by the thread that shows it still.
    clock.forward(200_000);
    await settleSends(store);
    await logSeen(store, threadOf(startsAt));
    expect(await subjectsOf(store)).toEqual([]);
    const pressedAt = toInstant(clock.now());
    await takeSendReport(store, aReport('confirmed', { pressedAt, stageAt: pressedAt }));
    clock.forward(safeMs);
    await settleSends(store);
    expect(await subjectsOf(store)).toEqual(['Offer']);
    expect(await stateOf(store)).toEqual(['logged']);
    await logSeen(store, threadOf(pressedAt));
    expect(await subjectsOf(store)).toEqual(['Offer']);
  });

  it('is none either where the worker was killed before it had taken that in', async () => {
    const { store, clock } = await aMailStore();
    await takeSendReport(store, aReport('cancelled'));
    valueOf(await logMail(store, aLog([seen(startsAt)])));
    clock.forward(60_000);
    await settleSends(store);
    expect(await subjectsOf(store)).toEqual([]);
  });

  it('takes nothing along that was logged before it was pressed, nor what the rep takes back after', async () => {
    const { store, clock } = await aMailStore();
    const early = valueOf(await logMail(store, aLog([seen(startsAt)])));
    clock.forward(60_000);
    const pressedAt = toInstant(clock.now());
    await takeSendReport(store, aReport('cancelled', { pressedAt, stageAt: pressedAt }));
    expect(await subjectsOf(store)).toEqual(['Offer']);
    // Deleted after the press: the send does not bring it back.
    await takeSendReport(store, aReport('confirmed', { pressedAt: toInstant(clock.now() + 1) }));
    clock.forward(1_000);
    valueOf(await deleteTouchpoint(store, early.touchpointIds[0] ?? ''));
    clock.forward(safeMs);
    await settleSends(store);
    expect(await subjectsOf(store)).toEqual([]);
  });
});

describe('new messages on their way', () => {
  it('are found without their thread, for two days, the newest first', async () => {
    const { store, clock } = await aMailStore();
    const send = (id: string, more: Partial<SendReport> = {}, threadId = '') =>
      takeSendReport(store, aReport('pending', { ...more, draft: aDraft({ id, threadId }) }));
    await send('msg-a:r1');
    await send('msg-a:r2', { pressedAt: after(1), account: 'ines@second.example' });
    await send('msg-a:r3', {}, '19aa00bb11cc22dd');
    await takeSendReport(store, aReport('cancelled', { draft: aDraft({ id: 'msg-a:r4' }) }));
    const found = async (account?: string) =>
      (await loadLooseSends(store, account)).map(({ draft }) => draft.id);
    expect(await found()).toEqual(['msg-a:r2', 'msg-a:r1']);
    expect(await found(me.email)).toEqual(['msg-a:r1']);
    clock.forward(2 * 86_400_000 + 1);
    expect(await found()).toEqual(['msg-a:r2']);
  });
});

describe('any history', () => {
  interface Press {
    readonly gapMs: number;
    readonly end: 'confirmed' | 'undone' | 'silent' | 'scheduled';
    readonly waitMs: number;
  }
  interface History {
    readonly presses: readonly Press[];
    readonly isKnown: boolean;
  }
  interface Told {
    readonly at: number;
    readonly report: SendReport;
  }

  const press = fc.record({
    gapMs: fc.integer({ min: 1_000, max: 90_000 }),
    end: fc.constantFrom(
      'confirmed' as const,
      'undone' as const,
      'silent' as const,
      'scheduled' as const,
    ),
    waitMs: fc.integer({ min: 0, max: 14_000 }),
  });
  const history: fc.Arbitrary<History> = fc.record({
    presses: fc.array(press, { minLength: 1, maxLength: 3 }),
    isKnown: fc.boolean(),
  });

  /** What a page tells of one draft. A message that was not undone is gone: nobody can press it again. */
  function toTold({ presses, isKnown }: History, id: number): readonly Told[] {
    const told: Told[] = [];
    let at = begin;
    for (const { gapMs, end, waitMs } of presses) {
      at += gapMs;
      const draft = aDraft({
        id: `msg-a:r${id}`,
        subject: `Offer ${id}`,
        to: [isKnown ? linh : stranger],
      });
      const pressedAt = toInstant(at);
      const tell = (stage: SendStage, atMs: number) =>
        told.push({
          at: atMs,
          report: aReport(stage, { draft, pressedAt, stageAt: toInstant(atMs) }),
        });
      if (end === 'scheduled') tell('scheduled', at + 500);
      else tell('pending', at + 500);
      if (end === 'confirmed' || end === 'undone') tell('confirmed', at + 500 + waitMs);
      at += 500 + waitMs;
      if (end !== 'undone') break;
      at += Math.min(waitMs * 2, guardMs);
      tell('cancelled', at);
    }
    return told;
  }

  interface Telling {
    readonly lateMs: number;
    readonly times: number;
  }
  const event = fc.constantFrom(
    'none' as const,
    'look' as const,
    'restart' as const,
    'kill' as const,
  );
  const byText = (one: string | null, other: string | null) =>
    (one ?? '') < (other ?? '') ? -1 : 1;

  /** The next of a stream that has no end. */
  function nextOf<T>(stream: { next(): IteratorResult<T, unknown> }): T {
    const { done, value } = stream.next();
    if (done === true) throw new Error('the stream has ended');
    return value;
  }

  const isSent = ({ presses, isKnown }: History) =>
    isKnown &&
    presses[
      Math.max(
        0,
        presses.findIndex(({ end }) => end !== 'undone'),
      )
    ]?.end === 'confirmed';

  it('of several drafts in two tabs, with restarts, logs each sent message to somebody known once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(history, { minLength: 1, maxLength: 4 }),
        // Each report is told within the time that is left for it, by one tab or by both, and more than once.
        fc.infiniteStream(
          fc.record({
            lateMs: fc.integer({ min: 0, max: 1_900 }),
            times: fc.integer({ min: 1, max: 3 }),
          }),
        ),
        fc.infiniteStream(event),
        async (histories, tellings, events) => {
          const { store, clock } = await aMailStore();
          let current = store;
          const told = histories
            .flatMap(toTold)
            .flatMap(({ at, report }) => {
              const { lateMs, times } = nextOf<Telling>(tellings);
              return Array.from({ length: times }, (_, time) => ({
                at: at + (time === 0 ? lateMs : lateMs + time * 40_000),
                report,
              }));
            })
            .toSorted((one, other) => one.at - other.at);
          for (const { at, report } of told) {
            forwardTo(clock, at);
            const now = nextOf(events);
            if (now === 'restart' || now === 'kill')
              current = openStore({ name: store.name, clock });
            if (now === 'kill') {
              const update = vi
                .spyOn(current.sends, 'update')
                .mockRejectedValueOnce(new Error('killed'));
              await settleSends(current).catch(() => undefined);
              update.mockRestore();
            }
            await takeSendReport(current, report);
            if (now !== 'none') await settleSends(current);
          }
          clock.forward(safeMs + 1_000);
          await settleSends(current);
          const expected = histories.flatMap((one, id) => (isSent(one) ? [`Offer ${id}`] : []));
          expect((await subjectsOf(current)).toSorted(byText)).toEqual(expected.toSorted(byText));
          await store.delete();
        },
      ),
      { numRuns: 30 },
    );
  }, 120_000);

  function forwardTo(clock: TestClock, at: number): void {
    if (at > clock.now()) clock.forward(at - clock.now());
  }
});
