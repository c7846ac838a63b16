import { describe, expect, it } from 'vitest';
import type { MailMessage, MailReading, SendReport } from '../model/mail.ts';
import { repSettingDefaults } from '../model/selling.ts';
import { toInstant } from '../platform/clock.ts';
import { valueOf } from './a-store.ts';
import { aMessage, aSentMessage, idAt, linh, me, stranger } from './commands/a-mail.ts';
import { aPipeline, startsAt } from './commands/a-pipeline.ts';
import { saveThreadSetting } from './commands/mail.ts';
import { editProspect } from './commands/prospects.ts';
import { saveRepSetting } from './commands/settings.ts';
import { logSeen } from './log-seen.ts';
import type { SendState } from './mail-rows.ts';
import { settleSends, takeSendReport } from './sends.ts';

const threadId = '19aa00bb11cc22dd';

function aReading(messages: readonly MailMessage[], more: Partial<MailReading> = {}): MailReading {
  return {
    site: 'gmail',
    pageKind: 'mail_thread',
    pack: 'gmail.thread',
    version: 1,
    url: 'https://mail.google.com/mail/u/0/#inbox/FMfcg',
    account: me.email,
    aliases: [],
    thread: { id: threadId, subject: 'Offer', messages, hiddenCount: 0 },
    drafts: [],
    rows: [],
    ...more,
  };
}

async function aMailStore() {
  const { store, clock, prospectId } = await aPipeline();
  valueOf(await editProspect(store, prospectId, { emails: [linh.email] }));
  const mail = { ...repSettingDefaults.mail, watched: ['gmail' as const], askedAt: startsAt };
  valueOf(await saveRepSetting(store, 'mail', mail));
  const liveCount = async () =>
    (await store.touchpoints.toArray()).filter(({ deleted_at }) => deleted_at === null).length;
  const send = (stage: SendReport['stage'], more: Partial<SendReport['draft']> = {}) => {
    const at = toInstant(clock.now());
    const to = [linh];
    const draft = {
      id: 'msg-a:r7',
      threadId,
      replyTo: '',
      from: '',
      to,
      cc: [],
      bcc: [],
      subject: 'Re: Offer',
    };
    return takeSendReport(store, {
      site: 'gmail',
      account: me.email,
      aliases: [],
      draft: { ...draft, ...more },
      stage,
      pressedAt: at,
      stageAt: at,
    });
  };
  const stateOf = async (): Promise<SendState | undefined> =>
    (await store.sends.toArray())[0]?.state;
  return { store, clock, liveCount, send, stateOf };
}

const sentHere = (more: Partial<MailMessage> = {}) =>
  aSentMessage({ ids: ['msg-a:r7'], at: startsAt, ...more });

