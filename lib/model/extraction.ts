import type { MailSiteId } from './mail.ts';

/**
 * What reading a page gives. Types only: the readers run inside pages and must not bring zod along.
 * The JSON form of these types is stable, outside checks depend on it (`npm run explain -- … --json`).
 */

export type SiteId = 'linkedin' | MailSiteId;

/** What an open page is about. `unknown` is a page of the site that no pack claims. */
export type PageKind =
  | 'profile'
  | 'company'
  | 'people_search'
  | 'messaging'
  | 'sales_lead'
  | 'sales_company'
  | 'unknown';

/** `certain`: two independent layers agree, or the source is structured data. `guess`: the rep should look. */
export type Confidence = 'guess' | 'likely' | 'certain';

/** Why a page was refused as a whole. A refused page stores nothing. */
export type BlockCode =
  | 'sign_in_wall'
  | 'captcha'
  | 'not_found'
  | 'not_rendered'
  | 'identity_unclear'
  | 'masked_person'
  | 'unsupported_page'
  | 'unknown_layout';

/** Something the rep must know before saving, on a page that could be read. */
export type ReadingWarning = 'own_profile' | 'slug_differs';

export type FieldValue = string | number | readonly string[];

/** A layer that read something else than the winner. Kept and shown, never dropped. */
export interface Disagreement {
  readonly layer: string;
  readonly value: FieldValue;
}

export interface FieldReading {
  readonly value: FieldValue;
  readonly confidence: Confidence;
  /** Name of the layer that gave the value, unique within its pack's field. */
  readonly layer: string;
  /** The text as it stood in the page, before cleaning; at most 300 characters. */
  readonly raw: string;
  /** Names of the other layers that read the same. */
  readonly agreed: readonly string[];
  readonly disagreed: readonly Disagreement[];
}

export type PersonField =
  | 'full_name'
  | 'headline'
  | 'title'
  | 'company_name'
  | 'company_slug'
  | 'location'
  | 'linkedin_slug'
  | 'linkedin_id'
  | 'about'
  | 'emails'
  | 'phones'
  | 'websites';

export type CompanyField =
  | 'name'
  | 'slug'
  | 'linkedin_id'
  | 'industry'
  | 'size_min'
  | 'size_max'
  | 'location'
  | 'website';

export type FieldName = PersonField | CompanyField;

export interface Extraction {
  readonly site: SiteId;
  readonly pageKind: PageKind;
  /** Id of the pack that read the page, `''` where the page was refused before a pack was chosen. */
  readonly pack: string;
  /** Version of the pack, 0 where none was chosen. */
  readonly version: number;
  /** The page's own address without query, overlay and language parts. */
  readonly url: string;
  readonly fields: Readonly<Partial<Record<FieldName, FieldReading>>>;
  /** Fields that the pack knows, that the page should hold by now, and that no layer could read. */
  readonly missing: readonly FieldName[];
  /** Fields whose part of the page has not been rendered yet (LinkedIn fills it on scrolling). */
  readonly notLoaded: readonly FieldName[];
  readonly warnings: readonly ReadingWarning[];
  readonly blocked?: BlockCode;
}
