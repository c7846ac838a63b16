import { describe, expect, it, vi } from 'vitest';

// The icon is the browser's; nothing of it is asked for here.
vi.mock('../platform/browser.ts', () => ({ browser: {} }));

const { aProfile, aStore, valueOf } = await import('../store/a-store.ts');
const { saveClip } = await import('../store/commands/clip.ts');
const { saveSelection, toQuote, toSourceUrl } = await import('./selection.ts');

describe('the quote', () => {
  it.each([
    ['  We buy  in\tMarch. ', '> We buy in March.'],
    ['one\r\n\r\n\r\n\r\n two\u00a0 ', '> one\n>\n> two'],
    ['one\u2028two', '> one\n> two'],
    [' \n\t ', ''],
    ['', ''],
  ])('of %j', (selected, quote) => {
    expect(toQuote(selected)).toBe(quote);
  });

  it('is no longer than a note', () => {
    const quote = toQuote('😀'.repeat(30_000));
    expect(quote.length).toBeLessThanOrEqual(20_000);
    expect(quote.length).toBeGreaterThan(19_990);
    expect(quote.isWellFormed()).toBe(true);
  });
});

describe('the source', () => {
  it.each([
    [
      'https://news.example/story?utm_source=x&id=7&session=abc#part',
      'https://news.example/story?id=7',
    ],
    ['https://news.example/story', 'https://news.example/story'],
    ['https://ha:secret@news.example/a', 'https://news.example/a'],
    [
      'https://vn.linkedin.com/in/Linh-Tran/overlay/contact-info/?trk=x',
      'https://www.linkedin.com/in/linh-tran/',
    ],
    [
      'https://www.linkedin.com/feed/update/urn:li:activity:1/?utm=1',
      'https://www.linkedin.com/feed/update/urn:li:activity:1/',
    ],
    [`https://news.example/${'x'.repeat(2000)}`, 'https://news.example'],
    ['javascript:alert(1)', ''],
    ['file:///home/ha/a.txt', ''],
    ['chrome-extension://abc/sidepanel.html', ''],
    ['', ''],
  ])('%s', (url, source) => {
    expect(toSourceUrl(url)).toBe(source);
  });
});

describe('a marked text', () => {
  const readAt = '2026-03-02T08:00:00.000Z';

  it('of a page of somebody on file is saved at once, with its source', async () => {
    const store = aStore();
    const person = valueOf(
      await saveClip(store, { extraction: aProfile(), decision: { kind: 'create' }, readAt }),
    );
    const url = 'https://www.linkedin.com/in/linh-tran/?trk=x';
    const selection = await saveSelection(store, { text: 'Buys in March', url });
    const [note, ...others] = await store.notes.toArray();
    expect(others).toEqual([]);
    expect(note).toMatchObject({
      about_kind: 'prospect',
      about_id: person.id,
      body: '> Buys in March',
      source_url: 'https://www.linkedin.com/in/linh-tran/',
    });
    expect(selection?.saved).toMatchObject({
      table: 'prospects',
      id: person.id,
      name: 'Linh Trần',
      receipt: { id: note?.id },
    });
  });

  it.each([
    ['somebody who is not on file', 'https://www.linkedin.com/in/nobody/'],
    ['no person', 'https://www.linkedin.com/feed/'],
    ['another site', 'https://www.linkedin.com.example.org/in/linh-tran/'],
  ])('of a page of %s waits for the rep', async (_what, url) => {
    const store = aStore();
    valueOf(
      await saveClip(store, { extraction: aProfile(), decision: { kind: 'create' }, readAt }),
    );
    const selection = await saveSelection(store, { text: 'Buys in March', url });
    expect(selection).toEqual({ body: '> Buys in March', url });
    expect(await store.notes.count()).toBe(0);
  });

  it('that is none asks nothing', async () => {
    expect(await saveSelection(aStore(), { text: ' ', url: 'https://a.example/' })).toBeUndefined();
  });
});
