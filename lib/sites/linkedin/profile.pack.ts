import type { Layer, Pack } from '../engine/pack.ts';
import type { PositionShape } from '../engine/positions.ts';
import { blockSigns } from './blocked.ts';
import { identityLayers } from './identity-layers.ts';
import { currentCompanyLabel } from './labels.ts';
import { strangerParts } from './strangers.ts';

const personLd = { kind: 'jsonLd', type: 'Person' } as const;
const memberJson = {
  kind: 'embeddedJson',
  type: 'identity.profile.Profile',
  where: 'publicIdentifier',
} as const;
const certain = { confidence: 'certain' } as const;
const guess = { confidence: 'guess' } as const;
/** Server-driven, ember and logged-out lists of positions. */
const shapes: readonly PositionShape[] = [
  {
    layout: 'sdui',
    items: '[componentkey^="entity-collection-item"]',
    roles: 'ul > li',
    lines: 'p',
  },
  {
    layout: 'ember',
    items: 'li.artdeco-list__item,[data-view-name="profile-component-entity"]',
    roles: 'li,[data-view-name="profile-component-entity"]',
    lines: '.t-bold,.t-14.t-normal',
  },
  {
    layout: 'guest',
    items: 'li:has(.experience-item__title)',
    roles: 'li:has(.experience-item__title)',
    lines:
      '.experience-group-header__company,.experience-item__title,.experience-item__subtitle,.date-range',
  },
];
const cardCompanyLink =
  '[data-section="currentPositionsDetails"] a[href*="/company/"],[data-section="currentPositionsDetails"] a[href*="/school/"]';
const cardButtons =
  'ul:has(> li:nth-child(2) > button[aria-label]) > li:first-child > button[aria-label]';
const beforePart = /^(?:\(\d+\+?\)\s*)?(.+?)(?:\s+[-–]\s.*)?\s*\|\s*LinkedIn$/i;

function positionLayer(take: 'title' | 'company' | 'companySlug'): Layer {
  return { name: 'experience', kind: 'position', in: 'experience', shapes, take };
}

function cardLine(take: 'headline' | 'company' | 'place'): Layer {
  return { name: 'card-line', kind: 'ordered', take };
}

function contactLayer(icon: string, take: 'lines' | 'links' | 'mail'): Layer {
  return { name: 'contact-icon', kind: 'icon', in: 'overlay', icons: [icon], take, ...certain };
}

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
        select: '[componentkey$="ExperienceTopLevelSection"],[id$="ExperienceTopLevelSection"]',
      },
      { select: 'main #experience', closest: 'section' },
      { select: 'main [data-section="experience"]' },
    ],
    about: [
      {
        select:
          '[componentkey^="com.linkedin.sdui"][componentkey$="About"],[id^="com.linkedin.sdui"][id$="About"]',
      },
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
          ...personLd,
          path: ['name'],
          ...certain,
        },
        {
          name: 'card-heading',
          kind: 'css',
          in: 'heading',
          select: ':scope',
        },
        {
          name: 'toolbar',
          kind: 'css',
          in: 'toolbar',
          select: 'p',
        },
        {
          name: 'page-json',
          ...memberJson,
          paths: [['firstName'], ['lastName']],
        },
        {
          name: 'page-title',
          kind: 'title',
          pattern: beforePart,
          likeSlug: true,
          ...guess,
        },
      ],
    },
    linkedin_slug: {
      value: 'slug',
      required: true,
      layers: identityLayers('slug'),
    },
    linkedin_id: {
      value: 'memberId',
      neverOn: ['guest'],
      layers: identityLayers('id'),
    },
    headline: {
      value: 'headline',
      layers: [
        {
          name: 'page-json',
          ...memberJson,
          paths: [['headline']],
          ...certain,
        },
        cardLine('headline'),
        {
          name: 'card-class',
          kind: 'css',
          select: '.text-body-medium.break-words,.top-card-layout__headline',
        },
        {
          name: 'toolbar',
          kind: 'css',
          in: 'toolbar',
          select: 'p ~ div p,p ~ p',
        },
      ],
    },
    company_name: {
      value: 'companyName',
      lazyIn: 'experience',
      layers: [
        {
          name: 'json-ld',
          ...personLd,
          path: ['worksFor', '0', 'name'],
          ...certain,
        },
        {
          name: 'card-icon',
          kind: 'icon',
          icons: ['company-accent'],
          take: 'beside',
        },
        cardLine('company'),
        {
          name: 'card-button',
          kind: 'css',
          select: 'button[aria-label]',
          attribute: 'aria-label',
          pattern: currentCompanyLabel,
        },
        {
          name: 'card-first-button',
          kind: 'css',
          select: cardButtons,
          ...guess,
        },
        {
          name: 'guest-card-link',
          kind: 'css',
          select: cardCompanyLink,
        },
        positionLayer('company'),
        { name: 'headline-at', kind: 'headlineAt', take: 'company', ...guess },
      ],
    },
    company_slug: {
      value: 'slug',
      lazyIn: 'experience',
      layers: [
        {
          name: 'json-ld',
          ...personLd,
          path: ['worksFor', '0', 'url'],
          take: 'slug',
          ...certain,
        },
        {
          name: 'guest-card-link',
          kind: 'css',
          select: cardCompanyLink,
          attribute: 'href',
        },
        positionLayer('companySlug'),
      ],
    },
    title: {
      value: 'line',
      lazyIn: 'experience',
      layers: [
        positionLayer('title'),
        {
          name: 'json-ld',
          ...personLd,
          path: ['jobTitle'],
        },
        {
          name: 'headline-at',
          kind: 'headlineAt',
          take: 'title',
          ...guess,
        },
      ],
    },
    location: {
      value: 'place',
      layers: [
        {
          name: 'page-json',
          ...memberJson,
          paths: [['geoLocation', '*geo', '@', 'defaultLocalizedName']],
          ...certain,
        },
        cardLine('place'),
        {
          name: 'beside-contact',
          kind: 'css',
          select:
            'span:has(+ * #top-card-text-details-contact-info,+ #top-card-text-details-contact-info)',
        },
        {
          name: 'card-class',
          kind: 'css',
          select:
            'span.text-body-small.inline.t-black--light.break-words,.profile-info-subheader .not-first-middot > span:first-child:has(+ .link),.top-card-layout__first-subline > .top-card__subline-item:not(.top-card__subline-item--bullet)',
        },
        {
          name: 'json-ld',
          ...personLd,
          path: ['address', 'addressLocality'],
        },
      ],
    },
    about: {
      value: 'about',
      layers: [
        {
          name: 'about-text',
          kind: 'css',
          in: 'about',
          select: 'p,[class*="inline-show-more-text"]',
        },
      ],
    },
    emails: {
      value: 'emails',
      onlyIn: 'overlay',
      layers: [contactLayer('envelope', 'mail')],
    },
    phones: {
      value: 'phones',
      onlyIn: 'overlay',
      layers: [contactLayer('phone-handset', 'lines')],
    },
    websites: {
      value: 'websites',
      onlyIn: 'overlay',
      layers: [contactLayer('link-', 'links')],
    },
  },
};
