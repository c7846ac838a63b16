import type { Pack } from '../engine/pack.ts';
import { blockSigns } from './blocked.ts';
import { currentCompanyLabels } from './labels.ts';
import { strangerParts } from './strangers.ts';

const sduiPositions = {
  items: '[componentkey^="entity-collection-item"]',
  roles: 'ul > li',
  lines: 'p',
} as const;
const emberPositions = {
  items: '[data-view-name="profile-component-entity"],li.artdeco-list__item',
  roles: '[data-view-name="profile-component-entity"]',
  lines: '.t-bold,.t-14.t-normal',
} as const;
const guestPositions = {
  items: 'li:has(> .experience-group-header__url),li:has(.experience-item__title)',
  roles: 'li:has(.experience-item__title)',
  lines: '.experience-item__title,.experience-item__subtitle,.date-range',
} as const;
const cardCompanyLink =
  '[data-section="currentPositionsDetails"] a[href*="/company/"],[data-section="currentPositionsDetails"] a[href*="/school/"]';
const cardButtons =
  'ul:has(> li:nth-child(2) > button[aria-label]) > li:first-child > button[aria-label]';
const beforePart = /^(?:\(\d+\+?\)\s*)?(.+?)(?:\s+[-–]\s.*)?\s*\|\s*LinkedIn$/i;

