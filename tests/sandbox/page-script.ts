/**
 * The pages' own scripts. Each function below is sent to the page as text, so it may use nothing from outside itself.
 * They do what the real pages do: swap the screen without a page load, fill in what is scrolled into view, and look for extensions.
 */

export interface PageScriptOptions {
  /** How long the card of the previous profile stays under the new address. */
  readonly navigationDelayMs: number;
  /** How long Experience takes to arrive once it is scrolled into view. */
  readonly lazyDelayMs: number;
  /** Extensions that the page looks for by asking for their files. */
  readonly probedIds: readonly string[];
}

export function toPageScript(options: PageScriptOptions): string {
  return `(${runPage.toString()})(${JSON.stringify(options)});(${lookForExtensions.toString()})(${JSON.stringify(options.probedIds)});`;
}

/** For pages whose own script is none of this file's: they look for extensions all the same. */
export function toSearchScript(probedIds: readonly string[]): string {
  return `(${lookForExtensions.toString()})(${JSON.stringify(probedIds)});`;
}

function runPage(options: {
  readonly navigationDelayMs: number;
  readonly lazyDelayMs: number;
}): void {
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  function makeAnchors(): void {
    for (const marked of document.querySelectorAll('[data-becomes-anchor]')) {
      const anchor = document.createElement('a');
      anchor.href = marked.getAttribute('data-becomes-anchor') ?? '';
      anchor.tabIndex = 0;
      anchor.setAttribute('componentkey', marked.getAttribute('componentkey') ?? '');
      anchor.append(...marked.childNodes);
      marked.replaceWith(anchor);
    }
  }

  async function fetchPart(path: string): Promise<string | undefined> {
    const response = await fetch(`/flagship-web${path}`, { method: 'POST' });
    return response.ok ? response.text() : undefined;
  }

  async function mountExperience(anchorKey: string): Promise<void> {
    const slug = anchorKey.replace('profile_top_card_experience_lazy_anchor_', '');
    await wait(options.lazyDelayMs);
    const part = await fetchPart(`/in/${slug}/experience/`);
    const place = document.getElementById(`profileCardsExperienceOnly${slug}`);
    if (part !== undefined && place !== null) place.innerHTML = part;
  }

  function watchLazyCards(): void {
    const main = document.querySelector('main#workspace');
    for (const anchor of document.querySelectorAll(
      '[componentkey^="profile_top_card_experience_lazy_anchor_"]',
    )) {
      const observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          observer.disconnect();
          void mountExperience(anchor.getAttribute('componentkey') ?? '');
        },
        { root: main },
      );
      observer.observe(anchor);
    }
  }

  function showShadowMessages(): void {
    const outlet = document.getElementById('interop-outlet');
    if (outlet === null) return;
    const root = outlet.attachShadow({ mode: 'open' });
    root.innerHTML =
      '<div role="dialog" aria-label="Messaging" data-view-name="message-overlay-list-bubble" style="background:#fff;border:1px solid #dfe3e8;border-radius:10px 10px 0 0;padding:10px 18px;width:260px;font:600 14px/1.4 Arial,sans-serif">Messaging</div>';
  }

  async function swapScreen(): Promise<void> {
    const address = location.pathname;
    await wait(options.navigationDelayMs);
    const part = await fetchPart(address);
    if (location.pathname !== address) return;
    const screen = document.querySelector('[data-sdui-screen]');
    if (part === undefined || screen === null) return location.reload();
    const parsed = new DOMParser().parseFromString(part, 'text/html');
    const next = parsed.querySelector('[data-sdui-screen]');
    if (next === null) return location.reload();
    screen.replaceWith(next);
    const title = document.createElement('title');
    title.textContent = parsed.title;
    document.head.querySelector('title')?.before(title);
    const key = document.createElement('meta');
    key.name = 'como-pk';
    key.content = 'd_flagship3_profile_view_base';
    document.head.append(key);
    watchLazyCards();
  }

  async function openOverlay(): Promise<void> {
    const part = await fetchPart(location.pathname);
    if (part !== undefined) document.getElementById('root')?.insertAdjacentHTML('afterend', part);
  }

  const isSdui = document.querySelector('main#workspace') !== null;
  document.addEventListener('click', (event) => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    if (anchor === null || !isSdui) return;
    const url = new URL(anchor.href, location.href);
    if (url.href === location.href) return event.preventDefault();
    if (url.host !== location.host || !url.pathname.startsWith('/in/')) return;
    event.preventDefault();
    history.pushState(null, '', url);
    void (url.pathname.endsWith('/overlay/contact-info/') ? openOverlay() : swapScreen());
  });
  window.addEventListener('popstate', () => {
    document.querySelector('dialog[open]')?.remove();
    void swapScreen();
  });
  makeAnchors();
  watchLazyCards();
  showShadowMessages();
}

/** Looks for traces of extensions in every way that a page has, and keeps what it finds in `sandboxFindings`. */
function lookForExtensions(probedIds: readonly string[]): void {
  const findings: string[] = [];
  Object.defineProperty(window, 'sandboxFindings', { value: findings });
  const note = (finding: string): void => {
    if (!findings.includes(finding)) findings.push(finding);
  };

  for (const id of probedIds) {
    for (const file of [
      'manifest.json',
      'icon/16.png',
      'popup.html',
      'sidepanel.html',
      'background.js',
    ]) {
      fetch(`chrome-extension://${id}/${file}`).then(
        () => note(`file of ${id}: ${file}`),
        () => undefined,
      );
    }
  }

  window.addEventListener('message', (event) => {
    const isOwn = event.source === window && JSON.stringify(event.data) === '{"sandbox":"hello"}';
    if (!isOwn) note(`message: ${JSON.stringify(event.data)}`);
  });
  window.postMessage({ sandbox: 'hello' }, '*');
  const { chrome } = window as { chrome?: { runtime?: { sendMessage?: unknown } } };
  if (chrome?.runtime?.sendMessage !== undefined) note('chrome.runtime answers the page');

  const walk = (): void => {
    for (const element of document.querySelectorAll('*')) {
      if (element.tagName.includes('-')) note(`custom element: ${element.localName}`);
      for (const { name, value } of element.attributes) {
        if (/^(chrome|moz)-extension:/.test(value) || name.startsWith('data-wxt')) {
          note(`attribute: ${name}=${value}`);
        }
      }
    }
    for (const sheet of document.styleSheets) {
      if (sheet.href === null || !sheet.href.startsWith('https://static.licdn.com/')) {
        note(`style sheet: ${sheet.href}`);
      }
    }
    if (document.adoptedStyleSheets.length > 0) note('adopted style sheet');
  };
  new MutationObserver(walk).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
  });
  walk();
}
