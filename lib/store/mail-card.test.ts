import { describe, expect, it } from 'vitest';
import type { MailMessage, MailReading } from '../model/mail.ts';
import { repSettingDefaults } from '../model/selling.ts';
import { valueOf } from './a-store.ts';
import { aLog, aMessage, aSentMessage, colleague, linh, me, stranger } from './commands/a-mail.ts';
import { aPipeline } from './commands/a-pipeline.ts';
import { addDeal } from './commands/deals.ts';
import { logMail, saveThreadSetting } from './commands/mail.ts';
import { addProspect, editProspect } from './commands/prospects.ts';
import { saveRepSetting } from './commands/settings.ts';
import { loadMailBrief } from './mail-brief.ts';
import { loadMailCard } from './mail-card.ts';
import { toStored } from './tables.ts';

function aReading(messages: readonly MailMessage[]): MailReading {
  return {
    ...{ site: 'gmail', pageKind: 'mail_thread', pack: 'gmail', version: 1, rows: [], drafts: [] },
    ...{ url: 'https://mail.google.com/mail/u/0/#inbox/x', account: me.email, aliases: [] },
    thread: { id: '19aa00bb11cc22dd', subject: 'Offer', messages, hiddenCount: 0 },
  };
}

async function aCardStore() {
  const pipeline = await aPipeline();
  valueOf(await editProspect(pipeline.store, pipeline.prospectId, { emails: [linh.email] }));
  const card = async (...messages: MailMessage[]) => {
    const loaded = await loadMailCard(pipeline.store, aReading(messages));
    if (!loaded) throw new Error('no card');
    return loaded;
  };
  return { ...pipeline, card };
}

