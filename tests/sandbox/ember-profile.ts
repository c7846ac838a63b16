import { type Html, hash, html, scrambled } from './html.ts';
import {
  employerOf,
  findCompany,
  people,
  type SandboxPerson,
  type SandboxRole,
  strangers,
  viewer,
} from './people.ts';
import { logoUrl, photoUrl, plainDocument } from './shell.ts';

/** A member's profile in the older layout: random class names beside stable ones, and every text a second time for screen readers. */
export function emberProfilePage(person: SandboxPerson): string {
  return plainDocument({
    title: `(3) ${person.name} | LinkedIn`,
    head: html`<meta name="serviceVersion" content="1.13.33491">`,
    body: html`<h2 class="visually-hidden">0 notifications</h2><div class="application-outlet"><main class="${scrambled('main')}"><div>${topCard(person)}${about(person)}${activity(person)}${experience(person)}</div>${rails()}</main></div>${blobs(person)}`,
  });
}

function twice(text: string): Html {
  return html`<span aria-hidden="true">${text}</span><span class="visually-hidden">${text}</span>`;
}

function topCard(person: SandboxPerson): Html {
  const employer = employerOf(person);
  return html`<section class="artdeco-card ${scrambled('card')}" data-member-id="${person.memberNumber}"><div class="top-card-background-hero-image"><div aria-label="Background photo" class="profile-background-image" role="button" tabindex="0"></div></div><div class="ph5 pb5"><div class="pv-top-card__non-self-photo-wrapper ml0"><button aria-label="open profile picture" class="pv-top-card-profile-picture__container" type="button"><img alt="${person.name}" class="${scrambled('photo')} pv-top-card-profile-picture__image--show evi-image ember-view" id="ember37" src="${photoUrl(person.slug)}" title="${person.name}"></button></div><div class="mt2 relative"><div class="${scrambled('identity')}"><div><span class="artdeco-hoverable-trigger ember-view" id="ember38" tabindex="-1"><a aria-label="${person.name}" class="ember-view" href="/in/${person.slug}/overlay/about-this-profile/" id="ember39"><h1 class="${scrambled('name')} inline t-24 v-align-middle break-words">${person.name}</h1></a></span> <span class="distance-badge t-black--light t-14 text-body-small v-align-middle"><span class="visually-hidden">${person.degree} degree connection</span><span aria-hidden="true" class="dist-value">${person.degree}</span></span></div><div class="text-body-medium break-words">${person.headline}</div></div><ul class="${scrambled('employers')}"><li><button aria-label="Current company: ${employer}. Click to skip to experience card" class="${scrambled('employer')} text-align-left" type="button" style="border:0;background:none;padding:4px 0"><span class="hoverable-link-text break-words text-body-small t-black"><div dir="ltr" tabindex="-1">${employer}</div></span></button></li></ul><div class="mt2"><span class="text-body-small inline t-black--light break-words">${person.location}</span> <span class="t-black--light"><a class="ember-view link-without-visited-state text-heading-small inline-block break-words" href="/in/${person.slug}/overlay/contact-info/" id="top-card-text-details-contact-info">Contact info</a></span></div></div><ul><li class="text-body-small"><a class="ember-view" href="/search/results/people/?connectionOf=%5B%22${person.memberId}%22%5D&network=%5B%22F%22%5D" id="ember97"><span class="t-bold">500+</span> connections</a></li></ul><button aria-label="Message ${person.givenName}" class="artdeco-button artdeco-button--primary" type="button">Message</button></div></section>`;
}

function about(person: SandboxPerson): Html {
  return html`<section class="artdeco-card pv-profile-card break-words mt2" data-view-name="profile-card" tabindex="-1"><div class="pv-profile-card__anchor" id="about"></div><h2 class="pvs-header__title text-heading-large">${twice('About')}</h2><div class="display-flex full-width"><div class="${scrambled('text')} inline-show-more-text--is-collapsed" dir="ltr" tabindex="-1">${twice(person.about)}</div></div></section>`;
}

