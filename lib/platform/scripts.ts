import { browser } from './browser.ts';

/** A packaged script that the browser runs by itself in pages that the rep has granted. */
export interface PageScript {
  readonly id: string;
  /** From the package's root. */
  readonly file: string;
  /** Match patterns, each granted. */
  readonly matches: readonly string[];
  readonly allFrames: boolean;
}

/**
 * Makes the registered scripts whose id begins with `prefix` these and no others. Gives those that are new or run in other
 * pages than before. An update of the extension forgets them all: then all are new.
 */
export async function keepPageScripts(
  prefix: string,
  wanted: readonly PageScript[],
): Promise<readonly PageScript[]> {
  const { scripting } = browser;
  const all = await scripting.getRegisteredContentScripts();
  const kept = all.filter(({ id }) => id.startsWith(prefix));
  const changed = wanted.filter(
    (script) => !kept.some((one) => one.id === script.id && isSame(one, script)),
  );
  const stays = new Set(wanted.filter((one) => !changed.includes(one)).map(({ id }) => id));
  const gone = kept.map(({ id }) => id).filter((id) => !stays.has(id));
  if (gone.length > 0) await scripting.unregisterContentScripts({ ids: gone });
  if (changed.length > 0) {
    await scripting.registerContentScripts(
      changed.map(({ id, file, matches, allFrames }) => ({
        id,
        js: [file],
        matches: [...matches],
        allFrames,
        runAt: 'document_idle',
        persistAcrossSessions: true,
        world: 'ISOLATED',
      })),
    );
  }
  return changed;
}

function isSame(
  one: { js?: readonly string[]; matches?: readonly string[]; allFrames?: boolean },
  script: PageScript,
): boolean {
  const toText = (list: readonly string[] = []) => [...list].sort().join(' ');
  // Both browsers may give the file back with or without its leading slash.
  const files = toText(one.js?.map((file) => file.replace(/^.*\//, '')));
  return (
    files === script.file.replace(/^.*\//, '') &&
    toText(one.matches) === toText(script.matches) &&
    (one.allFrames ?? false) === script.allFrames
  );
}

/** Runs a script once in the pages that are open already. A tab that is asleep or just closing is left alone. */
export async function runInOpenTabs({ file, matches, allFrames }: PageScript): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...matches] });
  await Promise.all(
    tabs.map(async ({ id: tabId, discarded }) => {
      if (tabId === undefined || discarded === true) return;
      try {
        await browser.scripting.executeScript({ target: { tabId, allFrames }, files: [file] });
      } catch {
        // The page was left meanwhile, or shows an error of the browser's.
      }
    }),
  );
}