describe('an opened thread', () => {
  it('logs answers and what was sent elsewhere, once', async () => {
    const { store, liveCount } = await aMailStore();
    const phone = aSentMessage({
      ids: [idAt('2026-03-01T07:00:00.000Z')],
      at: '2026-03-01T07:00:00.000Z',
    });
    const reading = aReading([phone, aMessage()]);
    await logSeen(store, reading);
    await logSeen(store, reading);
    expect(await liveCount()).toBe(2);
  });

  it('is left alone before the rep was asked, where its site or itself is off, and where the mailbox is not named', async () => {
    const { store, liveCount } = await aMailStore();
    const on = { ...repSettingDefaults.mail, watched: ['gmail' as const], askedAt: startsAt };
    const reading = aReading([aMessage()]);
    await logSeen(store, { ...reading, account: '' });
    valueOf(await saveRepSetting(store, 'mail', { ...on, askedAt: null }));
    await logSeen(store, reading);
    valueOf(await saveRepSetting(store, 'mail', { ...on, watched: ['outlook'] }));
    await logSeen(store, reading);
    valueOf(await saveRepSetting(store, 'mail', on));
    const thread = `gm:${me.email}:${threadId}`;
    valueOf(await saveThreadSetting(store, thread, { mode: 'off', dealId: null }));
    await logSeen(store, reading);
    await logSeen(store, { ...reading, thread: null });
    expect(await liveCount()).toBe(0);
  });

  it('makes a prospect of nobody', async () => {
    const { store, liveCount } = await aMailStore();
    await logSeen(store, aReading([aMessage({ from: stranger })]));
    expect(await liveCount()).toBe(0);
    expect(await store.prospects.count()).toBe(1);
  });

  it('leaves a message to its send while that can be undone', async () => {
    const { store, clock, liveCount, send } = await aMailStore();
    await send('confirmed');
    clock.forward(20_000);
    // With a time that says that it is old: the send alone holds it back.
    const reading = aReading([sentHere({ at: '2026-03-02T07:00:00.000Z' })]);
    await logSeen(store, reading);
    expect(await liveCount()).toBe(0);
    await send('cancelled');
    await logSeen(store, reading);
    expect(await liveCount()).toBe(0);
  });

  it('finds what its send has logged', async () => {
    const { store, clock, liveCount, send } = await aMailStore();
    await send('confirmed');
    clock.forward(120_000);
    await settleSends(store);
    const at = '2026-03-02T08:00:02.000Z';
    await logSeen(store, aReading([sentHere({ ids: ['msg-a:r7', idAt(at)], at })]));
    await logSeen(store, aReading([sentHere({ ids: [idAt(at)], at })]));
    expect(await liveCount()).toBe(1);
  });

  it('leaves the rep’s own of the last minute for later, and what is to be sent later', async () => {
    const { store, clock, liveCount } = await aMailStore();
    const own = (ms: number) => {
      const at = toInstant(clock.now() + ms);
      return aSentMessage({ ids: [idAt(at)], at });
    };
    await logSeen(store, aReading([own(-59_000), own(3_600_000)]));
    expect(await liveCount()).toBe(0);
    await logSeen(store, aReading([own(-61_000)]));
    expect(await liveCount()).toBe(1);
  });

  it('knows the rep by any address of theirs, and leaves what was scheduled until its time', async () => {
    const { store, clock, liveCount, send, stateOf } = await aMailStore();
    const on = { ...repSettingDefaults.mail, watched: ['gmail' as const], askedAt: startsAt };
    valueOf(await saveRepSetting(store, 'mail', { ...on, ownAddresses: ['ines@alias.example'] }));
    const later = toInstant(clock.now() + 3_600_000);
    const alias = { email: 'ines@alias.example', name: '' };
    await logSeen(store, aReading([sentHere({ from: alias, ids: ['msg-a:r8'], at: later })]));
    expect(await liveCount()).toBe(0);
    await send('scheduled');
    // By a colleague in the rep's name: the send alone tells.
    const from = { email: 'duy@ourfirm.example', name: '' };
    const message = sentHere({ from, at: toInstant(clock.now() + 90_000) });
    await logSeen(store, aReading([message]));
    expect(await stateOf()).toBe('scheduled');
    expect(await liveCount()).toBe(0);
    clock.forward(90_000);
    await logSeen(store, aReading([message]));
    expect(await stateOf()).toBe('logged');
    expect(await liveCount()).toBe(1);
  });

  it.each(['unsure', 'scheduled', 'cancelled'] as const)(
    'ends a message that is %s, as it stands there',
    async (state) => {
      const { store, clock, liveCount, send, stateOf } = await aMailStore();
      await send('pending');
      await store.sends.toCollection().modify({ state, dueAt: '' });
      clock.forward(120_000);
      await logSeen(store, aReading([sentHere()]));
      expect(await stateOf()).toBe('logged');
      expect(await liveCount()).toBe(1);
      const [row] = await store.sends.toArray();
      expect(row?.touchpointId).toBe((await store.touchpoints.toArray())[0]?.id);
    },
  );

  it('ends one without a draft’s name by all else, and no other', async () => {
    const { store, clock, send, stateOf } = await aMailStore();
    await send('pending', { id: '' });
    await store.sends.toCollection().modify({ state: 'unsure', dueAt: '' });
    clock.forward(600_000);
    const at = '2026-03-02T08:01:30.000Z';
    await logSeen(store, aReading([sentHere({ ids: [], at: '2026-03-02T08:03:00.000Z' })]));
    expect(await stateOf()).toBe('unsure');
    await logSeen(store, aReading([aMessage({ ids: [], at })]));
    expect(await stateOf()).toBe('unsure');
    await logSeen(store, aReading([sentHere({ ids: [], at })]));
    expect(await stateOf()).toBe('logged');
  });

  it('does not bring back what the rep dropped, and ends what went to nobody known', async () => {
    const { store, clock, liveCount, send, stateOf } = await aMailStore();
    await send('pending');
    await store.sends.toCollection().modify({ state: 'dropped', dueAt: '' });
    clock.forward(120_000);
    await logSeen(store, aReading([sentHere()]));
    expect(await liveCount()).toBe(0);
    await store.sends.toCollection().modify({ state: 'unsure' });
    await logSeen(store, aReading([sentHere({ to: [stranger] })]));
    expect(await stateOf()).toBe('left_out');
  });

  it('takes a draft for no message', async () => {
    const { store, clock, liveCount, send, stateOf } = await aMailStore();
    await send('pending');
    await store.sends.toCollection().modify({ state: 'unsure', dueAt: '' });
    clock.forward(120_000);
    await logSeen(store, aReading([sentHere({ isDraft: true }), aMessage()]));
    expect(await stateOf()).toBe('unsure');
    expect(await liveCount()).toBe(1);
  });
});
