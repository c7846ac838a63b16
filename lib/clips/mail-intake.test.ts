import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SenderFacts } from '../messaging/sender.ts';
import type { SendReport } from '../model/mail.ts';
import { aBrowser } from './a-browser.ts';

let fake = aBrowser();
vi.mock('../platform/browser.ts', () => ({
  get browser() {
    return fake.browser;
  },
}));

const { valueOf } = await import('../store/a-store.ts');
const { aMessage, linh, me } = await import('../store/commands/a-mail.ts');
const { aPipeline, startsAt } = await import('../store/commands/a-pipeline.ts');
const { editProspect } = await import('../store/commands/prospects.ts');
const { changeRepSetting } = await import('../store/commands/settings.ts');
const { loadRepSetting } = await import('../store/deal-queries.ts');
const { mailViewOf } = await import('../store/mail-views.ts');
const { aThreadReading, threadUrl } = await import('./a-mail-reading.ts');
const { createMailIntake } = await import('./mail-intake.ts');

const from: SenderFacts = { id: 'own', url: threadUrl, tab: { id: 7, windowId: 1 }, frameId: 0 };
const server = 'webmail.ourfirm.example';

beforeEach(() => {
  fake = aBrowser();
  fake.granted.add('https://mail.google.com/*');
  fake.tabs.set(7, threadUrl);
});

const aReport: SendReport = {
  site: 'gmail',
  account: me.email,
  aliases: [],
  draft: {
    id: 'msg-a:r7',
    threadId: '',
    replyTo: '',
    from: '',
    to: [linh],
    cc: [],
    bcc: [],
    subject: 'Offer',
  },
  stage: 'pending',
  pressedAt: startsAt,
  stageAt: startsAt,
};

async function anIntake() {
  const { store, clock, prospectId } = await aPipeline();
  valueOf(await editProspect(store, prospectId, { emails: [linh.email] }));
  valueOf(
    await changeRepSetting(store, 'mail', (now) => ({
      ...now,
      watched: ['gmail', 'roundcube'],
      askedAt: startsAt,
      servers: [server],
    })),
  );
  const onTold = vi.fn();
  const intake = createMailIntake(store, onTold);
  const opened = (reading = aThreadReading([aMessage()]), sender = from) =>
    intake['mail/opened']({ reading }, sender);
  const send = (report = aReport, sender = from) => intake['mail/send']({ report }, sender);
  return { store, clock, onTold, opened, send };
}