function activity(person: SandboxPerson): Html {
  const [stranger] = strangers;
  return html`<section class="artdeco-card pv-profile-card break-words mt2" data-view-name="profile-card" tabindex="-1"><div class="pv-profile-card__anchor" id="content_collections"></div><h2 class="pvs-header__title text-heading-large">${twice('Activity')}</h2><p>${person.name} reposted <a href="/in/${stranger?.slug}/">${stranger?.name}</a>: a year at Quillfeather Foods</p></section>`;
}

function experience(person: SandboxPerson): Html {
  return html`<section class="artdeco-card pv-profile-card break-words mt2" data-view-name="profile-card" tabindex="-1"><div class="pv-profile-card__anchor" id="experience"></div><h2 class="pvs-header__title text-heading-large">${twice('Experience')}</h2><ul class="${scrambled('list')}">${person.roles.map(entry)}</ul></section>`;
}

function entry(role: SandboxRole): Html {
  const href = `https://www.linkedin.com/company/${role.companyId ?? ''}/`;
  const slug =
    role.companyId === undefined
      ? role.company
      : (findCompany(role.companyId)?.slug ?? role.companyId);
  const [start, rest = ''] = role.dates.split(' - ');
  return html`<li class="artdeco-list__item ${scrambled('item')}"><div class="${scrambled('entry')}" data-view-name="profile-component-entity" style="display:flex;gap:12px"><div><a class="optional-action-target-wrapper display-flex" data-field="experience_company_logo" href="${href}" target="_self"><img alt="${role.company} logo" class="ivm-view-attr__img--centered EntityPhoto-square-3 evi-image ember-view" height="48" width="48" src="${logoUrl(encodeURIComponent(slug))}"></a></div><div class="display-flex flex-column align-self-center flex-grow-1"><a class="optional-action-target-wrapper display-flex flex-column full-width" data-field="experience_company_logo" href="${href}" target="_self"><div class="display-flex align-items-center mr1 hoverable-link-text t-bold">${twice(role.title)}</div><span class="t-14 t-normal">${twice(`${role.company} · Full-time`)}</span><span class="t-14 t-normal t-black--light"><span aria-hidden="true" class="pvs-entity__caption-wrapper">${role.dates}</span><span class="visually-hidden">${start} to ${rest}</span></span><span class="t-14 t-normal t-black--light">${twice(role.place)}</span></a></div></div></li>`;
}

function rails(): Html {
  const rows = [...people.slice(3), ...strangers].map(
    (other) =>
      html`<li class="artdeco-list__item"><div data-view-name="profile-component-entity"><a href="https://www.linkedin.com/in/${other.slug}?miniProfileUrn=FAKE"><div class="t-bold hoverable-link-text">${twice(other.name)}</div><span class="t-14 t-normal">${twice(other.headline)}</span></a></div></li>`,
  );
  return html`<aside><section class="artdeco-card pv-profile-card break-words" data-view-name="profile-card"><div class="pv-profile-card__anchor" id="browsemap_recommendation"></div><h2>${twice('More profiles for you')}</h2><ul>${rows}</ul></section></aside>`;
}

/** The data that the page was drawn from, and the viewer's own, side by side. Positions are empty stubs there. */
function blobs(person: SandboxPerson): Html {
  const profileOf = (each: SandboxPerson) => ({
    $type: 'com.linkedin.voyager.dash.identity.profile.Profile',
    firstName: each.givenName,
    lastName: each.familyName,
    headline: each.headline,
    publicIdentifier: each.slug,
    entityUrn: `urn:li:fsd_profile:${each.memberId}`,
    objectUrn: `urn:li:member:${each.memberNumber}`,
  });
  return html`${[person, viewer].map((each) => {
    const number = hash(each.slug) % 10_000;
    const request = `/voyager/api/graphql?variables=(vanityName:${each.slug})&queryId=voyagerIdentityDashProfiles.0a1b2c`;
    const body = JSON.stringify({ data: {}, included: [profileOf(each)] });
    return html`<code style="display: none" id="bpr-guid-${number}">${body}</code><code style="display: none" id="datalet-bpr-guid-${number}">${JSON.stringify({ request, status: 200, body: `bpr-guid-${number}` })}</code>`;
  })}`;
}
