import { type Html, hashed, html, keyOf, scrambled } from './html.ts';
import { type CompanyLayout, people, type SandboxCompany, strangers } from './people.ts';
import { icon, logoUrl, photoUrl, plainDocument, sduiDocument } from './shell.ts';

/** A company's page, on its About tab, where all facts stand. */
export function companyPage(company: SandboxCompany, layout: CompanyLayout): string {
  if (layout === 'ember') return emberPage(company);
  if (layout === 'guest') return guestPage(company);
  return sduiPage(company);
}

function employeesHref(company: SandboxCompany): string {
  return `/search/results/people/?currentCompany=%5B%22${company.id}%22%5D&origin=COMPANY_PAGE_CANNED_SEARCH`;
}

const tabs = ['about', 'people', 'jobs'] as const;

function sduiPage(company: SandboxCompany): string {
  const facts: readonly (readonly [string, Html])[] = [
    [
      'Website',
      html`<p><a class="${hashed('link')}" href="${company.website}">${company.website}</a></p>`,
    ],
    ['Industry', html`<p>${company.industry}</p>`],
    [
      'Company size',
      html`<p>${company.size} employees</p><p>${company.memberCount} associated members</p>`,
    ],
    ['Headquarters', html`<p>${company.location}</p>`],
    ['Founded', html`<p>${company.founded}</p>`],
  ];
  const employees = people.filter((person) => person.companySlug === company.slug);
  const screen = html`<div data-sdui-screen="com.linkedin.sdui.flagshipnav.organization.OrganizationAbout"><main id="workspace" tabindex="-1"><section aria-label="Primary content"><section class="${hashed('card')}" componentkey="${keyOf(company.slug)}"><figure class="${hashed('logo')}">${icon('company-accent-4', `${company.name} logo`)}<img alt="" src="${logoUrl(company.slug)}"></figure><h2 class="${hashed('name')}">${company.name}</h2><p>${company.tagline}</p><p class="${hashed('soft')}">${company.industry}</p><p class="${hashed('soft')}">${company.location}</p><p class="${hashed('soft')}">${company.followers} followers</p><a class="${hashed('link')}" href="${employeesHref(company)}">${company.size} employees</a><nav>${tabs.map((tab) => html`<a class="${hashed('soft')}" style="margin-right:18px" href="/company/${company.slug}/${tab}/">${tab}</a>`)}</nav></section><section class="${hashed('card')}"><h2>Overview</h2><p>${company.about}</p>${facts.map(([label, value]) => html`<div class="${hashed('fact')}"><p>${label}</p>${value}</div>`)}</section></section><aside aria-label="Aside"><section class="${hashed('card')}"><h2>People also viewed</h2><a href="/company/quillfeather-foods/"><p>Quillfeather Foods</p></a><p class="${hashed('soft')}">Food and Beverage Services · 201-500 employees</p></section><section class="${hashed('card')}"><h2>People here</h2>${employees.map((person) => html`<div class="${hashed('rail-row')}"><img alt="" src="${photoUrl(person.slug)}"><div><a href="https://www.linkedin.com/in/${person.slug}/"><p>${person.name}</p></a><p class="${hashed('soft')}">${person.headline}</p></div></div>`)}</section></aside></main></div>`;
  return sduiDocument({
    titles: [`${company.name}: About | LinkedIn`, `${company.name}: About | LinkedIn`],
    pageKeys: ['d_flagship3_company'],
    screen,
  });
}

