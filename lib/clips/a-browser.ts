/** The browser, as the tests of this folder need it: tabs, what a reader hands back, what is granted and registered. */
export interface FakeScript {
  readonly id: string;
  readonly js: readonly string[];
  readonly matches: readonly string[];
  readonly allFrames?: boolean;
}

export interface FakeBrowser {
  /** Address of each open tab. */
  readonly tabs: Map<number, string>;
  readonly granted: Set<string>;
  readonly scripts: Map<string, FakeScript>;
  /** What the reader hands back, by frame; a rejection is the browser's. */
  read: () => Promise<readonly unknown[]>;
  readonly runs: { tabId: number; file: string; allFrames: boolean }[];
  readonly browser: unknown;
}

export function aBrowser(): FakeBrowser {
  const tabs = new Map<number, string>();
  const granted = new Set<string>();
  const scripts = new Map<string, FakeScript>();
  const runs: FakeBrowser['runs'] = [];
  const fake: FakeBrowser = {
    tabs,
    granted,
    scripts,
    runs,
    read: async () => [undefined],
    browser: {
      tabs: {
        get: async (id: number) => {
          const url = tabs.get(id);
          if (url === undefined) throw new Error(`No tab with id: ${id}.`);
          return { id, url };
        },
        query: async ({ url: patterns }: { url: readonly string[] }) => {
          const hosts = patterns.map((pattern) => pattern.replace(/\*$/, ''));
          const open = [...tabs].filter(([, url]) => hosts.some((host) => url.startsWith(host)));
          return open.map(([id, url]) => ({ id, url }));
        },
      },
      permissions: {
        contains: async ({ origins }: { origins: readonly string[] }) =>
          origins.every((origin) => granted.has(origin)),
      },
      scripting: {
        executeScript: async (run: {
          target: { tabId: number; allFrames?: boolean };
          files: readonly string[];
        }) => {
          const { tabId, allFrames = false } = run.target;
          runs.push({ tabId, allFrames, file: run.files[0] ?? '' });
          return (await fake.read()).map((result) => ({ result }));
        },
        getRegisteredContentScripts: async () => [...scripts.values()],
        registerContentScripts: async (added: readonly FakeScript[]) => {
          for (const script of added) {
            if (scripts.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
            scripts.set(script.id, script);
          }
        },
        unregisterContentScripts: async ({ ids }: { ids: readonly string[] }) => {
          for (const id of ids) {
            if (!scripts.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
          }
        },
      },
    },
  };
  return fake;
}
