import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aBrowser } from './a-browser.ts';

let fake = aBrowser();
vi.mock('../platform/browser.ts', () => ({
  get browser() {
    return fake.browser;
  },
}));

const { valueOf } = await import('../store/a-store.ts');
const { aMessage, aSentMessage, linh, stranger } = await import('../store/commands/a-mail.ts');
const { aPipeline, refusal } = await import('../store/commands/a-pipeline.ts');
const { addDeal } = await import('../store/commands/deals.ts');
const { saveThreadSetting } = await import('../store/commands/mail.ts');
const { editProspect } = await import('../store/commands/prospects.ts');
const { changeRepSetting } = await import('../store/commands/settings.ts');
const { takeSendReport } = await import('../store/sends.ts');
const { latestMailGesture, saveMailGesture } = await import('../store/mail-gestures.ts');
const { mailViewOf } = await import('../store/mail-views.ts');
const { aThreadReading, threadUrl } = await import('./a-mail-reading.ts');
const { isMailTab, isSameMailPage, logMailTab, openMailTab, readMailTab, resumeMailGestures } =
  await import('./mail-tab.ts');

const tab = { tabId: 7, windowId: 1, url: threadUrl };
const server = 'webmail.ourfirm.example';
const serverUrl = `https://${server}/?_task=mail&_mbox=INBOX&_uid=4&_action=show`;

beforeEach(() => {
  fake = aBrowser();
  fake.tabs.set(7, threadUrl);
  fake.read = async () => [aThreadReading([aMessage()])];
});

async function aMailStore() {
  const pipeline = await aPipeline();
  valueOf(await editProspect(pipeline.store, pipeline.prospectId, { emails: [linh.email] }));
  const touchpoints = async () =>
    (await pipeline.store.touchpoints.toArray()).filter(({ deleted_at }) => deleted_at === null);
  return { ...pipeline, touchpoints };
}

describe('the page of a thread', () => {
  it.each([
    [threadUrl, `${threadUrl}?compose=new`, true],
    [`${threadUrl}?compose=CllgCJ,new`, threadUrl, true],
    [threadUrl, 'https://mail.google.com/mail/u/0/#inbox/FMfcgzOTHER', false],
    [threadUrl, threadUrl.replace('/u/0/', '/u/1/'), false],
    [threadUrl, 'https://mail.google.com/mail/u/0/#inbox', false],
  ])('%s and %s', (one, other, isSame) => {
    expect(isSameMailPage(one, other)).toBe(isSame);
    expect(isSameMailPage(other, one)).toBe(isSame);
  });

  it('is webmail by its exact host, or of a server that the rep has named', async () => {
    const { store } = await aMailStore();
    expect(await isMailTab(store, threadUrl)).toBe(true);
    expect(await isMailTab(store, 'https://mail.google.com.evil.example/mail/u/0/')).toBe(false);
    expect(await isMailTab(store, serverUrl)).toBe(false);
    valueOf(await changeRepSetting(store, 'mail', (now) => ({ ...now, servers: [server] })));
    expect(await isMailTab(store, serverUrl)).toBe(true);
  });
});

describe('reading a mail tab', () => {
  it('gives what the reader of its site hands back', async () => {
    const { store } = await aMailStore();
    expect(valueOf(await readMailTab(store, tab))).toEqual(aThreadReading([aMessage()]));
    expect(fake.runs).toEqual([{ tabId: 7, file: '/gmail-reader.js', allFrames: false }]);
  });

  it('refuses what is no reading, another site’s or another page’s', async () => {
    const { store } = await aMailStore();
    const cases: readonly [unknown, string][] = [
      [{ ...aThreadReading([]), extra: 1 }, 'unknown_layout'],
      [aThreadReading([], { site: 'outlook' }), 'unknown_layout'],
      [aThreadReading([], { url: `${threadUrl}X` }), 'page_changed'],
      [undefined, 'page_changed'],
      [null, 'page_changed'],
    ];
    for (const [given, code] of cases) {
      fake.read = async () => [given];
      expect(await refusal(readMailTab(store, tab))).toMatchObject({ code });
    }
    expect(await refusal(readMailTab(store, { ...tab, url: 'https://a.example/' }))).toEqual({
      code: 'unsupported_page',
    });
  });

  it('tells a tab that was closed, left, or is not granted', async () => {
    const { store } = await aMailStore();
    const code = async () => (await refusal(readMailTab(store, tab))).code;
    fake.read = () => Promise.reject(new Error('Cannot access contents of the page'));
    expect(await code()).toBe('no_access');
    fake.tabs.set(7, 'https://mail.google.com/mail/u/0/#inbox');
    expect(await code()).toBe('page_changed');
    fake.tabs.delete(7);
    expect(await code()).toBe('page_gone');
    fake.tabs.set(7, 'https://mail.google.com/mail/u/0/#inbox');
    fake.read = async () => [aThreadReading([])];
    expect(await code()).toBe('page_changed');
  });

  it('of a Roundcube takes the frame that shows a message', async () => {
    const { store } = await aMailStore();
    valueOf(await changeRepSetting(store, 'mail', (now) => ({ ...now, servers: [server] })));
    fake.tabs.set(7, serverUrl);
    const frame = aThreadReading([aMessage()], {
      site: 'roundcube',
      url: `${serverUrl}&_framed=1`,
    });
    const list = aThreadReading([], { site: 'roundcube', url: serverUrl, thread: null });
    fake.read = async () => [list, undefined, frame];
    expect(valueOf(await readMailTab(store, { ...tab, url: serverUrl }))).toEqual(frame);
    expect(fake.runs[0]).toMatchObject({ file: '/roundcube-reader.js', allFrames: true });
  });

  it('is kept as what the tab shows, unless it is refused', async () => {
    const { store } = await aMailStore();
    valueOf(await openMailTab(store, tab));
    expect(await mailViewOf(store, 7)).toMatchObject({ url: threadUrl, by: 'rep' });
    fake.tabs.set(8, threadUrl);
    fake.read = async () => [aThreadReading([], { blocked: 'not_rendered', thread: null })];
    expect(await refusal(openMailTab(store, { ...tab, tabId: 8 }))).toEqual({
      code: 'not_rendered',
    });
    expect(await mailViewOf(store, 8)).toBeUndefined();
  });
});