function emberPage(company: SandboxCompany): string {
  const fact = (label: string, value: Html): Html =>
    html`<dt class="mb1"><h3 class="text-heading-medium">${label}</h3></dt>${value}`;
  const plain = (text: string): Html =>
    html`<dd class="mb4 t-black--light text-body-medium">${text}</dd>`;
  return plainDocument({
    title: `(3) ${company.name}: About | LinkedIn`,
    head: html`<meta name="serviceVersion" content="1.13.33491">`,
    body: html`<main class="${scrambled('main')}" aria-label="Organization page for ${company.name}"><div><section class="org-top-card artdeco-card"><div class="top-card-background-hero-image"></div><div class="org-top-card-primary-content__logo-container"><img alt="${company.name} logo" class="evi-image org-top-card-primary-content__logo" src="${logoUrl(company.slug)}"></div><h1 class="ember-view org-top-card-summary__title ${scrambled('name')} full-width inline" title="${company.name}">${company.name}</h1><p class="org-top-card-summary__tagline">${company.tagline}</p><div class="org-top-card-summary-info-list"><div class="org-top-card-summary-info-list__info-item">${company.industry}</div><div class="inline-block"><div class="org-top-card-summary-info-list__info-item">${company.location}</div><div class="org-top-card-summary-info-list__info-item">${company.followers} followers</div><a class="ember-view org-top-card-summary-info-list__info-item org-top-card-summary-info-list__info-item-link" href="${employeesHref(company)}"><span class="t-normal t-black--light">${company.size} employees</span></a></div></div><button aria-label="Follow" class="follow artdeco-button artdeco-button--primary" type="button"><span aria-hidden="true">Follow</span></button><nav aria-label="Organization’s page navigation" class="org-page-navigation"><ul class="org-page-navigation__items">${tabs.map((tab) => html`<li class="org-page-navigation__item"><a class="ember-view t-16 t-bold org-page-navigation__item-anchor" href="/company/${company.slug}/${tab}/">${tab}</a></li>`)}</ul></nav></section><section class="artdeco-card org-page-details-module__card-spacing"><h2>Overview</h2><p class="break-words white-space-pre-wrap t-black--light text-body-medium">${company.about}</p><dl class="overflow-hidden">${fact('Website', html`<dd class="mb4 t-black--light text-body-medium"><a class="link-without-visited-state ember-view" href="${company.website}" rel="noopener noreferrer" target="_blank"><span dir="ltr">${company.website}</span></a></dd>`)}${fact('Industry', plain(company.industry))}${fact('Company size', html`<dd class="t-black--light text-body-medium mb1">${company.size} employees</dd><dd class="t-black--light mb4 text-body-medium"><a class="ember-view" href="${employeesHref(company)}"><span>${company.memberCount} associated members</span></a></dd>`)}${fact('Headquarters', plain(company.location))}${fact('Founded', plain(company.founded))}</dl></section></div><aside><section class="artdeco-card"><h2>Pages people also viewed</h2><a href="/company/ostwind-optik/"><div class="t-bold">Ostwind Optik</div></a><div class="t-14">Medical Equipment Manufacturing</div></section></aside></main>`,
  });
}

function guestPage(company: SandboxCompany): string {
  const address = `https://www.linkedin.com/company/${company.slug}`;
  const [stranger] = strangers;
  const data = {
    '@context': 'http://schema.org',
    '@graph': [
      {
        '@type': 'Organization',
        name: company.name,
        url: address,
        address: {
          '@type': 'PostalAddress',
          addressLocality: company.location.split(', ')[0],
          addressCountry: 'GB',
        },
        description: company.about,
        numberOfEmployees: { value: company.memberCount, '@type': 'QuantitativeValue' },
        slogan: company.tagline,
        sameAs: company.website,
      },
    ],
  };
  const fact = (id: string, label: string, value: Html): Html =>
    html`<div data-test-id="about-us__${id}"><dt>${label}</dt><dd>${value}</dd></div>`;
  const redirect = `https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(company.website)}&urlhash=SANDBOX&trk=about_website`;
  return plainDocument({
    title: `${company.name} | LinkedIn`,
    bar: 'guest',
    head: html`<meta name="pageKey" content="p_org_guest_company_overview"><link rel="canonical" href="${address}"><meta property="og:title" content="${company.name} | LinkedIn"><meta property="og:type" content="article"><meta name="description" content="${company.name} | ${company.followers} followers on LinkedIn. ${company.about}"><script type="application/ld+json">${{ markup: JSON.stringify(data).replaceAll('<', '\\u003c') }}</script>`,
    body: html`<main><div><section class="top-card-layout"><img alt="" class="profile-section-card__image" src="${logoUrl(company.slug)}"><h1 class="top-card-layout__title">${company.name}</h1><h2 class="top-card-layout__headline">${company.industry}</h2><h3 class="top-card-layout__first-subline">${company.location} <span>${company.followers} followers</span></h3><h4 class="top-card-layout__second-subline">${company.tagline}</h4></section><section class="core-section-container" data-test-id="about-us"><h2>About us</h2><p data-test-id="about-us__description">${company.about}</p><dl>${fact('website', 'Website', html`<a href="${redirect}" data-tracking-control-name="about_website">${company.website}<span class="visually-hidden">External link for ${company.name}</span></a>`)}${fact('industry', 'Industry', html`${company.industry}`)}${fact('size', 'Company size', html`${company.size} employees`)}${fact('headquarters', 'Headquarters', html`${company.location}`)}${fact('organizationType', 'Type', html`Privately Held`)}${fact('foundedOn', 'Founded', html`${company.founded}`)}</dl></section></div><aside class="core-section-container" data-test-id="employees-at"><h2>Employees at ${company.name}</h2><ul><li><a href="https://www.linkedin.com/in/${stranger?.slug}"><h3>${stranger?.name}</h3></a></li></ul></aside></main>`,
  });
}
