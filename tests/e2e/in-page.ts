/** What the browser tests run inside web pages. Each is sent there as text, so it may use nothing from outside itself. */

interface PageNotes {
  readonly timers: string[];
  mutationCount: number | undefined;
}

/**
 * Before the page's first script: counts the timers and observers that its world is asked for. Changes of the document
 * are counted from the first look on, when the parser has gone.
 */
export function watchPageWorld(): void {
  const notes: PageNotes = { timers: [], mutationCount: undefined };
  Object.defineProperty(window, 'testNotes', { value: notes });
  const PlainObserver = MutationObserver;
  const { observe } = PlainObserver.prototype;
  for (const name of [
    'setTimeout',
    'setInterval',
    'requestAnimationFrame',
    'requestIdleCallback',
  ] as const) {
    const plain = window[name] as (...args: unknown[]) => number;
    Object.defineProperty(window, name, {
      configurable: true,
      enumerable: true,
      writable: true,
      value: (...args: unknown[]): number => {
        notes.timers.push(`${name} ${String(args[1])}`);
        return plain(...args);
      },
    });
  }
  for (const observer of [
    MutationObserver,
    IntersectionObserver,
    ResizeObserver,
    PerformanceObserver,
  ]) {
    const plain = observer.prototype.observe as (...args: unknown[]) => void;
    observer.prototype.observe = function observe(this: unknown, ...args: unknown[]): void {
      notes.timers.push(`${observer.name} on ${Object.prototype.toString.call(args[0])}`);
      return plain.apply(this, args);
    };
  }
  Object.defineProperty(notes, 'watchMutations', {
    value: () => {
      notes.mutationCount = 0;
      const counter = new PlainObserver((records) => {
        notes.mutationCount = (notes.mutationCount ?? 0) + records.length;
      });
      observe.call(counter, document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    },
  });
}

/** What a script of the page can see of itself. */
export async function readPageWorld(): Promise<{
  readonly markup: readonly string[];
  readonly sheets: readonly string[];
  readonly globals: readonly string[];
  readonly timers: readonly string[];
  readonly view: readonly string[];
  readonly storage: readonly string[];
  readonly mutations: readonly string[];
  readonly findings: readonly string[];
}> {
  const { testNotes: notes, sandboxFindings: findings } = window as unknown as {
    testNotes: PageNotes & { watchMutations(): void };
    sandboxFindings?: readonly string[];
  };
  if (notes.mutationCount === undefined) notes.watchMutations();

  const findOpenRoots = (root: Document | ShadowRoot): readonly ShadowRoot[] =>
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot === null ? [] : [shadowRoot, ...findOpenRoots(shadowRoot)],
    );
  const roots = findOpenRoots(document);
  const html = document.documentElement;
  const markup = `${(html.cloneNode(false) as Element).outerHTML}${html.getHTML({ shadowRoots: [...roots] })}`;

  const sheets = [document, ...roots].flatMap((root) =>
    [...root.styleSheets, ...root.adoptedStyleSheets].map((sheet) => {
      try {
        return `page: ${sheet.href} ${[...sheet.cssRules].map((rule) => rule.cssText).join(' ')}`;
      } catch {
        return `page: ${sheet.href}, its rules are not for this origin`;
      }
    }),
  );
  sheets.unshift(`page: ${document.styleSheets.length} style sheets`);

  const globals = [
    ...Object.keys(window).map((name) => `key ${name}`),
    ...Object.getOwnPropertyNames(window).map((name) => `window.${name}`),
    ...Object.getOwnPropertyNames(document).map((name) => `document.${name}`),
    ...Object.getOwnPropertyNames(navigator).map((name) => `navigator.${name}`),
    ...Object.getOwnPropertyNames(html).map((name) => `html.${name}`),
    ...Object.getOwnPropertyNames(document.body).map((name) => `body.${name}`),
    ...Object.getOwnPropertyNames(Element.prototype).map((name) => `Element.prototype.${name}`),
  ];

  const scrolled = [...document.querySelectorAll('*')].filter(
    (element) => element.scrollTop !== 0 || element.scrollLeft !== 0,
  );
  const databases = await indexedDB.databases();
  return {
    markup: markup.replaceAll('<', '\n<').split('\n'),
    sheets,
    globals,
    timers: [...notes.timers],
    view: [
      `at ${location.href}, ${history.length} in history, titled ${document.title}`,
      `scrolled to ${scrollX}, ${scrollY}`,
      ...scrolled.map(({ localName, scrollTop }) => `${localName} scrolled to ${scrollTop}`),
      `focus on ${document.activeElement?.localName}`,
      `selection ${getSelection()?.type}`,
    ],
    storage: [
      `cookies ${document.cookie}`,
      ...Object.entries(localStorage).map(([key, value]) => `local ${key}=${value}`),
      ...Object.entries(sessionStorage).map(([key, value]) => `session ${key}=${value}`),
      ...databases.map(({ name }) => `database ${name}`),
      ...(await caches.keys()).map((name) => `cache ${name}`),
      ...performance
        .getEntriesByType('resource')
        .map(({ name }) => `loaded ${name}`)
        .sort(),
    ],
    mutations: [`${notes.mutationCount} changes`],
    findings: [...(findings ?? [])],
  };
}
