import type { BlockCode, Confidence, FieldName, PageKind, SiteId } from '../../model/extraction.ts';
import type { PositionShape } from './positions.ts';

/** How a field's text becomes a value, and what it may never be. */
export type ValueKind =
  | 'personName'
  | 'companyName'
  | 'line'
  | 'place'
  | 'headline'
  | 'about'
  | 'slug'
  | 'memberId'
  | 'numericId'
  | 'sizeMin'
  | 'sizeMax'
  | 'website'
  | 'emails'
  | 'phones'
  | 'websites';

interface LayerBase {
  /** Unique within its field; shown to the rep and kept with the value. */
  readonly name: string;
  /** `likely` where it does not say. Why, where that is not obvious, stands in `reasons.ts`. */
  readonly confidence?: Confidence;
}

/** Where a layer looks: the name of a region that the adapter bound to the page's one identity. */
interface InRegion {
  /** `card` where it does not say. */
  readonly in?: string;
}

export type Layer = LayerBase &
  (
    | {
        /** A node of the page's JSON-LD with this `@type` whose address is the page's own. */
        readonly kind: 'jsonLd';
        readonly type: string;
        readonly path: readonly string[];
        /** The slug in the address found there. */
        readonly take?: 'slug';
      }
    | {
        /**
         * An entity of the JSON that the page carries for itself, only where `where` equals the page's slug.
         * A path step `@` follows a reference to another entity. Several paths are joined by a space.
         */
        readonly kind: 'embeddedJson';
        readonly type: string;
        readonly where: string;
        readonly paths: readonly (readonly string[])[];
      }
    | ({
        readonly kind: 'css';
        readonly select: string;
        /** An attribute instead of the text. */
        readonly attribute?: string;
        /** Only the element's own text, not that of its children. */
        readonly ownText?: boolean;
        /** First group of the pattern instead of the whole. */
        readonly pattern?: RegExp;
      } & InRegion)
    | ({
        /** The text beside a label, or the links in it. */
        readonly kind: 'labelled';
        /** A text that is a label and nothing else, in any language. */
        readonly labels: RegExp;
        readonly take: 'text' | 'links';
      } & InRegion)
    | ({
        /** The text beside an icon: ids of icons are in no language. */
        readonly kind: 'icon';
        readonly icons: readonly string[];
        readonly take: 'beside' | 'lines' | 'links' | 'mail';
      } & InRegion)
    | ({
        /** A line of the card by its place between name and contact link, see `card-lines.ts`. */
        readonly kind: 'ordered';
        readonly take: 'headline' | 'company' | 'place';
      } & InRegion)
    | ({
        /** A line of a company's card by its place between name and employees link. */
        readonly kind: 'orderedFacts';
        readonly take: 'industry' | 'place';
      } & InRegion)
    | ({
        /** The current entry of a list of positions, see `positions.ts`. */
        readonly kind: 'position';
        readonly shapes: readonly PositionShape[];
        readonly take: 'title' | 'company' | 'companySlug';
      } & InRegion)
    | {
        /** `Head at Company` of the headline already read, only where the company is the one already read. */
        readonly kind: 'headlineAt';
        readonly take: 'title' | 'company';
      }
    | { readonly kind: 'title'; readonly pattern: RegExp; readonly likeSlug?: boolean }
    | {
        /** A part of the address bar, or of the page's identity as the adapter bound it. */
        readonly kind: 'url';
        readonly part: 'slug' | 'id';
      }
    | {
        /** What the bound parts of the page say about its own identity. */
        readonly kind: 'bound';
        readonly part: 'slug' | 'id';
      }
  );

export interface FieldRule {
  readonly value: ValueKind;
  readonly layers: readonly Layer[];
  /** Without it the clip is incomplete. */
  readonly required?: boolean;
  /** Region that holds this field on some layouts; while the page says it is still to come, the field is not loaded. */
  readonly lazyIn?: string;
  /** Layouts that never show this field: there it is not missing. */
  readonly neverOn?: readonly string[];
  /** Region the rep opens by hand; while it is closed, the field is neither missing nor not loaded. */
  readonly onlyIn?: string;
}

export interface RegionRule {
  readonly select: string;
  /** Take this ancestor of what was found instead. */
  readonly closest?: string;
}

export interface BlockSign {
  readonly code: BlockCode;
  readonly path?: RegExp;
  readonly select?: string;
  readonly title?: RegExp;
}

/**
 * What one kind of page looks like, as data. Everything that decides what is read is in here and in the adapter,
 * ships with the package, and is never fetched.
 */
export interface Pack {
  readonly id: string;
  readonly version: number;
  readonly site: SiteId;
  readonly pageKind: PageKind;
  /** Day on which the rules were last checked against real pages. */
  readonly seenWorking: string;
  /** A page is worth reading once one of these is there. */
  readonly ready: readonly string[];
  /** Signs of a page that stands where this one was asked for; asked once no card was found, first that fits. */
  readonly blocked: readonly BlockSign[];
  /** Parts that speak of others: never read, and their names are never this page's. */
  readonly strangers: readonly string[];
  /** Parts found by selector, first that exists; the adapter adds `card` and what it bound. */
  readonly regions: Readonly<Record<string, readonly RegionRule[]>>;
  readonly fields: Readonly<Partial<Record<FieldName, FieldRule>>>;
}
