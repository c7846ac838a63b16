import { cssLayer } from '../engine/css-layer.ts';
import type { Layer, Pack } from '../engine/pack.ts';
import type { PositionShape } from '../engine/positions.ts';
import { blockSigns } from './blocked.ts';
import { identityLayers } from './identity-layers.ts';
import { keySelector } from './keys.ts';
import { currentCompanyLabel } from './labels.ts';
import { strangerParts } from './strangers.ts';

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

function personLd(
  path: readonly string[],
  more: { readonly confidence?: 'certain'; readonly take?: 'slug' } = {},
): Layer {
  return { name: 'json-ld', kind: 'jsonLd', type: 'Person', path, ...more };
}

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
        select: keySelector('ExperienceTopLevelSection'),
      },
      { select: 'main #experience', closest: 'section' },
      { select: 'main [data-section="experience"]' },
    ],
    about: [
      {
        select: keySelector('About'),
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
        personLd(['name'], certain),
        cssLayer('card-heading', ':scope', { in: 'heading' }),
        cssLayer('toolbar', 'p', { in: 'toolbar' }),
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
        cssLayer('card-class', '.text-body-medium.break-words,.top-card-layout__headline'),
        cssLayer('toolbar', 'p ~ div p,p ~ p', { in: 'toolbar' }),
      ],
    },
    company_name: {
      value: 'companyName',
      lazyIn: 'experience',
      layers: [
        personLd(['worksFor', '0', 'name'], certain),
        {
          name: 'card-icon',
          kind: 'icon',
          icons: ['company-accent'],
          take: 'beside',
        },
        cardLine('company'),
        cssLayer('card-button', 'button[aria-label]', {
          attribute: 'aria-label',
          pattern: currentCompanyLabel,
        }),
        cssLayer('card-first-button', cardButtons, guess),
        cssLayer('guest-card-link', cardCompanyLink),
        positionLayer('company'),
        { name: 'headline-at', kind: 'headlineAt', take: 'company', ...guess },
      ],
    },
    company_slug: {
      value: 'slug',
      lazyIn: 'experience',
      layers: [
        personLd(['worksFor', '0', 'url'], { take: 'slug', ...certain }),
        cssLayer('guest-card-link', cardCompanyLink, { attribute: 'href' }),
        positionLayer('companySlug'),
      ],
    },
    title: {
      value: 'line',
      lazyIn: 'experience',
      layers: [
        positionLayer('title'),
        personLd(['jobTitle']),
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
        cssLayer(
          'beside-contact',
          'span:has(+ * #top-card-text-details-contact-info,+ #top-card-text-details-contact-info)',
        ),
        cssLayer(
          'card-class',
          'span.text-body-small.inline.t-black--light.break-words,.profile-info-subheader .not-first-middot > span:first-child:has(+ .link),.top-card-layout__first-subline > .top-card__subline-item:not(.top-card__subline-item--bullet)',
        ),
        personLd(['address', 'addressLocality']),
      ],
    },
    about: {
      value: 'about',
      layers: [cssLayer('about-text', 'p,[class*="inline-show-more-text"]', { in: 'about' })],
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
