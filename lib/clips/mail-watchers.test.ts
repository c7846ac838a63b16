import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MailSetting } from '../model/selling.ts';
import { aBrowser } from './a-browser.ts';

let fake = aBrowser();
vi.mock('../platform/browser.ts', () => ({
  get browser() {
    return fake.browser;
  },
}));

const { aStore, valueOf } = await import('../store/a-store.ts');
const { changeRepSetting } = await import('../store/commands/settings.ts');
const { keepWatchers } = await import('./mail-watchers.ts');

const gmail = 'https://mail.google.com/*';
const live = 'https://outlook.live.com/*';
const office = 'https://outlook.office.com/*';

beforeEach(() => {
  fake = aBrowser();
});

async function aSetStore(patch: Partial<MailSetting>) {
  const store = aStore();
  const set = async (more: Partial<MailSetting>) =>
    valueOf(await changeRepSetting(store, 'mail', (now) => ({ ...now, ...more })));
  await set({ askedAt: '2026-03-02T08:00:00.000Z', ...patch });
  return { store, set };
}

describe('the watchers', () => {
  it('run on sites that are switched on and granted, and on no others', async () => {
    for (const origin of [gmail, live]) fake.granted.add(origin);
    const { store } = await aSetStore({ watched: ['gmail', 'proton'] });
    expect(await keepWatchers(store)).toEqual(['gmail']);
    expect([...fake.scripts.values()]).toEqual([
      {
        id: 'mail-gmail',
        js: ['gmail-watch.js'],
        matches: [gmail],
        allFrames: false,
        runAt: 'document_idle',
        persistAcrossSessions: true,
        world: 'ISOLATED',
      },
    ]);
  });

  it('run nowhere before the rep has said what is never logged, and then at once', async () => {
    fake.granted.add(gmail);
    fake.tabs.set(3, 'https://mail.google.com/mail/u/0/#inbox');
    const { store, set } = await aSetStore({ watched: ['gmail'], askedAt: null });
    expect(await keepWatchers(store)).toEqual([]);
    expect(fake.scripts.size).toBe(0);
    expect(fake.runs).toEqual([]);
    await set({ askedAt: '2026-03-02T08:00:00.000Z' });
    expect(await keepWatchers(store)).toEqual(['gmail']);
    expect(fake.runs).toHaveLength(1);
  });

  it('follow what is granted, address by address', async () => {
    fake.granted.add(live);
    const { store, set } = await aSetStore({ watched: ['outlook'] });
    await keepWatchers(store);
    expect(fake.scripts.get('mail-outlook')?.matches).toEqual([live]);
    fake.granted.add(office);
    await keepWatchers(store);
    expect(fake.scripts.get('mail-outlook')?.matches).toEqual([live, office]);
    await set({ watched: [] });
    expect(await keepWatchers(store)).toEqual([]);
    expect(fake.scripts.size).toBe(0);
  });

  it('leave scripts of others alone', async () => {
    fake.scripts.set('other', { id: 'other', js: ['x.js'], matches: [gmail] });
    const { store } = await aSetStore({ watched: [] });
    await keepWatchers(store);
    expect([...fake.scripts.keys()]).toEqual(['other']);
  });

  it('run in pages that are open already, once', async () => {
    fake.granted.add(gmail);
    fake.tabs.set(3, 'https://mail.google.com/mail/u/0/#inbox');
    fake.tabs.set(4, 'https://www.linkedin.com/feed/');
    const { store } = await aSetStore({ watched: ['gmail'] });
    await Promise.all([keepWatchers(store), keepWatchers(store)]);
    await keepWatchers(store);
    expect(fake.runs).toEqual([{ tabId: 3, file: 'gmail-watch.js', allFrames: false }]);
  });

  it('are registered all the same where an open page lets nobody in', async () => {
    fake.granted.add(gmail);
    fake.tabs.set(3, 'https://mail.google.com/mail/u/0/#inbox');
    fake.read = () => Promise.reject(new Error('Frame with ID 0 is showing error page'));
    const { store } = await aSetStore({ watched: ['gmail'] });
    expect(await keepWatchers(store)).toEqual(['gmail']);
  });

  it('know the file whether or not the browser writes its slash', async () => {
    fake.granted.add(gmail);
    fake.scripts.set('mail-gmail', { id: 'mail-gmail', js: ['/gmail-watch.js'], matches: [gmail] });
    const { store } = await aSetStore({ watched: ['gmail'] });
    await keepWatchers(store);
    expect(fake.runs).toEqual([]);
    expect(fake.scripts.get('mail-gmail')?.js).toEqual(['/gmail-watch.js']);
  });

  it('of a Roundcube run in all frames of the servers that the rep has named', async () => {
    const servers = ['webmail.ourfirm.example', 'mail.other.example'];
    fake.granted.add(`https://${servers[0]}/*`);
    const { store } = await aSetStore({ watched: ['roundcube'], servers });
    await keepWatchers(store);
    expect(fake.scripts.get('mail-roundcube')).toMatchObject({
      matches: [`https://${servers[0]}/*`],
      allFrames: true,
    });
  });
});
