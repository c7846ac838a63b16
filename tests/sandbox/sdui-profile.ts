import { type Html, hashed, html, keyOf, nothing } from './html.ts';
import {
  employerOf,
  findCompany,
  people,
  type SandboxPerson,
  type SandboxRole,
  strangers,
  viewer,
} from './people.ts';
import { coverUrl, icon, logoUrl, photoUrl, rail, sduiDocument } from './shell.ts';

export interface SduiProfileOptions {
  /** `mounted`: every card is there. `lazy`: Experience is a skeleton until it is scrolled into view, and the card's wrapper has a stable id. */
  readonly experience: 'mounted' | 'lazy';
  /** Titles and page keys that an earlier page left behind. */
  readonly leftTitles?: readonly string[];
  readonly overlay?: 'contact-info';
}

const profilePageKey = 'd_flagship3_profile_view_base';

/** A member's profile as a full document in the server-driven layout. */
export function sduiProfilePage(person: SandboxPerson, options: SduiProfileOptions): string {
  const left = options.leftTitles ?? [];
  return sduiDocument({
    titles: [profileTitle(person), ...(left.length === 0 ? [profileTitle(person)] : left)],
    pageKeys: [...left.map(() => 'd_flagship3_feed'), profilePageKey],
    screen: sduiProfileScreen(person, options.experience),
    ...(options.overlay === undefined ? {} : { overlay: contactOverlay(person) }),
  });
}

export function profileTitle(person: SandboxPerson): string {
  return `${person.name} | LinkedIn`;
}

/** The part of the page that an in-page navigation swaps. */
export function sduiProfileScreen(person: SandboxPerson, experience: 'mounted' | 'lazy'): Html {
  const neighbours = people.filter((other) => other.slug !== person.slug).slice(0, 3);
  const screen = 'com.linkedin.sdui.flagshipnav.profile.Profile';
  return html`<div data-sdui-screen="${screen}" data-sdui-destination-screen="${screen}">${stickyBar(person)}<main id="workspace" tabindex="-1"><section aria-label="Primary content"><div data-display-contents="true"><div data-testid="lazy-column" data-component-type="LazyColumn" componentkey="${keyOf(person.slug)}">${topCard(person, experience)}${aboutCard(person)}${activityCard(person)}${experience === 'lazy' ? skeleton(person) : mountedExperience(person)}</div></div></section>${rail(person.slug, neighbours)}</main></div>`;
}

function stickyBar(person: SandboxPerson): Html {
  return html`<div class="${hashed('bar')}" role="toolbar" aria-hidden="true" inert=""><div data-display-contents="true"><div componentkey="${keyOf(`bar${person.slug}`)}"><a tabindex="0" href="https://www.linkedin.com/in/${person.slug}/"><div aria-label="${person.name}"><figure aria-hidden="true"></figure><div><p>${person.name}</p><div><p><span>${person.headline}</span></p></div></div></div></a></div></div></div>`;
}

function topCard(person: SandboxPerson, experience: 'mounted' | 'lazy'): Html {
  const key = `com.linkedin.sdui.profile.card.ref${person.memberId}Topcard`;
  // The lazy page is the newer one: the wrapper carries the key as an id too, and the section within a random key.
  const wrapper =
    experience === 'lazy' ? html`id="${key}" componentkey="${key}"` : html`componentkey="${key}"`;
  const inner = experience === 'lazy' ? keyOf(`section${person.slug}`) : key;
  return html`<div class="${hashed('wrapper')}" ${wrapper}><div data-display-contents="true"><section class="${hashed('card')}" componentkey="${inner}"><div class="${hashed('cover')}"><div role="button" tabindex="0"><figure>${icon('person-medium', 'Cover photo')}<img fetchpriority="high" alt="Cover photo" src="${coverUrl(person.slug)}" data-loaded="true"></figure></div></div><div role="button" tabindex="0" componentkey="topcard-logo-image-referencekey"><div class="${hashed('photo')}" componentkey="topcard-logo-image-referencekey" aria-label="Profile photo"><figure aria-hidden="true">${icon('person-accent-4')}<img fetchpriority="high" alt="" src="${photoUrl(person.slug)}" data-loaded="true"></figure></div></div><div class="${hashed('row')}">${identity(person)}${employers(person)}</div><p class="${hashed('soft')}">500+ connections</p>${mutuals(person)}${buttons(person)}</section></div></div>`;
}

