import type { ExtensionBrowser } from '../e2e/harness.ts';
import { interleave, toSpread } from './measure.ts';
import type { SavedPage } from './pages.ts';
import type { Row } from './table.ts';

/** With the two that are left out, not more than there are people. */
const rounds = 20;

/** Not alike, or the store would ask whether two of them are one. */
const people =
  'Aldo Ferwick,Birgit Solheim,Casimir Ongaro,Delia Prout,Eskil Vantongeren,Fumiko Harada,Gustav Pellworm,Hedda Lindqvist,Ignatius Okafor,Jolanta Mrozek,Kaspar Dreyfuss,Leocadia Brant,Mortimer Yule,Nadezhda Kuric,Osvaldo Tiepolo,Petronella Gawn,Quentin Abara,Radmila Stosic,Sigrun Hauge,Tancredi Voss,Ursuline Cope,Vasco Belmonte,Wilhelmina Tarr,Xanthe Rigby'.split(
    ',',
  );

/** The same page about another person each time: a name, an address and a member id that the store has not seen. */
function renamePage(
  saved: SavedPage,
  known: { name: string; slug: string },
  round: number,
): SavedPage {
  const slug = `bench-person-${round}`;
  const name = people[round % people.length] ?? '';
  const rename = (text: string): string =>
    text.replaceAll(known.slug, slug).replaceAll(known.name, name);
  return {
    name: saved.name,
    url: rename(saved.url),
    html: rename(saved.html).replace(
      /ACoAA[\w-]{34}/g,
      (id) => id.slice(0, -4) + String(1000 + round),
    ),
  };
}

declare const chrome: {
  readonly commands: { readonly onCommand: { dispatch(...args: readonly unknown[]): void } };
  readonly tabs: { query(query: object): Promise<readonly unknown[]> };
};

/** Runs in the worker: does what the key does and waits until one prospect more is stored. */
async function timeClip([database, slug]: readonly [string, string]): Promise<number> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.message));
  });
  const isStored = (): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const request = connection
        .transaction('prospects', 'readonly')
        .objectStore('prospects')
        .index('ix.slug')
        .count(slug);
      request.onsuccess = () => resolve(request.result > 0);
      request.onerror = () => reject(new Error(request.error?.message));
    });
  const lastClip = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const request = connection.transaction('clips', 'readonly').objectStore('clips').getAll();
      request.onsuccess = () => {
        const clip = (request.result as { state: string; failure: unknown }[]).at(-1);
        resolve(
          clip === undefined ? 'no clip was begun' : JSON.stringify([clip.state, clip.failure]),
        );
      };
      request.onerror = () => reject(new Error(request.error?.message));
    });
  const began = performance.now();
  chrome.commands.onCommand.dispatch('clip-page', tab);
  try {
    while (!(await isStored())) {
      if (performance.now() - began > 10_000) throw new Error(`${slug}: ${await lastClip()}`);
    }
    return performance.now() - began;
  } finally {
    connection.close();
  }
}

/** From the gesture to the committed row: injection, reading, matching and the strict transaction included. */
export async function benchClip(
  browser: ExtensionBrowser,
  parts: {
    readonly saved: SavedPage;
    readonly known: { readonly name: string; readonly slug: string };
    readonly rowCount: number;
    readonly endsAt: number;
  },
): Promise<readonly Row[]> {
  const run = async (round: number): Promise<number> => {
    const saved = renamePage(parts.saved, parts.known, round);
    const pattern = (url: URL): boolean => url.href.split('?')[0] === saved.url;
    const fulfil = { status: 200, contentType: 'text/html; charset=utf-8', body: saved.html };
    await browser.context.route(pattern, (route) => route.fulfill(fulfil));
    const page = await browser.open(saved.url);
    try {
      await browser.grantActiveTab(page);
      const worker = await browser.worker();
      return await worker.evaluate(timeClip, ['pipeside', `bench-person-${round}`] as const);
    } finally {
      await page.close();
      await browser.context.unroute(pattern);
    }
  };
  const times = await interleave([{ name: 'clip', run }], { rounds, endsAt: parts.endsAt });
  return [
    {
      what: `click to saved at ${parts.rowCount} prospects`,
      unit: 'ms',
      ours: toSpread(times.get('clip') ?? []),
      aims: [{ of: 'p95', most: 150 }],
    },
  ];
}
