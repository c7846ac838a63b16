import { type Html, hashed, html, keyOf, nothing, scrambled } from './html.ts';
import { people, type SandboxPerson, type SearchLayout, strangers } from './people.ts';
import { photoUrl, plainDocument, sduiDocument } from './shell.ts';

/** A page of people search. Its last row is somebody whose name is withheld. */
export function searchPage(found: readonly SandboxPerson[], layout: SearchLayout): string {
  return layout === 'ember' ? emberSearch(found) : sduiSearch(found);
}

function sduiSearch(found: readonly SandboxPerson[]): string {
  const [stranger] = strangers;
  // A row is an anchor around anchors. No parser makes that, so the page's own script turns the marked element into one.
  const row = (person: SandboxPerson): Html =>
    html`<div role="listitem"><div data-becomes-anchor="https://www.linkedin.com/in/${person.slug}/" componentkey="SearchResults${person.memberId}"><div class="${hashed('result')}" componentkey="SearchResults${person.memberId}"><figure aria-hidden="true"><img alt="" src="${photoUrl(person.slug)}"></figure><div><p><a class="${hashed('link')}" href="https://www.linkedin.com/in/${person.slug}/">${person.name}</a><span> • ${person.degree}</span></p><p>${person.headline}</p><p class="${hashed('soft')}">${person.location}</p><div componentkey="SearchResultssnippet_${person.memberId}"><p class="${hashed('soft')}"><span><a href="https://www.linkedin.com/in/${stranger?.slug}/"><strong>${stranger?.name}</strong></a> and 36 other mutual connections</span></p></div></div><div><a class="${hashed('button')}" href="/messaging/compose/?profileUrn=urn%3Ali%3Afsd_profile%3A${person.memberId}&recipient=${person.memberId}&interop=msgOverlay"><span>Message</span></a></div></div></div></div>`;
  const hidden = html`<div role="listitem"><div data-becomes-anchor="https://www.linkedin.com/search/results/people/headless" componentkey="SearchResultsheadless"><div class="${hashed('result')}"><div><p>LinkedIn Member</p><p>Buyer at a machine maker</p><p class="${hashed('soft')}">Kassel, Germany</p></div></div></div></div>`;
  const [first, ...rest] = found;
  const screen = html`<div data-sdui-screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople"><main id="workspace" class="${hashed('one-column')}" tabindex="-1"><section class="${hashed('card')}"><h2>People</h2><div role="list">${first === undefined ? nothing : html`<div componentkey="SearchResults_FirstResult_people">${row(first)}</div>`}${rest.map((person) => html`<div>${row(person)}</div>`)}<div>${hidden}</div></div></section></main></div>`;
  return sduiDocument({
    titles: ['(2) Search | LinkedIn', '(2) Search | LinkedIn'],
    pageKeys: ['d_flagship3_search_srp_people'],
    screen,
  });
}

function emberSearch(found: readonly SandboxPerson[]): string {
  const row = (person: SandboxPerson): Html =>
    html`<li class="${scrambled('row')}"><div class="entity-result" data-view-name="search-entity-result-universal-template" data-chameleon-result-urn="urn:li:member:${person.memberNumber}"><img alt="" src="${photoUrl(person.slug)}" width="60" height="60" style="border-radius:50%"><div><span class="entity-result__title-text t-16"><a class="app-aware-link" href="https://www.linkedin.com/in/${person.slug}?miniProfileUrn=urn%3Ali%3Afs_miniProfile%3A${person.memberId}"><span dir="ltr"><span aria-hidden="true">${person.name}</span><span class="visually-hidden">View ${person.name}’s profile</span></span></a></span> <span class="entity-result__badge-text t-black--light">• ${person.degree}</span><div class="t-14 t-black t-normal">${person.headline}</div><div class="t-14 t-normal">${person.location}</div></div><button aria-label="Invite ${person.name} to connect" class="artdeco-button" type="button" style="margin-left:auto;align-self:center">Connect</button></div></li>`;
  return plainDocument({
    title: '(2) Search | LinkedIn',
    head: html`<meta name="serviceVersion" content="1.13.33491">`,
    body: html`<main class="${scrambled('main')}"><section class="artdeco-card"><h2>People</h2><ul role="list">${found.map(row)}</ul></section></main>`,
  });
}

/** The feed: posts by people, and no profile. The links lead to profiles without a new page load. */
export function feedPage(): string {
  const posts = people
    .slice(0, 3)
    .map(
      (person) =>
        html`<section class="${hashed('card')}" componentkey="${keyOf(`post${person.slug}`)}"><div class="${hashed('rail-row')}"><img alt="" src="${photoUrl(person.slug)}"><div><a href="https://www.linkedin.com/in/${person.slug}/"><p>${person.name}</p></a><p class="${hashed('soft')}">${person.headline}</p></div></div><p><span data-testid="expandable-text-box">${person.about}</span></p></section>`,
    );
  const screen = html`<div data-sdui-screen="com.linkedin.sdui.flagshipnav.feed.MainFeed"><main id="workspace" class="${hashed('one-column')}" tabindex="-1"><section aria-label="Primary content">${posts}</section></main></div>`;
  return sduiDocument({
    titles: ['Feed | LinkedIn', 'Feed | LinkedIn'],
    pageKeys: ['d_flagship3_feed'],
    screen,
  });
}

export function signInWallPage(): string {
  return plainDocument({
    title: 'Sign Up | LinkedIn',
    bar: 'guest',
    head: html`<meta name="pageKey" content="auth_wall_desktop_profile">`,
    body: html`<main class="authwall"><section class="core-section-container authwall-join-form"><h1 class="authwall-join-form__title">Join to see who you already know</h1><form class="join-form"><label>Email <input type="email" autocomplete="username"></label> <label>Password <input type="password" autocomplete="new-password"></label> <button class="artdeco-button artdeco-button--primary" type="button">Agree and join</button></form></section></main>`,
  });
}

export function notFoundPage(): string {
  return plainDocument({
    title: 'Profile Not Found | LinkedIn',
    bar: 'guest',
    head: html`<meta name="pageKey" content="public_profile_not_found">`,
    body: html`<main><section class="core-section-container profile-not-found"><h1>This page doesn’t exist</h1><p>Please check the address or go back to the feed.</p></section></main>`,
  });
}

/** A profile's address whose screen has not arrived yet. */
export function emptyShellPage(): string {
  return sduiDocument({
    titles: ['LinkedIn'],
    pageKeys: ['d_flagship3_profile_view_base'],
    screen: html`<div data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile"><main id="workspace" tabindex="-1"><section aria-label="Primary content"><section class="${hashed('card')}">${[1, 2, 3].map(() => html`<div class="${hashed('bone')}"></div>`)}</section></section></main></div>`,
  });
}