describe('the key on a thread', () => {
  it('logs it once, with a receipt', async () => {
    const { store, dealId, touchpoints } = await aMailStore();
    fake.read = async () => [aThreadReading([aMessage(), aSentMessage()])];
    const gesture = await logMailTab(store, tab);
    expect(gesture).toMatchObject({ state: 'logged', loggedCount: 2, receipt: { name: 'Offer' } });
    expect(await latestMailGesture(store, 1)).toEqual(gesture);
    expect((await touchpoints()).map(({ deal_id }) => deal_id)).toEqual([dealId, dealId]);
    const again = await logMailTab(store, tab);
    expect(again).toMatchObject({ state: 'logged', loggedCount: 0, receipt: { journalId: 0 } });
    expect(await touchpoints()).toHaveLength(2);
  });

  it('only opens it where nobody is known, the deal is to be chosen, or the thread is off', async () => {
    const { store, prospectId, touchpoints } = await aMailStore();
    fake.read = async () => [aThreadReading([aMessage({ from: stranger })])];
    expect(await logMailTab(store, tab)).toMatchObject({ state: 'opened', receipt: null });
    fake.read = async () => [aThreadReading([aMessage()])];
    const second = valueOf(await addDeal(store, { name: 'Second', prospectId }));
    expect(await logMailTab(store, tab)).toMatchObject({ state: 'opened' });
    const thread = 'gm:ines@ourfirm.example:19aa00bb11cc22dd';
    valueOf(await saveThreadSetting(store, thread, { mode: 'off', dealId: null }));
    expect(await logMailTab(store, tab)).toMatchObject({ state: 'opened' });
    expect(await touchpoints()).toEqual([]);
    expect(await mailViewOf(store, 7)).toMatchObject({ by: 'rep' });
    valueOf(await saveThreadSetting(store, thread, { mode: 'default', dealId: second.id }));
    expect(await logMailTab(store, tab)).toMatchObject({ state: 'logged' });
    expect((await touchpoints()).map(({ deal_id }) => deal_id)).toEqual([second.id]);
  });

  it('leaves what is on its way to its send', async () => {
    const { store, clock, touchpoints } = await aMailStore();
    const at = '2026-03-02T08:00:00.000Z';
    const draft = {
      ...{ id: 'msg-a:r7', threadId: '19aa00bb11cc22dd', replyTo: '', from: '', subject: 'Offer' },
      ...{ to: [linh], cc: [], bcc: [] },
    };
    const account = 'ines@ourfirm.example';
    const report = {
      site: 'gmail',
      account,
      aliases: [],
      draft,
      pressedAt: at,
      stageAt: at,
    } as const;
    await takeSendReport(store, { ...report, stage: 'confirmed' });
    clock.forward(5_000);
    const onItsWay = aSentMessage({ ids: ['msg-a:r7'], at });
    fake.read = async () => [aThreadReading([onItsWay])];
    expect(await logMailTab(store, tab)).toMatchObject({ state: 'opened', loggedCount: 0 });
    fake.read = async () => [aThreadReading([aMessage(), onItsWay])];
    expect(await logMailTab(store, tab)).toMatchObject({ state: 'logged', loggedCount: 1 });
    expect((await touchpoints()).map(({ direction }) => direction)).toEqual(['in']);
  });

  it('keeps first words only where the rep has said so', async () => {
    const { store, touchpoints } = await aMailStore();
    fake.read = async () => [aThreadReading([aMessage({ snippet: 'We buy in March' })])];
    await logMailTab(store, tab);
    expect((await touchpoints()).map(({ snippet }) => snippet)).toEqual([null]);
    valueOf(await changeRepSetting(store, 'mail', (now) => ({ ...now, keepsSnippet: true })));
    const other = aMessage({ snippet: 'And in May', at: '2026-03-02T07:40:00.000Z' });
    fake.read = async () => [aThreadReading([other])];
    await logMailTab(store, tab);
    expect((await touchpoints()).map(({ snippet }) => snippet)).toContain('And in May');
  });

  it('tells why a page was not read', async () => {
    const { store } = await aMailStore();
    fake.tabs.delete(7);
    fake.read = () => Promise.reject(new Error('No tab with id: 7.'));
    expect(await logMailTab(store, tab)).toMatchObject({
      state: 'failed',
      failure: { code: 'page_gone' },
    });
  });

  it('is gone on with after the worker was killed, where it was pressed just now', async () => {
    const { store, clock, touchpoints } = await aMailStore();
    const left = { ...tab, id: 'g1', at: '2026-03-02T08:00:00.000Z', state: 'reading' } as const;
    await saveMailGesture(store, { ...left, receipt: null, loggedCount: 0, failure: null });
    clock.forward(5_000);
    expect(await Promise.all([resumeMailGestures(store), resumeMailGestures(store)])).toContain(1);
    expect(await latestMailGesture(store, 1)).toMatchObject({ id: 'g1', state: 'logged' });
    expect(await touchpoints()).toHaveLength(1);
    expect(await resumeMailGestures(store)).toBe(0);
    await saveMailGesture(store, { ...left, receipt: null, loggedCount: 0, failure: null });
    clock.forward(60_000);
    expect(await resumeMailGestures(store)).toBe(0);
  });
});
