import type { ValueContext } from './value.ts';

/** A page whose identity is bound: everything that the layers may read, and nothing of anybody else. */
export interface BoundPage extends ValueContext {
  readonly document: Document;
  /** Name of the page system that drew the page. */
  readonly layout: string;
  /** Slug of the address bar, decoded and in lower case; `''` where the address holds an id. */
  readonly slug: string;
  readonly id: string;
  /** Slug and id as the bound parts of the page say them; `''` where they say none. */
  readonly boundSlug: string;
  readonly boundId: string;
  readonly regions: ReadonlyMap<string, Element>;
  /** Regions that the page will fill later, on scrolling. */
  readonly pending: ReadonlySet<string>;
  /** Selector of the parts that are never read. */
  readonly strangers: string;
  /** Slug of an address of the site: `/in/…`, `/company/…`, else `undefined`. */
  slugOf(href: string): string | undefined;
}
