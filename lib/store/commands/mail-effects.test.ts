import { describe, expect, it } from 'vitest';
import type { MailMessage } from '../../model/mail.ts';
import { repSettingDefaults } from '../../model/selling.ts';
import { valueOf } from '../a-store.ts';
import { loadMailBrief } from '../mail-brief.ts';
import { aLog, aMessage, aSentMessage, idAt, linh, me, stranger } from './a-mail.ts';
import { aPipeline, dayMs } from './a-pipeline.ts';
import { addDeal, moveDeal } from './deals.ts';
import type { MailLogInput } from './mail.ts';
import { logMail, saveThreadSetting } from './mail.ts';
import { addProspect, editProspect } from './prospects.ts';
import { saveRepSetting } from './settings.ts';
import { editTouchpoint } from './touchpoints.ts';

const threadKey = `gm:${me.email}:19aa00bb11cc22dd`;

/** Linh is a prospect with a deal; it is an hour later. */
async function aMailbox() {
  const pipeline = await aPipeline();
  const { store, clock, prospectId } = pipeline;
  valueOf(await editProspect(store, prospectId, { emails: [linh.email] }));
  clock.forward(3_600_000);
  const live = async () =>
    (await store.touchpoints.toArray()).filter(({ deleted_at }) => deleted_at === null);
  const see = (messages: readonly MailMessage[], more: Partial<MailLogInput> = {}) =>
    logMail(store, aLog(messages, { by: 'seen', ...more }));
  const addOmar = async (emails: string[] = [stranger.email]) =>
    valueOf(await addProspect(store, { full_name: stranger.name, emails })).id;
  return { ...pipeline, live, see, addOmar };
}

const toBoth = aSentMessage({ to: [linh, stranger], at: '2026-03-02T08:30:00.000Z' });

describe('a message that is seen again', () => {
  it('brings nobody and no deal back that the rep took away', async () => {
    const { store, clock, prospectId, dealId, live, see, addOmar } = await aMailbox();
    await addOmar();
    await see([toBoth]);
    const [row] = await live();
    expect(row).toMatchObject({ prospect_ids: { length: 2 }, deal_id: dealId });
    clock.forward(1000);
    const left = { deal_id: null, subject: null, prospect_ids: [prospectId] };
    valueOf(await editTouchpoint(store, row?.id ?? '', left as never));
    await see([toBoth]);
    await see([toBoth], { by: 'sent' });
    expect(await live()).toMatchObject([left]);
    await see([toBoth], { by: 'rep' });
    expect((await live())[0]?.prospect_ids).toHaveLength(2);
  });

  it('takes in who became a prospect since, and does with them what a contact does', async () => {
    const { store, clock, live, see, addOmar } = await aMailbox();
    const inbound = aMessage({ from: stranger, ids: ['f1'], at: '2026-03-02T08:20:00.000Z' });
    await see([toBoth, inbound]);
    clock.forward(1000);
    const omar = await addOmar();
    await see([toBoth, inbound]);
    expect(new Set((await live()).map(({ prospect_ids }) => prospect_ids.length))).toEqual(
      new Set([1, 2]),
    );
    expect(await store.prospects.get(omar as never)).toMatchObject({ status: 'working' });
  });

  it('does so where the rep adds somebody who was on file, for them alone', async () => {
    const { store, clock, live, see, addOmar } = await aMailbox();
    const omar = await addOmar([]);
    await see([toBoth]);
    clock.forward(1000);
    valueOf(await editProspect(store, omar, { emails: [stranger.email] }));
    await see([toBoth]);
    expect((await live())[0]?.prospect_ids).toHaveLength(1);
    valueOf(await editProspect(store, (await live())[0]?.prospect_ids[0] ?? '', { status: 'new' }));
    await see([toBoth], { by: 'rep' });
    expect((await live())[0]?.prospect_ids).toHaveLength(2);
    const statuses = (await store.prospects.toArray()).map(({ id, status }) => [
      id === omar,
      status,
    ]);
    expect(Object.fromEntries(statuses)).toEqual({ true: 'working', false: 'new' });
  });
});

