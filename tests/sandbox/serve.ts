import type { BrowserContext, Request, Route } from 'playwright-core';
import { companyPage } from './company-page.ts';
import { emberProfilePage } from './ember-profile.ts';
import { gmailPage, mailStyle } from './gmail-page.ts';
import { guestProfilePage } from './guest-profile.ts';
import type { MailRequest, SandboxMail } from './mail-model.ts';
import { aSandboxMail } from './mail-people.ts';
import { toMailScript } from './mail-script.ts';
import {
  emptyShellPage,
  feedPage,
  notFoundPage,
  searchPage,
  signInWallPage,
} from './other-pages.ts';
import { toPageScript, toSearchScript } from './page-script.ts';
import {
  type CompanyLayout,
  findCompany,
  findPerson,
  type ProfileLayout,
  people,
  type SandboxPerson,
  type SearchLayout,
} from './people.ts';
import { drawPicture } from './pictures.ts';
import {
  contactOverlay,
  experienceCard,
  profileTitle,
  sduiProfilePage,
  sduiProfileScreen,
} from './sdui-profile.ts';
import { pageStyle } from './style.ts';

export interface SandboxOptions {
  /** For every person, instead of each one's own. */
  readonly profileLayout?: ProfileLayout;
  readonly companyLayout?: CompanyLayout;
  readonly searchLayout?: SearchLayout;
  /** `signed-out`: profiles answer with the sign-in wall. `empty`: with a shell whose screen has not arrived. */
  readonly profiles?: 'shown' | 'signed-out' | 'empty';
  readonly navigationDelayMs?: number;
  readonly lazyDelayMs?: number;
  readonly probedIds?: readonly string[];
  /** Origin of a team's server on this machine: what is asked of it goes there. */
  readonly server?: string;
  /** The mailboxes behind the mail host; else some of the sandbox's own. */
  readonly mail?: SandboxMail;
  /** Whole pages of the test's own, by address. They come before the sandbox's. */
  readonly pages?: ReadonlyMap<string, string>;
}

export interface Sandbox {
  /** Every request that a page made, as `METHOD address`, in order. */
  readonly requests: readonly string[];
  /** The ones that the sandbox had no answer for: they were refused. */
  readonly refused: readonly string[];
}

interface Answer {
  readonly contentType:
    | 'text/html'
    | 'text/css'
    | 'text/javascript'
    | 'image/svg+xml'
    | 'application/json';
  readonly body: string;
  readonly status?: number;
}

/**
 * Answers the real host names from the sandbox, and refuses every other address. The extension's own files pass.
 * Undo it by closing the context.
 */
export async function serveSandbox(
  context: BrowserContext,
  options: SandboxOptions,
): Promise<Sandbox> {
  const requests: string[] = [];
  const refused: string[] = [];
  const answerMail = createMailHost(options.mail ?? aSandboxMail());
  await context.route('**/*', async (route: Route, request: Request) => {
    const url = new URL(request.url());
    if (url.protocol === 'chrome-extension:' || url.origin === options.server) {
      return route.continue();
    }
    const line = `${request.method()} ${request.url()}`;
    requests.push(line);
    const answer =
      answerRequest(url, request.method(), options) ?? answerMail(url, request.postData());
    if (answer === undefined) {
      refused.push(line);
      return route.abort('blockedbyclient');
    }
    return route.fulfill({
      status: answer.status ?? 200,
      contentType: `${answer.contentType}; charset=utf-8`,
      body: answer.body,
    });
  });
  return { requests, refused };
}

/** What the sandbox says to a request; pure. Nothing for an address that is none of its own. */
export function answerRequest(
  url: URL,
  method: string,
  options: SandboxOptions,
): Answer | undefined {
  const own = options.pages?.get(url.href);
  if (own !== undefined) return page(own);
  if (url.host === 'static.licdn.com') return answerFile(url.pathname, options);
  if (url.host === 'media.licdn.com') {
    return { contentType: 'image/svg+xml', body: drawPicture(url.pathname) };
  }
  if (url.host !== 'linkedin.com' && !url.host.endsWith('.linkedin.com')) return undefined;
  return method === 'POST' ? answerPart(url.pathname, options) : answerPage(url, options);
}

