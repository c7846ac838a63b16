import { describe, expect, it } from 'vitest';
import { aMailAdapter } from './a-mail-adapter.ts';
import { aMailPage, type MailPage, type MessageFacts, threadMarkup } from './a-mail-page.ts';

const rep = 'rep@pipeside.example';
const mara = 'mara@harrow.example';
const one = '196195b51bdb9ff3';
const two = '1961a6d572f65ac2';

function aMessage(id: string, from = mara): MessageFacts {
  return { id, from, to: [rep] };
}

function threadsOf(page: MailPage): readonly (string | undefined)[] {
  return page.opened.map(({ thread }) => thread?.id);
}

/** An adapter that counts what is asked of it. */
function counted() {
  const counts = { read: 0, threadMark: 0, watchedParts: 0, findWindows: 0, sendingWindow: 0 };
  const adapter = { ...aMailAdapter };
  for (const name of Object.keys(counts) as (keyof typeof counts)[]) {
    const ask = aMailAdapter[name] as (...all: unknown[]) => unknown;
    Object.assign(adapter, {
      [name]: (...all: unknown[]) => {
        counts[name] += 1;
        return ask(...all);
      },
    });
  }
  return { counts, adapter };
}

describe('a thread that is opened', () => {
  it('is told once it has settled, and once', async () => {
    const page = aMailPage();
    await page.wait(1_000);
    expect(page.opened).toEqual([]);
    page.show(threadMarkup(one, [aMessage(one)]));
    await page.wait(300);
    expect(page.opened).toEqual([]);
    await page.wait(700);
    await page.wait(10_000);
    expect(threadsOf(page)).toEqual([one]);
    expect(page.opened[0]).toMatchObject({ account: rep, drafts: [], rows: [] });
  });

  it('is told where the page had it from the start', async () => {
    const page = aMailPage();
    page.show(threadMarkup(one, [aMessage(one)]));
    page.state.url = 'https://mail.google.com/mail/u/0/#inbox/x';
    await page.wait(2_000);
    expect(threadsOf(page)).toEqual([one]);
  });

  it('is told again with more in it, and when it is come back to', async () => {
    const page = aMailPage();
    page.show(threadMarkup(one, [aMessage(one)]));
    await page.wait(2_000);
    page.show(threadMarkup(one, [aMessage(one), aMessage(two, rep)]));
    await page.wait(2_000);
    expect(page.opened.map(({ thread }) => thread?.messages.length)).toEqual([1, 2]);
    page.show('');
    await page.wait(2_000);
    page.show(threadMarkup(one, [aMessage(one), aMessage(two, rep)]));
    await page.wait(2_000);
    expect(threadsOf(page)).toEqual([one, one, one]);
  });

  it('is read when the page has stopped changing: of three that flit by, the last', async () => {
    const page = aMailPage();
    for (const id of [one, two, '19616ca9390b131b']) {
      page.show(threadMarkup(id, [aMessage(id)]));
      await page.wait(240);
    }
    await page.wait(2_000);
    expect(threadsOf(page)).toEqual(['19616ca9390b131b']);
  });

  it('is found where the page replaced the part that was watched', async () => {
    const page = aMailPage();
    await page.wait(500);
    const main = page.find('[role="main"]');
    const next = main.cloneNode(false) as Element;
    next.innerHTML = `<div id="screen">${threadMarkup(one, [aMessage(one)])}</div>`;
    main.replaceWith(next);
    await page.wait(2_500);
    expect(threadsOf(page)).toEqual([one]);
    // The new part is watched as the old one was: no beat is needed.
    page.show(threadMarkup(two, [aMessage(two)]));
    await page.wait(600);
    expect(threadsOf(page)).toEqual([one, two]);
  });

  it('is found where the network brings it long after the address has changed', async () => {
    const adapter = {
      ...aMailAdapter,
      watchedParts: (document: Document) => [...document.querySelectorAll('h2')],
    };
    const page = aMailPage({ adapter });
    await page.wait(20_000);
    page.state.url = 'https://mail.google.com/mail/u/0/#inbox/FMfcgz';
    await page.wait(5_000);
    page.show(threadMarkup(one, [aMessage(one)]));
    await page.wait(10_000);
    expect(threadsOf(page)).toEqual([one]);
  });

  it('waits for the account, and does not wait for ever', async () => {
    const page = aMailPage();
    const { title } = page.document;
    page.document.title = 'Gmail';
    page.show(threadMarkup(one, [aMessage(one)]));
    await page.wait(1_200);
    expect(page.opened).toEqual([]);
    page.document.title = title;
    await page.wait(1_000);
    expect(page.opened.map(({ account }) => account)).toEqual([rep]);

    const nameless = aMailPage();
    nameless.document.title = 'Gmail';
    nameless.show(threadMarkup(one, [aMessage(one)]));
    await nameless.wait(5_000);
    expect(nameless.opened.map(({ account }) => account)).toEqual(['']);
  });

  it('is told again under another account', async () => {
    const page = aMailPage();
    page.show(threadMarkup(one, [aMessage(one)]));
    await page.wait(2_000);
    page.state.url = 'https://mail.google.com/mail/u/1/#inbox/x';
    page.document.title = 'Offer - second@firm.example - Firm Mail';
    await page.wait(3_000);
    expect(page.opened.map(({ account }) => account)).toEqual([rep, 'second@firm.example']);
  });

  it('holds no word of a body', async () => {
    const page = aMailPage();
    page.show(threadMarkup(one, [aMessage(one)]));
    await page.wait(2_000);
    expect(page.opened[0]?.thread?.messages[0]).not.toHaveProperty('snippet');
  });
});