/** A member's page: server-driven (2025–26), ember (2024–26) and logged-out layouts, and the open contact overlay. */
export const profilePack: Pack = {
  id: 'linkedin.profile',
  version: 1,
  site: 'linkedin',
  pageKind: 'profile',
  seenWorking: '2026-09-30',
  ready: [
    '[id$="Topcard"] h2,[componentkey$="Topcard"] h2,[componentkey$="Topcard"] p',
    'main h1',
    '[data-sdui-screen$="ProfileContactDetailsOverlay"] p',
  ],
  blocked: blockSigns,
  strangers: strangerParts,
  regions: {
    experience: [
      {
        select:
          '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="ExperienceTopLevelSection"]',
      },
      { select: '[id^="com.linkedin.sdui.profile.card.ref"][id$="ExperienceTopLevelSection"]' },
      { select: 'main #experience', closest: 'section' },
      { select: 'main [data-section="experience"]' },
    ],
    about: [
      { select: '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="About"]' },
      { select: '[id^="com.linkedin.sdui.profile.card.ref"][id$="About"]' },
      { select: 'main #about', closest: 'section' },
      { select: 'main [data-section="summary"]' },
    ],
  },
  fields: {
    full_name: {
      value: 'personName',
      required: true,
      layers: [
        {
          name: 'json-ld',
          kind: 'jsonLd',
          type: 'Person',
          path: ['name'],
          confidence: 'certain',
        },
        {
          name: 'card-heading',
          kind: 'css',
          in: 'heading',
          select: ':scope',
          confidence: 'likely',
          why: 'h2 on the server-driven layout, h1 elsewhere; the first h2 of the page itself is "0 notifications"',
        },
        {
          name: 'toolbar',
          kind: 'css',
          in: 'toolbar',
          select: 'p',
          confidence: 'likely',
          why: 'the sticky copy above the page links to the member',
        },
        {
          name: 'page-json',
          kind: 'embeddedJson',
          type: 'identity.profile.Profile',
          where: 'publicIdentifier',
          paths: [['firstName'], ['lastName']],
          confidence: 'likely',
          why: 'after the heading: which name comes first depends on the language',
        },
        {
          name: 'page-title',
          kind: 'title',
          pattern: beforePart,
          likeSlug: true,
          confidence: 'guess',
          why: 'may lag behind the page after in-page navigation',
        },
      ],
    },
    linkedin_slug: {
      value: 'slug',
      required: true,
      layers: [
        { name: 'page-keys', kind: 'bound', part: 'slug', confidence: 'certain' },
        { name: 'address-bar', kind: 'url', part: 'slug', confidence: 'certain' },
      ],
    },
    linkedin_id: {
      value: 'memberId',
      neverOn: ['guest'],
      layers: [
        { name: 'page-keys', kind: 'bound', part: 'id', confidence: 'certain' },
        { name: 'address-bar', kind: 'url', part: 'id', confidence: 'certain' },
      ],
    },
    headline: {
      value: 'headline',
      layers: [
        {
          name: 'page-json',
          kind: 'embeddedJson',
          type: 'identity.profile.Profile',
          where: 'publicIdentifier',
          paths: [['headline']],
          confidence: 'certain',
        },
        {
          name: 'card-line',
          kind: 'ordered',
          in: 'card',
          take: 'headline',
          confidence: 'likely',
          why: 'first line after the name block; pronouns, degree and player text stand inside the block',
        },
        {
          name: 'card-class',
          kind: 'css',
          in: 'card',
          select: '.text-body-medium.break-words',
          confidence: 'likely',
        },
        {
          name: 'guest-headline',
          kind: 'css',
          in: 'card',
          select: '.top-card-layout__headline',
          confidence: 'likely',
        },
        {
          name: 'toolbar',
          kind: 'css',
          in: 'toolbar',
          select: 'p ~ div p,p ~ p',
          confidence: 'likely',
        },
      ],
    },
    company_name: {
      value: 'companyName',
      lazyIn: 'experience',
      layers: [
        {
          name: 'json-ld',
          kind: 'jsonLd',
          type: 'Person',
          path: ['worksFor', '0', 'name'],
          confidence: 'certain',
          why: 'past employers stand in alumniOf',
        },
        {
          name: 'card-icon',
          kind: 'icon',
          in: 'card',
          icons: ['company-accent'],
          take: 'beside',
          confidence: 'likely',
          why: 'the icon id is in no language; the card has no link to the company',
        },
        {
          name: 'card-line',
          kind: 'ordered',
          in: 'card',
          take: 'company',
          confidence: 'likely',
        },
        {
          name: 'card-button',
          kind: 'aria',
          in: 'card',
          select: 'button[aria-label]',
          labels: currentCompanyLabels,
          confidence: 'likely',
        },
        {
          name: 'card-first-button',
          kind: 'css',
          in: 'card',
          select: cardButtons,
          confidence: 'guess',
          why: 'of two buttons the first is the company; one alone may be the school',
        },
        {
          name: 'guest-card-link',
          kind: 'css',
          in: 'card',
          select: cardCompanyLink,
          confidence: 'likely',
        },
        {
          name: 'experience',
          kind: 'position',
          in: 'experience',
          ...sduiPositions,
          take: 'company',
          confidence: 'likely',
        },
        {
          name: 'ember-experience',
          kind: 'position',
          in: 'experience',
          ...emberPositions,
          take: 'company',
          confidence: 'likely',
        },
        {
          name: 'guest-experience',
          kind: 'position',
          in: 'experience',
          ...guestPositions,
          take: 'company',
          confidence: 'likely',
        },
        { name: 'headline-at', kind: 'headlineAt', take: 'company', confidence: 'guess' },
      ],
    },
    company_slug: {
      value: 'slug',
      lazyIn: 'experience',
      layers: [
        {
          name: 'json-ld',
          kind: 'jsonLd',
          type: 'Person',
          path: ['worksFor', '0', 'url'],
          take: 'slug',
          confidence: 'certain',
        },
        {
          name: 'guest-card-link',
          kind: 'css',
          in: 'card',
          select: cardCompanyLink,
          attribute: 'href',
          confidence: 'likely',
        },
        {
          name: 'experience',
          kind: 'position',
          in: 'experience',
          ...sduiPositions,
          take: 'companySlug',
          confidence: 'likely',
          why: 'most links there carry a number instead, which is no slug',
        },
        {
          name: 'ember-experience',
          kind: 'position',
          in: 'experience',
          ...emberPositions,
          take: 'companySlug',
          confidence: 'likely',
        },
        {
          name: 'guest-experience',
          kind: 'position',
          in: 'experience',
          ...guestPositions,
          take: 'companySlug',
          confidence: 'likely',
        },
      ],
    },
    title: {
      value: 'line',
      lazyIn: 'experience',
      layers: [
        {
          name: 'experience',
          kind: 'position',
          in: 'experience',
          ...sduiPositions,
          take: 'title',
          confidence: 'likely',
          why: 'the current position at the company of the card, else the first current one',
        },
        {
          name: 'ember-experience',
          kind: 'position',
          in: 'experience',
          ...emberPositions,
          take: 'title',
          confidence: 'likely',
        },
        {
          name: 'guest-experience',
          kind: 'position',
          in: 'experience',
          ...guestPositions,
          take: 'title',
          confidence: 'likely',
        },
        {
          name: 'json-ld',
          kind: 'jsonLd',
          type: 'Person',
          path: ['jobTitle'],
          confidence: 'likely',
          why: 'often masked with asterisks since 2026',
        },
        {
          name: 'headline-at',
          kind: 'headlineAt',
          take: 'title',
          confidence: 'guess',
          why: 'only where the company of the card follows the word "at"',
        },
      ],
    },
    location: {
      value: 'place',
      layers: [
        {
          name: 'page-json',
          kind: 'embeddedJson',
          type: 'identity.profile.Profile',
          where: 'publicIdentifier',
          paths: [['geoLocation', '*geo', '@', 'defaultLocalizedName']],
          confidence: 'certain',
        },
        {
          name: 'card-line',
          kind: 'ordered',
          in: 'card',
          take: 'place',
          confidence: 'likely',
          why: 'the row that ends with a lone dot and the contact link',
        },
        {
          name: 'beside-contact',
          kind: 'before',
          in: 'card',
          select: '#top-card-text-details-contact-info',
          confidence: 'likely',
        },
        {
          name: 'card-class',
          kind: 'css',
          in: 'card',
          select: 'span.text-body-small.inline.t-black--light.break-words',
          confidence: 'likely',
        },
        {
          name: 'guest-subline',
          kind: 'css',
          in: 'card',
          select:
            '.profile-info-subheader .not-first-middot > span:first-child,.top-card-layout__first-subline > .top-card__subline-item:first-child',
          confidence: 'likely',
        },
        {
          name: 'json-ld',
          kind: 'jsonLd',
          type: 'Person',
          path: ['address', 'addressLocality'],
          confidence: 'likely',
        },
      ],
    },
    about: {
      value: 'about',
      layers: [
        {
          name: 'about-card',
          kind: 'css',
          in: 'about',
          select: '[data-testid="expandable-text-box"]',
          confidence: 'likely',
        },
        {
          name: 'about-paragraph',
          kind: 'css',
          in: 'about',
          select: 'section[componentkey] p',
          confidence: 'guess',
          why: 'a short text has no box to expand',
        },
        {
          name: 'ember-about',
          kind: 'css',
          in: 'about',
          select:
            '.inline-show-more-text--is-collapsed,[class*="inline-show-more-text"],.pv-shared-text-with-see-more',
          confidence: 'likely',
        },
        {
          name: 'guest-about',
          kind: 'css',
          in: 'about',
          select: '.core-section-container__content p',
          confidence: 'likely',
        },
      ],
    },
    emails: {
      value: 'emails',
      onlyIn: 'overlay',
      layers: [
        {
          name: 'contact-icon',
          kind: 'icon',
          in: 'overlay',
          icons: ['envelope'],
          take: 'mail',
          confidence: 'certain',
        },
      ],
    },
    phones: {
      value: 'phones',
      onlyIn: 'overlay',
      layers: [
        {
          name: 'contact-icon',
          kind: 'icon',
          in: 'overlay',
          icons: ['phone-handset'],
          take: 'lines',
          confidence: 'likely',
        },
      ],
    },
    websites: {
      value: 'websites',
      onlyIn: 'overlay',
      layers: [
        {
          name: 'contact-icon',
          kind: 'icon',
          in: 'overlay',
          icons: ['link-'],
          take: 'links',
          confidence: 'certain',
        },
      ],
    },
  },
};
