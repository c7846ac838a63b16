import { describe, expect, it } from 'vitest';
import type { MailMessage, MailReading } from '../model/mail.ts';
import { aClock, aStore } from './a-store.ts';
import { aMessage, aSentMessage, me } from './commands/a-mail.ts';
import { dropMailViews, mailViewOf, saveMailView } from './mail-views.ts';

const url = 'https://mail.google.com/mail/u/0/#inbox/FMfcg';

function aReading(messages: readonly MailMessage[], id = '19aa'): MailReading {
  return {
    site: 'gmail',
    pageKind: 'mail_thread',
    pack: 'gmail.thread',
    version: 1,
    url,
    account: me.email,
    aliases: [],
    thread: { id, subject: 'Offer', messages, hiddenCount: 0 },
    drafts: [],
    rows: [],
  };
}

describe('what a tab shows', () => {
  it('is kept with the time, the latest alone', async () => {
    const store = aStore();
    await saveMailView(store, { tabId: 3, url, reading: aReading([]), by: 'watch' });
    const reading = aReading([aMessage()]);
    await saveMailView(store, { tabId: 3, url, reading, by: 'watch' });
    expect(await mailViewOf(store, 3)).toEqual({
      tabId: 3,
      url,
      reading,
      by: 'watch',
      at: '2026-03-02T08:00:00.000Z',
    });
    expect(await mailViewOf(store, 4)).toBeUndefined();
  });

  it('keeps what the rep’s gesture has read of the same messages, and of no others', async () => {
    const store = aStore();
    const asked = { snippet: 'We buy in March', signature: ['Linh Trần', 'CPO'] };
    const save = (messages: readonly MailMessage[], by: 'rep' | 'watch', id?: string) =>
      saveMailView(store, { tabId: 3, url, reading: aReading(messages, id), by });
    const seen = async () => (await mailViewOf(store, 3))?.reading.thread?.messages;
    await save([aMessage(asked)], 'rep');
    await save([aMessage(), aSentMessage()], 'watch');
    expect(await seen()).toEqual([aMessage(asked), aSentMessage()]);
    expect((await mailViewOf(store, 3))?.by).toBe('rep');
    await save([aMessage()], 'watch', '20bb');
    expect(await seen()).toEqual([aMessage()]);
    expect((await mailViewOf(store, 3))?.by).toBe('watch');
  });

  it('goes with its tab, and with the browser', async () => {
    const store = aStore();
    for (const tabId of [1, 2, 3]) {
      await saveMailView(store, { tabId, url, reading: aReading([]), by: 'watch' });
    }
    await dropMailViews(store, [2]);
    expect(await store.mail_views.toCollection().primaryKeys()).toEqual([1, 3]);
    await dropMailViews(store);
    expect(await store.mail_views.count()).toBe(0);
  });

  it('of more than fifty tabs is kept of the latest fifty', async () => {
    const clock = aClock();
    const store = aStore(clock);
    for (let tabId = 60; tabId > 0; tabId -= 1) {
      clock.forward(1_000);
      await saveMailView(store, { tabId, url, reading: aReading([]), by: 'watch' });
    }
    const kept = await store.mail_views.toCollection().primaryKeys();
    expect(kept).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  });
});