describe('the deal of a message', () => {
  it('is not one that came after it, unless the rep logs it', async () => {
    const { live, see, dealId } = await aMailbox();
    const old = aMessage({ at: '2026-03-01T08:00:00.000Z', ids: ['a1'] });
    await see([old]);
    expect(await live()).toMatchObject([{ deal_id: null }]);
    await see([{ ...old, ids: ['a2'], at: '2026-03-02T07:00:00.000Z' }], { by: 'rep' });
    expect((await live()).map(({ deal_id }) => deal_id)).toContain(dealId);
  });

  it('is the one of its thread only while that is open', async () => {
    const { store, prospectId, dealId, live, see, stage } = await aMailbox();
    const second = valueOf(await addDeal(store, { name: 'Second', prospectId, amount: '1' }));
    valueOf(await saveThreadSetting(store, threadKey, { mode: 'default', dealId: second.id }));
    const at = '2026-03-02T08:50:00.000Z';
    const reading = {
      ...({ site: 'gmail', pageKind: 'mail_thread', pack: 'gmail', version: 1, rows: [] } as const),
      ...{ drafts: [], url: 'https://mail.google.com/', account: me.email, aliases: [] },
      thread: { id: '19aa00bb11cc22dd', subject: 'Offer', messages: [aMessage()], hiddenCount: 0 },
    };
    await see([aMessage({ ids: ['a1'], at })]);
    expect(await loadMailBrief(store, reading)).toMatchObject({ setting: { dealId: second.id } });
    const { id: stageId } = await stage('Lost');
    valueOf(await moveDeal(store, second.id, { toStageId: stageId, lostReason: 'price' }));
    await see([aMessage({ ids: ['a2'], at: '2026-03-02T08:59:00.000Z' })]);
    expect(new Set((await live()).map(({ deal_id }) => deal_id))).toEqual(
      new Set([dealId, second.id]),
    );
    expect(await loadMailBrief(store, reading)).toMatchObject({ setting: { dealId: null } });
  });
});

describe('what is logged', () => {
  it('is history without effects where it is older than 90 days', async () => {
    const { store, clock, prospectId, live, see } = await aMailbox();
    const aged = (days: number) => new Date(clock.now() - days * dayMs).toISOString();
    const older = aged(91);
    await see([aMessage({ at: older, ids: [idAt(older)] })]);
    expect(await live()).toHaveLength(1);
    expect(await store.signals.count()).toBe(0);
    expect(await store.prospects.get(prospectId as never)).toMatchObject({ status: 'new' });
    await see([aMessage({ at: aged(89), ids: [idAt(aged(89))] })]);
    expect(await store.signals.count()).toBe(1);
  });

  it('is nothing that is to be sent later, whoever asks', async () => {
    const { see, live } = await aMailbox();
    const later = aSentMessage({ at: null, guessedAt: '2026-03-02T09:03:00.000Z' });
    for (const by of ['seen', 'sent', 'rep'] as const) {
      expect((await see([later], { by })).ok).toBe(false);
    }
    await see([{ ...later, guessedAt: '2026-03-02T09:01:00.000Z' }]);
    expect(await live()).toHaveLength(1);
  });

  it('is what a page takes for a list’s only where the rep says so, and never of a machine', async () => {
    const { see, live } = await aMailbox();
    const bulk = aMessage({ isBulk: true });
    const machine = aMessage({
      isBulk: true,
      from: { email: 'no-reply@nordwind.example', name: '' },
    });
    expect((await see([bulk])).ok).toBe(false);
    expect((await see([machine], { by: 'rep' })).ok).toBe(false);
    valueOf(await see([bulk], { by: 'rep' }));
    expect(await live()).toHaveLength(1);
  });

  it('is nothing that somebody has who is never logged', async () => {
    const { store, see } = await aMailbox();
    const setting = { ...repSettingDefaults.mail, neverAddresses: ['lawyer@law.example'] };
    valueOf(await saveRepSetting(store, 'mail', setting));
    const cc = [{ email: 'lawyer@law.example', name: '' }];
    for (const message of [aMessage({ cc }), aSentMessage({ cc })]) {
      expect((await see([message], { by: 'rep' })).ok).toBe(false);
    }
  });

  it('is a folded message of the rep’s where one person outside takes part', async () => {
    const { see, live, prospectId } = await aMailbox();
    const folded = aSentMessage({ isFolded: true, to: [], at: '2026-03-02T07:50:00.000Z' });
    await see([aMessage(), folded]);
    expect(new Set((await live()).map(({ direction }) => direction))).toEqual(
      new Set(['in', 'out']),
    );
    expect((await live()).every(({ prospect_ids }) => prospect_ids[0] === prospectId)).toBe(true);
    expect(
      (
        await see([
          aMessage({ ids: ['b1'], at: '2026-03-02T07:55:00.000Z', cc: [stranger] }),
          { ...folded, ids: ['msg-a:b2'] },
        ])
      ).ok,
    ).toBe(true);
    expect(await live()).toHaveLength(3);
  });
});