/** The mail host: pages by account, and what they ask of the mailbox. */
function createMailHost(mail: SandboxMail): (url: URL, body: string | null) => Answer | undefined {
  let loadCount = 0;
  return (url, body) => {
    if (url.host !== 'mail.google.com') return undefined;
    const asked = /^\/sync\/u\/(\d+)\/i\/s$/.exec(url.pathname)?.[1];
    if (asked !== undefined && body !== null) {
      const answer = mail.answer(Number(asked), JSON.parse(body) as MailRequest);
      return { contentType: 'application/json', body: JSON.stringify(answer) };
    }
    const account = /^\/mail\/u\/(\d+)\//.exec(url.pathname)?.[1];
    if (account === undefined) return undefined;
    loadCount += 1;
    const isPopout = url.pathname.endsWith('/popout');
    const markup = gmailPage(mail, { account: Number(account), isPopout, loadCount });
    return markup === undefined ? missing() : page(markup);
  };
}

function answerFile(pathname: string, options: SandboxOptions): Answer | undefined {
  const navigationDelayMs = options.navigationDelayMs ?? 600;
  const lazyDelayMs = options.lazyDelayMs ?? 150;
  const probedIds = options.probedIds ?? [];
  switch (pathname) {
    case '/sandbox/page.css':
      return { contentType: 'text/css', body: pageStyle };
    case '/sandbox/mail.css':
      return { contentType: 'text/css', body: mailStyle };
    case '/sandbox/page.js':
      return {
        contentType: 'text/javascript',
        body: toPageScript({ navigationDelayMs, lazyDelayMs, probedIds }),
      };
    case '/sandbox/mail.js':
      return { contentType: 'text/javascript', body: toMailScript() + toSearchScript(probedIds) };
    default:
      return undefined;
  }
}

function answerPage(url: URL, options: SandboxOptions): Answer {
  const [area, slug = '', ...rest] = splitPath(url.pathname);
  if (area === 'in') return answerProfile(slug, rest, options);
  if (area === 'company') {
    const company = findCompany(slug);
    return company === undefined
      ? missing()
      : page(companyPage(company, options.companyLayout ?? company.layout));
  }
  if (area === 'search') return page(searchPage(findPeople(url), options.searchLayout ?? 'sdui'));
  if (area === 'feed' || area === undefined) return page(feedPage());
  if (area === 'preload') return page('<!doctype html><title></title>');
  if (area === 'authwall' || area === 'uas' || area === 'checkpoint') return page(signInWallPage());
  return missing();
}

function answerProfile(slug: string, rest: readonly string[], options: SandboxOptions): Answer {
  if (options.profiles === 'signed-out') return page(signInWallPage());
  if (options.profiles === 'empty') return page(emptyShellPage());
  const person = findPerson(slug);
  if (person === undefined) return missing();
  switch (layoutOf(person, options)) {
    case 'ember':
      return page(emberProfilePage(person));
    case 'guest':
      return page(guestProfilePage(person));
    case 'sdui':
      return page(sduiProfilePage(person, { experience: 'mounted', ...overlayOf(rest) }));
    case 'sdui-lazy':
      return page(sduiProfilePage(person, { experience: 'lazy', ...overlayOf(rest) }));
  }
}

/** The parts that a page of the server-driven layout asks for while it is open. */
function answerPart(pathname: string, options: SandboxOptions): Answer {
  const [service, area, slug = '', part, detail] = splitPath(pathname);
  const person = findPerson(slug);
  if (service !== 'flagship-web' || area !== 'in' || person === undefined) return missing();
  if (part === 'experience') return page(experienceCard(person).markup);
  if (part === 'overlay') {
    return detail === 'contact-info' ? page(contactOverlay(person).markup) : missing();
  }
  const layout = layoutOf(person, options);
  if (layout !== 'sdui' && layout !== 'sdui-lazy') return missing();
  const screen = sduiProfileScreen(person, layout === 'sdui' ? 'mounted' : 'lazy');
  return page(`<title>${profileTitle(person)}</title>${screen.markup}`);
}

function layoutOf(person: SandboxPerson, options: SandboxOptions): ProfileLayout {
  return options.profileLayout ?? person.layout;
}

function overlayOf(rest: readonly string[]): { readonly overlay?: 'contact-info' } {
  return rest.join('/') === 'overlay/contact-info' ? { overlay: 'contact-info' } : {};
}

function findPeople(url: URL): readonly SandboxPerson[] {
  const companyId = /\d+/.exec(url.searchParams.get('currentCompany') ?? '')?.[0];
  const company = companyId === undefined ? undefined : findCompany(companyId);
  return company === undefined
    ? people
    : people.filter((person) => person.companySlug === company.slug);
}

function splitPath(pathname: string): readonly string[] {
  return pathname.split('/').filter((part) => part !== '');
}

function page(body: string): Answer {
  return { contentType: 'text/html', body };
}

function missing(): Answer {
  return { contentType: 'text/html', body: notFoundPage(), status: 404 };
}
