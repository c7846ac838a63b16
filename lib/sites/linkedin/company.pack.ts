import { cssLayer } from '../engine/css-layer.ts';
import type { Layer, Pack } from '../engine/pack.ts';
import { blockSigns } from './blocked.ts';
import { identityLayers } from './identity-layers.ts';
import { labelPattern } from './labels.ts';
import { postParts, strangerParts } from './strangers.ts';

const beforeTab = /^(?:\(\d+\+?\)\s*)?(.+?)(?:\s*:\s[^:|]+)?\s*\|\s*LinkedIn$/i;
const employeesLink = 'a[href*="urrentCompany="]';

/** A fact of the logged-out page's "About us". */
function guestFact(fact: string): Layer {
  return cssLayer('guest-about', `[data-test-id="about-us__${fact}"] dd`, {
    in: 'facts',
    confidence: 'certain',
  });
}

function labelled(field: Parameters<typeof labelPattern>[0], take: 'text' | 'links'): Layer {
  return { name: 'labelled', kind: 'labelled', in: 'facts', labels: labelPattern(field), take };
}

const sizeLayers: readonly Layer[] = [
  guestFact('size'),
  cssLayer('employees-link', employeesLink, { confidence: 'certain' }),
  labelled('size', 'text'),
];

/** A company's page: ember (2025), the headings-and-paragraphs layout (2026) and logged-out layouts. */
export const companyPack: Pack = {
  id: 'linkedin.company',
  version: 1,
  site: 'linkedin',
  pageKind: 'company',
  seenWorking: '2026-09-30',
  ready: ['main h1', 'main h2'],
  blocked: blockSigns,
  strangers: [...strangerParts, postParts],
  regions: {
    facts: [{ select: 'main' }],
  },
  fields: {
    name: {
      value: 'companyName',
      required: true,
      layers: [
        {
          name: 'json-ld',
          kind: 'jsonLd',
          type: 'Organization',
          path: ['name'],
          confidence: 'certain',
        },
        cssLayer('heading', ':scope', { in: 'heading' }),
        {
          name: 'page-title',
          kind: 'title',
          pattern: beforeTab,
          likeSlug: true,
          confidence: 'guess',
        },
      ],
    },
    slug: {
      value: 'slug',
      required: true,
      layers: identityLayers('slug'),
    },
    linkedin_id: { value: 'numericId', neverOn: ['guest'], layers: identityLayers('id') },
    industry: {
      value: 'line',
      layers: [
        guestFact('industry'),
        cssLayer('card-item', '.org-top-card-summary-info-list > :first-child:not(.inline-block)'),
        cssLayer('guest-card', '.top-card-layout__headline'),
        labelled('industry', 'text'),
        {
          name: 'card-line',
          kind: 'orderedFacts',
          take: 'industry',
          confidence: 'guess',
        },
      ],
    },
    size_min: { value: 'sizeMin', layers: sizeLayers },
    size_max: { value: 'sizeMax', layers: sizeLayers },
    location: {
      value: 'place',
      layers: [
        guestFact('headquarters'),
        labelled('headquarters', 'text'),
        cssLayer(
          'card-item',
          '.org-top-card-summary-info-list > .inline-block > :first-child:has(+ div)',
        ),
        cssLayer('guest-card', '.top-card-layout__first-subline', { ownText: true }),
        {
          name: 'card-line',
          kind: 'orderedFacts',
          take: 'place',
          confidence: 'guess',
        },
      ],
    },
    website: {
      value: 'website',
      layers: [
        {
          name: 'json-ld',
          kind: 'jsonLd',
          type: 'Organization',
          path: ['sameAs'],
          confidence: 'certain',
        },
        cssLayer('guest-about', '[data-test-id="about-us__website"] dd a[href]', {
          in: 'facts',
          attribute: 'href',
          pattern: /^(.+)$/,
          confidence: 'certain',
        }),
        labelled('website', 'links'),
        cssLayer('contact-box', '.org-contact-info__content a[href^="http"]', {
          in: 'facts',
          attribute: 'href',
          pattern: /^(.+)$/,
        }),
      ],
    },
  },
};