describe('a page that tells of mail', () => {
  it('shows its thread in the panel, is logged, and says which addresses are the rep’s', async () => {
    const { store, onTold, opened } = await anIntake();
    const reading = aThreadReading([aMessage()], { aliases: ['ines@alias.example'] });
    expect(await opened(reading)).toEqual({ ok: true, value: {} });
    expect(await mailViewOf(store, 7)).toMatchObject({ url: threadUrl, by: 'watch', reading });
    expect(await store.touchpoints.count()).toBe(1);
    expect((await loadRepSetting(store, 'mail')).ownAddresses).toEqual([
      me.email,
      'ines@alias.example',
    ]);
    expect(onTold).toHaveBeenCalledTimes(1);
    const journal = await store.journal.count();
    await opened(reading);
    expect(await store.journal.count()).toBe(journal);
  });

  it('has a send on disk when it is answered', async () => {
    const { store, onTold, send } = await anIntake();
    expect(await send()).toEqual({ ok: true, value: {} });
    expect(await store.sends.toArray()).toMatchObject([{ state: 'pending' }]);
    expect(onTold).toHaveBeenCalledTimes(1);
  });

  const strangers: readonly [string, SenderFacts][] = [
    ['of another site', { ...from, url: 'https://outlook.live.com/mail/0/' }],
    ['of a host that only begins alike', { ...from, url: 'https://mail.google.com.evil.example/' }],
    ['without encryption', { ...from, url: 'http://mail.google.com/mail/u/0/' }],
    ['in a frame of Gmail’s', { ...from, frameId: 4 }],
    ['without a tab', { id: 'own', url: threadUrl, frameId: 0 }],
    ['without an address', { id: 'own', tab: { id: 7 }, frameId: 0 }],
  ];
  it.each(strangers)('is refused %s', async (_what, sender) => {
    const { store, opened, send } = await anIntake();
    const refused = { ok: false, failure: { code: 'refused_sender', detail: 'site' } };
    expect(await send(aReport, sender)).toEqual(refused);
    expect(await opened(undefined, sender)).toEqual(refused);
    expect(await store.sends.count()).toBe(0);
    expect(await store.mail_views.count()).toBe(0);
  });

  it('is refused where its reading is of another host', async () => {
    const { store, opened } = await anIntake();
    const reading = aThreadReading([aMessage()], { url: 'https://outlook.live.com/mail/0/' });
    expect(await opened(reading)).toMatchObject({ failure: { code: 'refused_sender' } });
    expect(await store.mail_views.count()).toBe(0);
  });

  it('is refused once its site is switched off, or its leave is taken back', async () => {
    const { store, opened, send } = await anIntake();
    const off = { ok: false, failure: { code: 'refused_sender', detail: 'off' } };
    fake.granted.clear();
    expect(await send()).toEqual(off);
    fake.granted.add('https://mail.google.com/*');
    valueOf(await changeRepSetting(store, 'mail', (now) => ({ ...now, watched: [] })));
    expect(await opened()).toEqual(off);
    expect(await store.sends.count()).toBe(0);
  });

  it('is refused, and nothing of it is kept, before the rep has said what is never logged', async () => {
    const { store, opened, send } = await anIntake();
    valueOf(await changeRepSetting(store, 'mail', (now) => ({ ...now, askedAt: null })));
    const off = { ok: false, failure: { code: 'refused_sender', detail: 'off' } };
    expect(await send()).toEqual(off);
    expect(await opened()).toEqual(off);
    expect(await store.sends.count()).toBe(0);
    expect(await store.mail_views.count()).toBe(0);
    expect((await loadRepSetting(store, 'mail')).ownAddresses).toEqual([]);
  });

  it('that does not say whose mailbox it is shows the only one that its host has shown', async () => {
    const { store, opened, send } = await anIntake();
    const unnamed = aThreadReading([aMessage()], { account: '' });
    await opened(unnamed);
    expect(await store.touchpoints.count()).toBe(0);
    await send({ ...aReport, draft: { ...aReport.draft, id: 'msg-a:r1' } });
    await send({ ...aReport, account: '' });
    await opened(unnamed);
    expect((await mailViewOf(store, 7))?.reading.account).toBe(me.email);
    expect(await store.touchpoints.count()).toBe(1);
    expect((await store.sends.toArray()).map(({ account }) => account)).toEqual([
      me.email,
      me.email,
    ]);
    await send({ ...aReport, account: 'ines@second.example' });
    await opened(unnamed);
    expect((await mailViewOf(store, 7))?.reading.account).toBe('');
  });

  it('may leave out an address that is too long', async () => {
    const { store, opened } = await anIntake();
    const url = `https://mail.google.com/mail/u/0/?q=${'x'.repeat(3_000)}`;
    fake.tabs.set(7, url);
    const reading = aThreadReading([aMessage()], { url: '' });
    expect(await opened(reading, { ...from, url })).toEqual({ ok: true, value: {} });
    expect(await mailViewOf(store, 7)).toMatchObject({ url: 'https://mail.google.com/mail/u/0/' });
    expect(await store.touchpoints.count()).toBe(1);
  });

  it('that tells too much is asked to say it again later; another tab is heard', async () => {
    const { clock, send } = await anIntake();
    const answers = await Promise.all(Array.from({ length: 12 }, () => send()));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(answers.at(-1)).toMatchObject({ failure: { code: 'worker_silent', detail: 'rate' } });
    expect(await send(aReport, { ...from, tab: { id: 8 } })).toMatchObject({ ok: true });
    clock.forward(1_001);
    expect(await send()).toMatchObject({ ok: true });
  });

  it('may be a frame of a Roundcube that the rep has named', async () => {
    const { store, opened } = await anIntake();
    fake.granted.add(`https://${server}/*`);
    const top = `https://${server}/?_task=mail`;
    fake.tabs.set(9, top);
    const frame = `${top}&_uid=4&_action=preview&_framed=1`;
    const reading = aThreadReading([aMessage()], { site: 'roundcube', url: frame });
    const sender = { ...from, url: frame, tab: { id: 9 }, frameId: 3 };
    expect(await opened(reading, sender)).toMatchObject({ ok: true });
    expect(await mailViewOf(store, 9)).toMatchObject({ url: top, reading: { url: frame } });
    const unnamed = { ...sender, url: frame.replace(server, 'other.example') };
    expect(await opened(reading, unnamed)).toMatchObject({ ok: false });
  });
});
