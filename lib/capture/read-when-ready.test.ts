import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { katharina, minhAnh, type SandboxPerson } from '../../tests/sandbox/people.ts';
import { sduiProfilePage, sduiProfileScreen } from '../../tests/sandbox/sdui-profile.ts';
import { readWhenReady } from './read-when-ready.ts';

const shell = '<!doctype html><main id="workspace"></main>';

function addressOf(person: SandboxPerson): string {
  return `https://www.linkedin.com/in/${person.slug}/`;
}

function markupOf(person: SandboxPerson): string {
  return sduiProfilePage(person, { experience: 'mounted' });
}

/** A page on a clock of its own: `onWait` runs in each pause, with its number, and may change the page. */
function aPage(
  markup: string,
  address: string,
  onWait: (waitCount: number, page: { document: Document; address: string }) => void = () => {},
) {
  const { document } = new JSDOM(markup, { url: address }).window;
  const state = { document, address };
  const waits: number[] = [];
  return {
    waits,
    document,
    url: () => state.address,
    wait: async (ms: number) => {
      waits.push(ms);
      onWait(waits.length, state);
    },
  };
}

/** As the page's own script does: the card of the next person takes the place of the one before. */
function swapScreen(document: Document, person: SandboxPerson): void {
  const screen = document.querySelector('[data-sdui-screen]');
  if (screen === null) throw new Error('the page has no screen');
  screen.outerHTML = sduiProfileScreen(person, 'mounted').markup;
  document.title = `${person.name} | LinkedIn`;
}

describe('readWhenReady', () => {
  it('reads a page that is drawn at once, without a pause', async () => {
    const page = aPage(markupOf(katharina), addressOf(katharina));
    const { fields } = await readWhenReady(page);
    expect(fields.full_name?.value).toBe(katharina.name);
    expect(page.waits).toEqual([]);
  });

  it('waits for a page that is still being drawn', async () => {
    const page = aPage(shell, addressOf(katharina), (waitCount, { document }) => {
      if (waitCount === 4) document.documentElement.innerHTML = markupOf(katharina);
    });
    const { fields, blocked } = await readWhenReady(page);
    expect(blocked).toBeUndefined();
    expect(fields.full_name?.value).toBe(katharina.name);
    expect(page.waits).toHaveLength(4);
  });

  it('waits while the person before is still shown, and takes nothing of theirs', async () => {
    const page = aPage(markupOf(katharina), addressOf(minhAnh), (waitCount, { document }) => {
      if (waitCount === 5) swapScreen(document, minhAnh);
    });
    const { fields, url } = await readWhenReady(page);
    expect(url).toBe(addressOf(minhAnh));
    expect(fields.full_name?.value).toBe(minhAnh.name);
    expect(fields.linkedin_id?.value).toBe(minhAnh.memberId);
    expect(JSON.stringify(fields)).not.toContain(katharina.name);
    expect(page.waits).toHaveLength(5);
  });

  it('begins anew where the address changes while it waits', async () => {
    const page = aPage(shell, addressOf(katharina), (waitCount, state) => {
      if (waitCount === 1) state.address = addressOf(minhAnh);
      if (waitCount === 2) state.document.documentElement.innerHTML = markupOf(minhAnh);
    });
    const { fields, url } = await readWhenReady(page);
    expect(url).toBe(addressOf(minhAnh));
    expect(fields.full_name?.value).toBe(minhAnh.name);
  });

  it.each([
    ['a page that is never drawn', shell, 'not_rendered'],
    ['a page that keeps the person before', markupOf(katharina), 'identity_unclear'],
  ])(
    'gives up on %s after three seconds, with the reason and no field',
    async (_, markup, code) => {
      const page = aPage(markup, addressOf(minhAnh));
      const { blocked, fields } = await readWhenReady(page);
      expect(blocked).toBe(code);
      expect(fields).toEqual({});
      expect(page.waits.reduce((sum, ms) => sum + ms, 0)).toBe(3000);
    },
  );

  it('does not wait where waiting cures nothing', async () => {
    const page = aPage(markupOf(katharina), 'https://www.linkedin.com/feed/');
    expect((await readWhenReady(page)).blocked).toBe('unsupported_page');
    expect(page.waits).toEqual([]);
  });

  it('leaves the page as it was', async () => {
    const page = aPage(markupOf(katharina), addressOf(katharina));
    const before = page.document.documentElement.outerHTML;
    await readWhenReady(page);
    expect(page.document.documentElement.outerHTML).toBe(before);
  });
});