function identity(person: SandboxPerson): Html {
  const heading = html`<h2 class="${hashed('name')}">${person.name}</h2>`;
  const name = person.isVerified
    ? html`<div data-display-contents="true"><a tabindex="0" href="https://www.linkedin.com/in/${person.slug}/${person === viewer ? '?isSelfProfile=true' : ''}" componentkey="ProfileVerificationTriggerRef-${person.slug}"><div componentkey="ProfileVerificationTriggerRef-${person.slug}">${heading} ${icon('verified-medium', `View ${person.givenName}’s verifications`)}</div></a></div>`
    : html`<div>${heading}</div>`;
  const pronouns = person.pronouns === undefined ? nothing : html`<p>${person.pronouns}</p>`;
  const degree = person === viewer ? nothing : html`<p>· ${person.degree}</p>`;
  return html`<div class="${hashed('identity')}"><div class="${hashed('name-line')}">${name}${pronouns}${degree}</div><p class="${hashed('headline')}">${person.headline}</p><p class="${hashed('soft')}">${employerOf(person)} · ${person.school}</p><div class="${hashed('place-line')}"><p>${person.location}</p><p>·</p><p><a href="https://www.linkedin.com/in/${person.slug}/overlay/contact-info/">Contact info</a></p></div></div>`;
}

/** Employer and school beside the name: plain text, without a link to either page. */
function employers(person: SandboxPerson): Html {
  const rows = [
    { id: 'company-accent-4', slug: person.companySlug, text: employerOf(person) },
    { id: 'school-accent-4', slug: person.school, text: person.school },
  ];
  return html`<div>${rows.map((row) => html`<div role="button" tabindex="0"><div class="${hashed('employer')}"><figure aria-hidden="true">${icon(row.id)}<img alt="" src="${logoUrl(encodeURIComponent(row.slug))}" data-loaded="true"></figure><div><p><span>${row.text}</span></p></div></div></div>`)}</div>`;
}

function mutuals(person: SandboxPerson): Html {
  if (person === viewer) return nothing;
  const query = `connectionOf=%5B%22${person.memberId}%22%5D`;
  return html`<a tabindex="0" href="https://www.linkedin.com/search/results/people/?origin=MEMBER_PROFILE_CANNED_SEARCH&${query}" componentkey="${keyOf(`mutual${person.slug}`)}"><p class="${hashed('soft')}"><span><strong>${strangers[0]?.name}</strong> is a mutual connection</span></p></a>`;
}

function buttons(person: SandboxPerson): Html {
  if (person === viewer) {
    return html`<div class="${hashed('buttons')}"><button class="${hashed('button')}" type="button">Open to</button><button class="${hashed('button')}" type="button">Add section</button><a class="${hashed('button')}" href="https://www.linkedin.com/in/${person.slug}/edit/intro/" aria-label="Edit profile">Edit</a></div>`;
  }
  const compose = `/messaging/compose/?profileUrn=urn%3Ali%3Afsd_profile%3A${person.memberId}&recipient=${person.memberId}&screenContext=NON_SELF_PROFILE_VIEW&interop=msgOverlay`;
  const connect = html`<a class="${hashed('button')}" href="/preload/custom-invite/?vanityName=${person.slug}" aria-label="Invite ${person.name} to connect">${icon('connect-small')}<span>Connect</span></a>`;
  // "More" is clicked, never followed: such anchors carry the address of the page itself.
  return html`<div class="${hashed('buttons')}"><a class="${hashed('button')}" href="${compose}">${icon('send-privately-medium')}<span>Message</span></a>${person.degree === '1st' ? nothing : connect}<a class="${hashed('button')}" href="https://www.linkedin.com/in/${person.slug}/"><span>More</span></a></div>`;
}

function aboutCard(person: SandboxPerson): Html {
  const key = `com.linkedin.sdui.profile.card.ref${person.memberId}About`;
  return html`<div id="${key}" componentkey="${key}"><section class="${hashed('card')}"><h2>About</h2><p><span tabindex="-1" data-testid="expandable-text-box">${person.about}<button type="button" aria-hidden="true" data-testid="expandable-text-button" hidden><span>… more</span></button></span></p></section></div>`;
}

/** Posts name other people and companies inside the same kind of text box as the cards. */
function activityCard(person: SandboxPerson): Html {
  const [, stranger] = strangers;
  return html`<div id="profileCardsActivity${person.slug}" componentkey="com.linkedin.sdui.profile.card.ref${person.slug}Activity"><section class="${hashed('card')}"><h2>Activity</h2><p class="${hashed('soft')}">1,204 followers</p><ul data-testid="carousel-children-container"><li data-testid="carousel-child-container"><div role="listitem"><a href="https://www.linkedin.com/in/${person.slug}/"><p><span>${person.name}</span></p></a><p><span data-testid="expandable-text-box">Thank you <a class="${hashed('link')}" href="https://www.linkedin.com/in/${stranger?.slug}/"><strong>${stranger?.name}</strong></a> of <a class="${hashed('link')}" href="https://www.linkedin.com/company/ostwind-optik/"><strong>Ostwind Optik</strong></a> for the talk in Berlin, Germany.</span></p></div></li></ul><a class="${hashed('link')}" href="https://www.linkedin.com/in/${person.slug}/recent-activity/all/"><span>Show all posts</span></a></section></div>`;
}

