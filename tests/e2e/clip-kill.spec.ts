import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Clip } from '../../lib/model/clip.ts';
import { katharina } from '../sandbox/people.ts';
import { sduiProfilePage } from '../sandbox/sdui-profile.ts';
import { dispatchCommand } from './in-worker.ts';
import { awaitHeading, openStage, receiptsOf, type Stage, until } from './stage.ts';
import type { Words } from './words.ts';

let stage: Stage;
let words: Words;

beforeAll(async () => {
  stage = await openStage();
  words = stage.words;
});
afterAll(() => stage?.browser.close());
beforeEach(() => stage.reset());

/** The worker is ended so long after the key: the points lie between the first write and the end of a clip. */
const killDelaysMs = [0, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200];
const randomRoundCount = 8;

/** A page that shows nothing yet: its reader waits. */
const undrawn = '<!doctype html><main id="workspace"></main>';

/** Draws the profile into the page as it stands, as the page's own script would. */
async function draw(): Promise<void> {
  await stage.page.evaluate(
    (markup) => {
      document.documentElement.innerHTML = markup;
    },
    sduiProfilePage(katharina, { experience: 'mounted' }),
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

interface Round {
  readonly delayMs: number;
  /** How the rep comes back: by any event that wakes the worker, or by opening the panel. */
  readonly comesBack: 'worker' | 'panel';
}

const rounds: readonly Round[] = [
  ...killDelaysMs,
  ...Array.from({ length: randomRoundCount }, () => Math.round(Math.random() * 120)),
].map((delayMs, index) => ({ delayMs, comesBack: index % 2 === 0 ? 'worker' : 'panel' }));

/** What was on disk when the worker was dead, read without waking it. */
async function readClipsInPanel(): Promise<readonly Clip[]> {
  const panel = await stage.panel();
  return panel.evaluate(async () => {
    const connection = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('pipeside');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const clips = await new Promise<unknown[]>((resolve, reject) => {
      const request = connection.transaction('clips').objectStore('clips').getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    connection.close();
    return clips as never;
  });
}

async function countSaved() {
  const journal = await stage.rows('journal');
  const { length: clipCount } = await stage.rows('clips');
  return {
    clipCount,
    prospects: (await stage.rows('prospects')).map((row) => row.linkedin_slug),
    companyCount: (await stage.rows('companies')).length,
    saveCount: journal.filter((entry) => entry.command === 'clip/save').length,
    queuedCount: (await stage.rows('outbox')).filter(({ t }) => t === 'prospects').length,
  };
}

describe('the worker is killed between the key and the save', () => {
  const seen: string[] = [];

  test.each(rounds)('$delayMs ms after the key, then the $comesBack', async (round) => {
    await stage.showProfile(katharina);
    const panel = await stage.panel();
    await stage.browser.grantActiveTab(stage.page);
    // A panel that is still opening would wake the worker again at once.
    await panel.getByText(words('page.notSaved')).waitFor();
    const worker = await stage.browser.worker();
    await worker.evaluate(dispatchCommand, 'clip-page');
    await pause(round.delayMs);
    await stage.browser.stopWorker();
    const [left] = await readClipsInPanel();
    seen.push(left?.state ?? 'nothing');

    if (round.comesBack === 'panel') await panel.reload();
    else await stage.browser.worker();
    if (left === undefined) {
      // The key itself was lost with the worker: the panel says that nothing is saved, and the same key saves.
      await panel.getByText(words('page.notSaved')).waitFor();
      expect(await countSaved()).toMatchObject({ clipCount: 0, prospects: [], saveCount: 0 });
      await stage.clip();
    }
    await until(async () => (await stage.rows('clips')).map(({ state }) => state)).toEqual([
      'saved',
    ]);
    await awaitHeading(panel, katharina.name);
    expect(await countSaved()).toEqual({
      clipCount: 1,
      prospects: [katharina.slug],
      companyCount: 1,
      saveCount: 1,
      queuedCount: 1,
    });
  });

  test('some rounds hit a clip that was begun and not saved', () => {
    const wasOpen = seen.filter((state) => state === 'reading' || state === 'read');
    expect(wasOpen.length, seen.join(' ')).toBeGreaterThan(0);
  });
});

describe('the worker is killed, and the tab does not wait', () => {
  /** Ends the worker while the page is being read: the page shows nothing yet, so the reader waits for it. */
  async function killWhileReading(): Promise<void> {
    await stage.showProfile(katharina, undrawn);
    await stage.panel();
    await stage.browser.grantActiveTab(stage.page);
    await (await stage.browser.worker()).evaluate(dispatchCommand, 'clip-page');
    await until(async () => (await stage.rows('clips')).map(({ state }) => state)).toEqual([
      'reading',
    ]);
    await stage.browser.stopWorker();
  }

  test('it has gone elsewhere: the clip fails in plain sight and stores nothing', async () => {
    await killWhileReading();
    await stage.page.goto('https://www.linkedin.com/feed/');
    const panel = await stage.panel();
    await panel.reload();
    await until(async () => (await stage.rows('clips'))[0]).toMatchObject({
      state: 'failed',
      failure: { code: 'page_changed' },
    });
    expect(await stage.rows('prospects')).toEqual([]);
    // Back on the page that the key was meant for, the panel tells how it ended.
    await stage.showProfile(katharina);
    await panel.getByText(words('failure.page_changed'), { exact: true }).waitFor();
  });

  test('the page was drawn meanwhile: the clip is saved as if nothing had happened', async () => {
    await killWhileReading();
    await draw();
    const panel = await stage.panel();
    await panel.reload();
    await until(() => stage.liveRows('prospects')).toHaveLength(1);
    await awaitHeading(panel, katharina.name);
  });
});

describe('a page of ours goes away in the middle', () => {
  test.each([0, 3, 10, 30])(
    'the popup %i ms after Enter: what was shown as saved is there, and never half of it',
    async (delayMs) => {
      await stage.showProfile(katharina);
      const popup = await stage.popup();
      await popup.getByRole('button', { name: words('page.clip') }).waitFor();
      await popup.keyboard.press('Enter');
      await pause(delayMs);
      const wasShown = await receiptsOf(popup, words).getByText(words('receipt.saved')).isVisible();
      await popup.close();
      const saved = await countSaved();
      if (wasShown) expect(saved.prospects).toEqual([katharina.slug]);
      const count = saved.prospects.length;
      expect(count).toBeLessThanOrEqual(1);
      expect(saved).toMatchObject({ companyCount: count, saveCount: count, queuedCount: count });

      const again = await stage.popup();
      const card = again.getByRole('region', { name: katharina.name });
      await card
        .getByText(words(count === 1 ? 'chip.saved' : 'chip.new'), { exact: true })
        .waitFor();
    },
  );

  test('the panel is reloaded while a clip of its own is being read', async () => {
    await stage.showProfile(katharina, undrawn);
    const panel = await stage.panel();
    await panel.getByText(words('page.notSaved')).waitFor();
    await panel.keyboard.press('c');
    await until(async () => (await stage.rows('clips')).map(({ state }) => state)).toEqual([
      'reading',
    ]);
    await panel.reload();
    await draw();
    await until(() => stage.liveRows('prospects')).toHaveLength(1);
    await awaitHeading(panel, katharina.name);
    expect(await countSaved()).toMatchObject({ clipCount: 1, saveCount: 1 });
  });
});
