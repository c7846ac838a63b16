import * as z from 'zod/mini';
import { confidence } from './evidence.ts';
import type { Extraction } from './extraction.ts';
import { mailSites } from './mail.ts';
import { text, textSet } from './row.ts';

const value = z.union([text(1000), z.number(), textSet(50, 2000)]);
const layerNames = z.array(text(80)).check(z.maxLength(40));

const reading = z.strictObject({
  value,
  confidence,
  layer: text(80),
  raw: text(400),
  agreed: layerNames,
  disagreed: z.array(z.strictObject({ layer: text(80), value })).check(z.maxLength(40)),
});

const fieldName = z.enum([
  'full_name',
  'headline',
  'title',
  'company_name',
  'company_slug',
  'location',
  'linkedin_slug',
  'linkedin_id',
  'about',
  'emails',
  'phones',
  'websites',
  'name',
  'slug',
  'industry',
  'size_min',
  'size_max',
  'website',
]);

/**
 * What comes back from a page is the page's word: a hostile one can hand back anything. Only this shape, within these
 * sizes, goes further.
 */
export const extractionSchema: z.ZodMiniType<Extraction> = z.strictObject({
  site: z.enum(['linkedin', ...mailSites]),
  pageKind: z.enum([
    'profile',
    'company',
    'people_search',
    'messaging',
    'sales_lead',
    'sales_company',
    'unknown',
  ]),
  pack: text(80),
  version: z.int(),
  url: text(2000),
  fields: z.partialRecord(fieldName, reading),
  missing: z.array(fieldName),
  notLoaded: z.array(fieldName),
  warnings: z.array(z.enum(['own_profile', 'slug_differs'])),
  blocked: z.optional(
    z.enum([
      'sign_in_wall',
      'captcha',
      'not_found',
      'not_rendered',
      'identity_unclear',
      'masked_person',
      'unsupported_page',
      'unknown_layout',
    ]),
  ),
}) as unknown as z.ZodMiniType<Extraction>;
