import { type Html, hashed, html, nothing } from './html.ts';
import { strangers, viewer } from './people.ts';

/** What surrounds the screen on a page of the server-driven layout. */
export interface SduiPage {
  /** The first is the page's; the ones behind it are left over from before an in-page navigation. */
  readonly titles: readonly string[];
  /** The last is the page's. */
  readonly pageKeys: readonly string[];
  readonly language?: string;
  readonly screen: Html;
  /** A dialog that is open over the screen. */
  readonly overlay?: Html;
}

const media = 'https://media.licdn.com/dms/image/v2';

export function photoUrl(slug: string): string {
  return `${media}/SANDBOX-${slug}/profile-displayphoto-scale_100_100/0/1?e=0&v=beta&t=SANDBOX`;
}

export function coverUrl(slug: string): string {
  return `${media}/SANDBOX-${slug}/profile-displaybackgroundimage-shrink_200_800/0/1?e=0&v=beta&t=SANDBOX`;
}

export function logoUrl(slug: string): string {
  return `${media}/SANDBOX-${slug}/company-logo_100_100/0/1?e=0&v=beta&t=SANDBOX`;
}

/** An icon that is recognised by its id and drawn as a plain dot. */
export function icon(id: string, label?: string): Html {
  const box = id.endsWith('-4') ? 128 : 24;
  return html`<svg xmlns="http://www.w3.org/2000/svg" id="${id}" fill="currentColor" aria-hidden="${label === undefined ? 'true' : 'false'}" viewBox="0 0 ${box} ${box}" width="24" height="24" ${label === undefined ? nothing : html`role="img" aria-label="${label}"`}><circle cx="${box / 2}" cy="${box / 2}" r="${box / 4}"></circle></svg>`;
}

export function sduiDocument(page: SduiPage): string {
  const service = {
    service: 'flagship-web',
    serviceVersion: '0.2.7361',
    locale: 'en_US',
    pageKey: page.pageKeys.at(-1),
  };
  return html`<!doctype html>
<html lang="${page.language ?? 'en'}" dir="ltr" translate="no"><head><meta charset="utf-8"><meta name="como-t" content="${JSON.stringify(service)}"><meta name="como-err" content="{&quot;title&quot;:&quot;Something went wrong&quot;}">${page.titles.map((title) => html`<title>${title}</title>`)}<meta name="storage-inventory" content="[]">${page.pageKeys.map((key) => html`<meta name="como-pk" content="${key}">`)}<link rel="stylesheet" href="https://static.licdn.com/sandbox/page.css"><link rel="icon" href="data:,"></head>
<body data-color-scheme="light" data-rehydrated="true"><div id="root" data-strictmode="true"><section><h2 data-testid="toasts-title">0 notifications</h2></section>${navigationBar()}${page.screen}</div>${page.overlay ?? nothing}${closedDialogs()}<div id="interop-outlet" data-testid="interop-shadowdom"></div><iframe data-testid="interop-iframe" src="/preload/?_bprMode=vanilla" title=""></iframe><script src="https://static.licdn.com/sandbox/page.js"></script></body></html>`
    .markup;
}

/** A page of the older layouts, which has its heading levels in order and no framework keys. */
export function plainDocument(page: {
  readonly title: string;
  readonly head?: Html;
  readonly language?: string;
  readonly body: Html;
  readonly bar?: 'member' | 'guest';
}): string {
  return html`<!doctype html>
<html lang="${page.language ?? 'en'}"><head><meta charset="utf-8"><title>${page.title}</title>${page.head ?? nothing}<link rel="stylesheet" href="https://static.licdn.com/sandbox/page.css"><link rel="icon" href="data:,"></head>
<body>${page.bar === 'guest' ? guestBar() : navigationBar()}${page.body}<script src="https://static.licdn.com/sandbox/page.js"></script></body></html>`
    .markup;
}

function navigationBar(): Html {
  return html`<header role="banner"><i aria-hidden="true"></i><input placeholder="Search" aria-label="Search"><div data-testid="primary-nav"><nav aria-label="Primary"><ul><li><a href="https://www.linkedin.com/feed/">Home</a></li><li><a href="https://www.linkedin.com/mynetwork/">My Network</a></li><li><a href="https://www.linkedin.com/messaging/">Messaging</a></li><li><button type="button" style="border:0;background:none;padding:0;color:inherit"><img alt="" src="${photoUrl(viewer.slug)}">Me</button></li></ul></nav></div></header>`;
}

function guestBar(): Html {
  return html`<header role="banner"><i aria-hidden="true"></i><nav aria-label="Primary"><ul><li><a href="https://www.linkedin.com/authwall">Join now</a></li><li><a href="https://www.linkedin.com/uas/login">Sign in</a></li></ul></nav></header>`;
}

/** Closed, and full of other people: what a careless reader takes for the page's own. */
function closedDialogs(): Html {
  const [first, second] = strangers;
  return html`<dialog><header id="dialog-header"><h2>Ad Options</h2></header><div data-testid="dialog-content"><p>Why am I seeing this ad?</p></div></dialog><div popover="manual" inert=""><div role="dialog"><h2>Mutual connections</h2><a href="https://www.linkedin.com/in/${first?.slug}/"><p>${first?.name}</p></a><p>${first?.headline}</p><a href="https://www.linkedin.com/in/${second?.slug}/"><p>${second?.name}</p></a></div></div>`;
}

export function rail(
  slug: string,
  known: readonly { readonly slug: string; readonly name: string; readonly headline: string }[],
): Html {
  const rows = [...known, ...strangers]
    .slice(0, 5)
    .map(
      (person, index) =>
        html`<div class="${hashed('rail-row')}" componentkey="rail-${slug}-${index}"><a tabindex="0" href="https://www.linkedin.com/in/${person.slug}/"><figure aria-hidden="true"><img alt="" src="${photoUrl(person.slug)}"></figure></a><div><a href="https://www.linkedin.com/in/${person.slug}/"><p>${person.name}</p></a><p class="${hashed('soft')}">· 2nd</p><p class="${hashed('soft')}">${person.headline}</p></div></div>`,
    );
  return html`<aside aria-label="Aside"><div id="profileAsideBrowsemap${slug}" componentkey="profileAsideBrowsemap${slug}"><div data-sdui-component="com.linkedin.sdui.generated.profile.dsl.impl.browsemapRecommendedEntitySection"><section class="${hashed('card')}"><h2>More profiles for you</h2>${rows}</section></div></div><div id="profileAsideProduct${slug}" componentkey="profileAsideProduct${slug}"><section class="${hashed('card')}"><h2>You might like</h2><a href="https://www.linkedin.com/company/quillfeather-foods/"><p><span>Quillfeather Foods</span></p><p class="${hashed('soft')}"><span>Food and Beverage Services</span></p></a></section></div></aside>`;
}