describe('what it costs the page', () => {
  it('nothing is read while nobody sees the page, and then once', async () => {
    const { adapter, counts } = counted();
    const page = aMailPage({ adapter });
    await page.wait(1_000);
    page.state.isHidden = true;
    page.document.dispatchEvent(new page.window.Event('visibilitychange'));
    await page.wait(1_000);
    const before = { ...counts };
    page.show(threadMarkup(one, [aMessage(one)]));
    await page.wait(10_000);
    expect(counts).toEqual(before);
    page.state.isHidden = false;
    page.document.dispatchEvent(new page.window.Event('visibilitychange'));
    await page.wait(1_000);
    expect(threadsOf(page)).toEqual([one]);
    expect(counts.read).toBe(1);
  });

  it('eight hundred rows in forty bursts: the page is not asked a thing', async () => {
    const { adapter, counts } = counted();
    const page = aMailPage({
      adapter: { ...adapter, watchedParts: (document) => [...document.querySelectorAll('.dw')] },
    });
    await page.wait(20_000);
    const before = { ...counts };
    const list = page.find('#screen');
    for (let burst = 0; burst < 40; burst += 1) {
      list.insertAdjacentHTML('beforeend', '<div class="zA"></div>'.repeat(20));
      await page.wait(25);
    }
    await page.wait(5_000);
    expect(counts).toEqual(before);
  });

  it('a burst in a watched part: looked at once or twice, however long it is', async () => {
    const { adapter, counts } = counted();
    const page = aMailPage({ adapter });
    await page.wait(20_000);
    const before = { ...counts };
    for (let step = 0; step < 20; step += 1) {
      page.find('#windows').insertAdjacentHTML('beforeend', '<p></p>');
      await page.wait(10);
    }
    await page.wait(5_000);
    expect(counts.threadMark - before.threadMark).toBeLessThanOrEqual(2);
    expect(counts.read).toBe(0);
  });

  it('a key that writes asks nothing', async () => {
    const { adapter, counts } = counted();
    const page = aMailPage({ adapter });
    page.write({ id: 'msg-a:r1', to: [mara] });
    await page.wait(20_000);
    const before = { ...counts };
    for (const key of 'Hallo,äß') page.key(page.find('[g_editable]'), key);
    await page.wait(5_000);
    expect(counts).toEqual(before);
  });

  it('changes nothing in the page', async () => {
    const page = aMailPage();
    page.show(threadMarkup(one, [aMessage(one)]));
    page.write({ id: 'msg-a:r1', to: [mara] });
    const before = page.document.documentElement.outerHTML;
    const names = Object.getOwnPropertyNames(page.window);
    page.click(page.sendButton('msg-a:r1'));
    page.key(page.find('[g_editable]'), 'Enter', { ctrlKey: true });
    await page.wait(20_000);
    expect(page.document.documentElement.outerHTML).toBe(before);
    expect(Object.getOwnPropertyNames(page.window)).toEqual(names);
  });
});

describe('its end', () => {
  it('hears, looks and tells nothing any more', async () => {
    const { adapter, counts } = counted();
    const page = aMailPage({ adapter });
    page.write({ id: 'msg-a:r1', to: [mara] });
    page.click(page.sendButton('msg-a:r1'));
    page.stop();
    const before = { ...counts };
    page.takeAway('msg-a:r1');
    page.show(threadMarkup(one, [aMessage(one)]));
    page.click(page.find('h2'));
    page.state.url = 'https://mail.google.com/mail/u/0/#sent';
    await page.wait(60_000);
    page.window.dispatchEvent(new page.window.Event('pagehide'));
    expect(counts).toEqual(before);
    expect(page.reports).toEqual([]);
    expect(page.opened).toEqual([]);
    expect(page.timerCount()).toBe(0);
  });
});