function skeleton(person: SandboxPerson): Html {
  const bones = html`<section class="${hashed('card')}">${[1, 2, 3, 4, 5].map(() => html`<div class="${hashed('bone')}"></div>`)}</section>`;
  const below = `profileCardsBelowActivityPart1WithoutExp${person.slug}`;
  return html`<div data-display-contents="true"><div componentkey="profile_top_card_experience_lazy_anchor_${person.slug}"></div></div><div id="profileCardsExperienceOnly${person.slug}" componentkey="profileCardsExperienceOnly${person.slug}"><div data-display-contents="true">${bones}</div></div><div id="${below}" componentkey="${below}"><div data-display-contents="true">${bones}</div></div>`;
}

function mountedExperience(person: SandboxPerson): Html {
  const key = `profileCardsBelowActivityPart1${person.slug}`;
  return html`<div componentkey="${key}"><div data-sdui-component="com.linkedin.sdui.generated.profile.dsl.impl.profileCardsBelowActivityPart1">${experienceCard(person)}</div></div>`;
}

/** The Experience card, also what the lazy page mounts when it is scrolled into view. */
export function experienceCard(person: SandboxPerson): Html {
  const key = `com.linkedin.sdui.profile.card.ref${person.memberId}ExperienceTopLevelSection`;
  return html`<div componentkey="${key}"><div data-display-contents="true"><section class="${hashed('card')}" componentkey="${key}"><div componentkey="profile_experience_top_anchor_${person.slug}"></div><h2 componentkey="ProfileNullStateCardAnchor_Experience">Experience</h2>${person.roles.map((role, index) => entry(role, `${person.slug}${index}`))}</section></div></div>`;
}

function entry(role: SandboxRole, seed: string): Html {
  const lines = html`<p>${role.title}</p><p>${role.company} · Full-time</p><p>${role.dates}</p><p>${role.place}</p>`;
  const href = `https://www.linkedin.com/company/${role.companyId}/`;
  const logo = html`<figure class="${hashed('logo')}">${icon('company-accent-4', `${role.company} logo`)}<img alt="" src="${logoUrl(role.companyId === undefined ? encodeURIComponent(role.company) : (findCompany(role.companyId)?.slug ?? role.companyId))}"></figure>`;
  const text =
    role.text === undefined
      ? nothing
      : html`<p><span tabindex="-1" data-testid="expandable-text-box">${role.text}</span></p>`;
  return html`<div class="${hashed('entry')}" componentkey="entity-collection-item-${keyOf(seed).slice(0, 8)}">${role.companyId === undefined ? logo : html`<a tabindex="0" href="${href}">${logo}</a>`}<div>${role.companyId === undefined ? html`<div>${lines}</div>` : html`<a tabindex="0" href="${href}">${lines}</a>`}${text}</div></div>`;
}

/** The contact details, open over the profile. */
export function contactOverlay(person: SandboxPerson): Html {
  const key = `com.linkedin.sdui.profile.card.ref${person.memberId}ContactInfoDetailSection`;
  const address = `linkedin.com/in/${person.slug}`;
  const rows = [
    contactRow('linkedin-bug-medium', `${person.givenName}’s profile`, [
      html`<a class="${hashed('link')}" href="https://www.${address}/">${address}</a>`,
    ]),
    person.website === undefined
      ? nothing
      : contactRow('link-medium', 'Website', [
          html`<a class="${hashed('link')}" href="https://www.linkedin.com/safety/go/?url=${encodeURIComponent(person.website)}&isSdui=true" target="_blank"><strong><span>${person.website.replace('https://', '')}</span></strong></a><span> </span>(Company)`,
        ]),
    person.phone === undefined
      ? nothing
      : contactRow('phone-handset-small', 'Phone', [
          html`<span>${person.phone}</span><span> </span>(Mobile)`,
        ]),
    person.emails.length === 0
      ? nothing
      : contactRow(
          'envelope-medium',
          'Email',
          person.emails.map(
            (email) =>
              html`<a class="${hashed('link')}" href="mailto:${email}" target="_blank">${email}</a>`,
          ),
        ),
    contactRow('calendar-medium', 'Birthday', [html`April 3`]),
  ];
  return html`<dialog open=""><header id="dialog-header"><h2>${person.name}</h2></header><div data-testid="dialog-content"><div data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.ProfileContactDetailsOverlay"><div componentkey="${key}"><div componentkey="${key}"><div data-testid="lazy-column" data-component-type="LazyColumn">${rows}</div></div></div></div></div></dialog>`;
}

function contactRow(id: string, label: string, values: readonly Html[]): Html {
  return html`<div class="${hashed('entry')}" componentkey="${keyOf(id)}">${icon(id)}<div><p>${label}</p>${values.map((value) => html`<p>${value}</p>`)}</div></div>`;
}
