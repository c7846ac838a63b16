import { type Html, html } from './html.ts';
import { employerOf, findCompany, people, type SandboxPerson, strangers } from './people.ts';
import { coverUrl, logoUrl, photoUrl, plainDocument } from './shell.ts';

/** A profile as somebody sees it who is not signed in: structured data, with job titles masked by asterisks. */
export function guestProfilePage(person: SandboxPerson): string {
  const employer = employerOf(person);
  const address = `https://www.linkedin.com/in/${person.slug}`;
  const data = {
    '@context': 'http://schema.org',
    '@graph': [
      {
        '@type': 'Person',
        name: person.name,
        url: address,
        sameAs: address,
        jobTitle: person.roles.map((role) => role.title.replaceAll(/\S/g, '*')),
        address: {
          '@type': 'PostalAddress',
          addressLocality: person.location,
          addressCountry: 'VN',
        },
        worksFor: [
          {
            '@type': 'Organization',
            name: employer,
            url: `https://www.linkedin.com/company/${person.companySlug}`,
            member: { '@type': 'OrganizationRole', startDate: '2020' },
          },
        ],
        image: { '@type': 'ImageObject', contentUrl: photoUrl(person.slug) },
      },
      { '@type': 'WebPage', url: address, reviewedBy: { '@type': 'Person', name: person.name } },
    ],
  };
  return plainDocument({
    title: `${person.name} - ${employer} | LinkedIn`,
    bar: 'guest',
    head: html`<meta name="pageKey" content="public_profile_v3_desktop"><meta id="config" data-service-name="public-profile-frontend"><link rel="canonical" href="${address}"><meta property="og:title" content="${person.name} - ${employer} | LinkedIn"><meta property="og:type" content="profile"><meta property="og:url" content="${address}"><meta property="profile:first_name" content="${person.givenName}"><meta property="profile:last_name" content="${person.familyName}"><script type="application/ld+json">${{ markup: JSON.stringify(data).replaceAll('<', '\\u003c') }}</script>`,
    body: html`<main class="main"><div>${topCard(person)}<section class="core-section-container pp-section experience" data-section="experience"><h2 class="core-section-container__title section-title">Experience</h2><ul class="experience__list">${person.roles.map((role) => entry(role, person))}</ul></section></div>${rail()}</main>`,
  });
}

function topCard(person: SandboxPerson): Html {
  return html`<section class="top-card-layout"><div class="cover-img"><img alt="" class="cover-img__image" src="${coverUrl(person.slug)}"></div><div class="top-card-layout__card"><div data-section="picture"><img alt="${person.name}" class="top-card-layout__entity-image top-card__profile-image" src="${photoUrl(person.slug)}"></div><div class="top-card-layout__entity-info"><button type="button" data-modal="public_profile_top-card_title-modal-id"><h1 class="top-card-layout__title">${person.name}</h1></button><div class="contextual-sign-in-modal top-card-layout__title-modal"><section aria-modal="true" role="dialog"><h2>Sign in to view ${person.givenName}’s full profile</h2></section></div><h2 class="top-card-layout__headline">${person.headline}</h2><h3 class="top-card-layout__first-subline"><div class="profile-info-subheader"><span>${person.location}</span></div></h3><div data-section="currentPositionsDetails"><a href="https://www.linkedin.com/company/${person.companySlug}?trk=public_profile_topcard-current-company"><span>${employerOf(person)}</span></a></div></div></div></section>`;
}

function entry(role: SandboxPerson['roles'][number], person: SandboxPerson): Html {
  const slug = role.companyId === undefined ? undefined : findCompany(role.companyId)?.slug;
  const [start = ''] = role.dates.split(' - ');
  return html`<li class="profile-section-card experience-item" data-section="currentPositionsDetails"><img alt="" class="profile-section-card__image" src="${logoUrl(slug ?? encodeURIComponent(role.company))}"><div><h3><span class="experience-item__title">${role.title.replaceAll(/\S/g, '*')}</span></h3><h4><a href="https://www.linkedin.com/company/${slug ?? person.companySlug}?trk=public_profile_experience-item_profile-section-card_subtitle-click"><span class="experience-item__subtitle">${role.company}</span></a></h4><span class="date-range"><time>${start}</time> - Present</span></div></li>`;
}

function rail(): Html {
  const rows = [...people.slice(0, 2), ...strangers].map(
    (other) =>
      html`<li class="artdeco-list__item"><a href="https://www.linkedin.com/in/${other.slug}?trk=public_profile_browsemap"><h3 class="base-main-card__title">${other.name}</h3><h4 class="base-main-card__subtitle">${other.headline}</h4></a></li>`,
  );
  return html`<aside class="core-section-container"><h2>Other similar profiles</h2><ul>${rows}</ul></aside>`;
}