describe('loadMailCard', () => {
  it('says of everybody once who they are', async () => {
    const { card, prospectId, store } = await aCardStore();
    valueOf(
      await saveRepSetting(store, 'mail', {
        ...repSettingDefaults.mail,
        neverDomains: ['bank.example'],
      }),
    );
    const people = (
      await card(
        aMessage({ to: [me, colleague], cc: [stranger, { email: '', name: 'Ana' }] }),
        aMessage({
          ids: ['b2'],
          to: [me],
          cc: [
            { email: 'no-reply@nordwind.example', name: '' },
            { email: 'kim@bank.example', name: 'Kim' },
          ],
        }),
      )
    ).people;
    expect(people.map(({ person, role, match }) => [person.email, role, match?.state])).toEqual([
      [linh.email, 'outside', 'saved'],
      [me.email, 'own', undefined],
      [colleague.email, 'colleague', undefined],
      [stranger.email, 'outside', 'new'],
      ['', 'nameless', undefined],
      ['no-reply@nordwind.example', 'machine', undefined],
      ['kim@bank.example', 'never', undefined],
    ]);
    expect(people[0]).toMatchObject({
      prospect: { id: prospectId, companyName: 'Nordwind' },
      messageCount: 2,
    });
  });

  it('offers a stranger with what the mail says of them, guesses marked', async () => {
    const { card } = await aCardStore();
    const signature = ['Omar Haddad', 'Head of Logistics', 'T: +49 30 5550 1234'];
    const { people } = await card(aMessage({ from: stranger, to: [me], signature }));
    expect(people[0]?.extraction?.fields).toMatchObject({
      full_name: { value: 'Omar Haddad' },
      emails: { value: [stranger.email], confidence: 'certain' },
      company_name: { value: 'Elsewhere', confidence: 'guess' },
      title: { value: 'Head of Logistics', confidence: 'guess' },
      phones: { value: ['+49 30 5550 1234'], confidence: 'guess' },
    });
  });

  it('asks about somebody of the same name at the same company under another address', async () => {
    const { card } = await aCardStore();
    const other = { email: 'linh.tran@nordwind.example', name: 'Linh Trần' };
    const { people } = await card(aMessage({ from: other }));
    expect(people[0]?.match?.state).toBe('possible_duplicate');
    expect(people[0]?.prospect).toBeNull();
  });

  it('takes a short form of a name for no change, and another name for one', async () => {
    const { card } = await aCardStore();
    const short = await card(aMessage({ from: { ...linh, name: 'Trần Linh' } }));
    expect(short.people[0]?.match?.state).toBe('saved');
    const other = await card(aMessage({ from: { ...linh, name: 'Petra Vogel' } }));
    expect(other.people[0]?.match?.state).toBe('changed');
  });

  it('says of each message what it is, and whether it is logged', async () => {
    const { card, store } = await aCardStore();
    const [inbound, outbound] = [aMessage(), aSentMessage({ at: '2026-03-02T07:50:00.000Z' })];
    valueOf(await logMail(store, aLog([inbound])));
    const { messages, waitsForUs } = await card(
      inbound,
      outbound,
      aMessage({ ids: ['n1'], isBulk: true }),
      aMessage({ ids: ['d1'], from: me, to: [linh], isDraft: true }),
      aMessage({ ids: ['t1'], at: null }),
    );
    expect(messages.map(({ direction, leftOut }) => [direction, leftOut])).toEqual([
      ['in', null],
      ['out', null],
      [null, 'bulk'],
      [null, 'draft'],
      ['in', 'no_time'],
    ]);
    expect(messages.map(({ touchpointId }) => touchpointId !== null)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(messages[0]?.loggedBy).toBe((await store.members.toArray())[0]?.rep_id);
    expect(waitsForUs).toBe(false);
  });

  it('offers nothing that is on its way, until it has gone or was undone', async () => {
    const { card, store } = await aCardStore();
    const now = store.clock.now();
    const pressedAt = new Date(now).toISOString();
    const inbound = aMessage();
    const outbound = aSentMessage({ at: pressedAt });
    const draft = {
      ...{ id: 'msg-a:r-100', threadId: '', replyTo: '', from: '', to: [linh], cc: [], bcc: [] },
      subject: 'Offer',
    };
    const key = `gmail:${me.email}:msg-a:r-100`;
    await store.sends.put({
      ...{ site: 'gmail', account: me.email, aliases: [], draft, pressedAt, stageAt: pressedAt },
      ...{ key, state: 'confirmed', dueAt: pressedAt, thread: '', touchpointId: null },
    });
    const reasons = async () => (await card(inbound, outbound)).messages.map((one) => one.leftOut);
    expect(await reasons()).toEqual([null, 'on_its_way']);
    await store.sends.update(key, { state: 'scheduled' });
    expect(await reasons()).toEqual([null, null]);
    await store.sends.update(key, { state: 'cancelled' });
    expect(await reasons()).toEqual([null, null]);
    // What is to go out later stands in its thread already.
    const later = aSentMessage({ at: new Date(now + 3_600_000).toISOString() });
    expect((await card(inbound, later)).messages[1]?.leftOut).toBe('on_its_way');
  });

  it('says to which deal each message went, also where that is closed', async () => {
    const { card, store, dealId, prospectId } = await aCardStore();
    valueOf(await logMail(store, aLog([aMessage()], { dealId })));
    valueOf(await addDeal(store, { name: 'Vans', prospectId, amount: '90000' }));
    const { messages, loggedDeals } = await card(aMessage(), aSentMessage());
    expect(messages.map((one) => one.dealId)).toEqual([dealId, null]);
    expect(loggedDeals.map(({ id }) => id)).toEqual([dealId]);
  });

  it('names whoever logged it first, and nobody where joining has covered that up', async () => {
    const { card, store } = await aCardStore();
    valueOf(await logMail(store, aLog([aMessage()])));
    const [first] = await store.touchpoint_keys.toArray();
    if (!first) throw new Error('no key');
    const [mine, theirs] = [first.updated_by, 'colleague' as typeof first.updated_by];
    const put = async (at: string, created: string) =>
      store.touchpoint_keys.put(
        toStored('touchpoint_keys', {
          ...{ ...first, id: 'k2', key: `gm:${colleague.email}:x1` },
          ...{ created_at: created, updated_at: at, updated_by: theirs },
        }),
      );
    const who = async () => (await card(aMessage())).messages[0]?.loggedBy;
    await put('2099-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z');
    expect(await who()).toBe(mine);
    await put('2001-01-01T00:00:00.000Z', '2001-01-01T00:00:00.000Z');
    expect(await who()).toBe(theirs);
    await put('2099-01-01T00:00:00.000Z', '2001-01-01T00:00:00.000Z');
    expect(await who()).toBeNull();
  });

  it('takes what the page has folded as written to the only one outside', async () => {
    const { card } = await aCardStore();
    const folded = aSentMessage({ ids: ['f1'], to: [], isFolded: true });
    expect((await card(aMessage(), folded)).messages[1]?.leftOut).toBeNull();
    const two = await card(aMessage({ cc: [stranger] }), folded);
    expect(two.messages[1]?.leftOut).toBe('nobody');
  });

  it('tells when the last word is theirs', async () => {
    const { card } = await aCardStore();
    expect((await card(aSentMessage(), aMessage({ ids: ['i2'] }))).waitsForUs).toBe(true);
    expect((await card(aMessage(), aSentMessage())).waitsForUs).toBe(false);
  });

  it('names the open deals of its people, the dearest first, and what is set for the thread', async () => {
    const { card, store, prospectId, dealId } = await aCardStore();
    const second = valueOf(await addDeal(store, { name: 'Vans', prospectId, amount: '90000' }));
    expect((await card(aMessage())).deals.map(({ id }) => id)).toEqual([second.id, dealId]);
    const threadKey = (await card(aMessage())).threadKey;
    valueOf(await saveThreadSetting(store, threadKey, { mode: 'off', dealId: null }));
    expect((await card(aMessage())).setting).toEqual({ mode: 'off', dealId: null });
  });

  it('offers fifty of five hundred, and shows whoever is on file', async () => {
    const { card, store } = await aCardStore();
    valueOf(await addProspect(store, { full_name: 'Last One', emails: ['p498@list.example'] }));
    const many = Array.from({ length: 499 }, (_, at) => ({
      email: `p${at}@list.example`,
      name: '',
    }));
    const { people } = await card(aMessage({ to: [me, ...many] }));
    expect(people.filter(({ match }) => match?.state === 'new')).toHaveLength(50);
    expect(people.filter(({ prospect }) => prospect !== null)).toHaveLength(2);
  });

  it('is none where no thread is open', async () => {
    const { store } = await aCardStore();
    expect(await loadMailCard(store, { ...aReading([]), thread: null })).toBeUndefined();
    expect(await loadMailBrief(store, { ...aReading([]), thread: null })).toBeUndefined();
  });

  it('is told to the worker in short', async () => {
    const { store } = await aCardStore();
    const brief = await loadMailBrief(store, aReading([aMessage({ cc: [stranger, colleague] })]));
    expect(brief).toEqual({
      setting: { mode: 'default', dealId: null },
      knownCount: 1,
      dealCount: 1,
    });
  });
});
