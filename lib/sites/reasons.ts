/**
 * Why a layer is trusted as it is, where its source alone does not say: for `npm run explain`, the panel and whoever repairs a
 * rule. Apart from the packs, which travel into the page. The key is the field and the layer.
 */
const reasonsByPack: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'linkedin.profile': {
    'full_name card-heading':
      'h2 on the server-driven layout, h1 elsewhere; the first h2 of the page itself is "0 notifications"',
    'full_name toolbar': 'the sticky copy above the page links to the member',
    'full_name page-json': 'after the heading: which name comes first depends on the language',
    'full_name page-title': 'may lag behind the page after in-page navigation',
    'headline card-line':
      'first line after the name block; pronouns, degree and player text stand inside the block',
    'company_name json-ld': 'past employers stand in alumniOf',
    'company_name card-icon': 'the icon id is in no language; the card has no link to the company',
    'company_name card-first-button':
      'of two buttons the first is the company; one alone may be the school',
    'company_slug experience': 'most links there carry a number instead, which is no slug',
    'title experience':
      'the current position at the company of the card; several at other companies are left open',
    'title json-ld': 'often masked with asterisks since 2026',
    'title headline-at': 'only where the company of the card follows the word "at"',
    'location card-line': 'the row that ends with a lone dot and the contact link',
  },
  'linkedin.company': {
    'size_min employees-link':
      "only the site's own brackets pass: the same link elsewhere counts associated members",
    'name heading': 'h1 until August 2026, then the h2 of main that the title begins with',
    'industry card-line':
      'between tagline and place; with fewer than three lines nothing tells which is which',
    'location card-item':
      'the followers follow it; a company without a place has them first, and nothing of its kind after',
    'size_max employees-link':
      "only the site's own brackets pass: the same link elsewhere counts associated members",
  },
};

export function reasonOf(pack: string, field: string, layer: string): string | undefined {
  return reasonsByPack[pack]?.[`${field} ${layer}`];
}

/** Every reason's pack, field and layer, for the test that each still exists. */
export function listReasons(): readonly (readonly [pack: string, field: string, layer: string])[] {
  return Object.entries(reasonsByPack).flatMap(([pack, reasons]) =>
    Object.keys(reasons).map((key) => {
      const [field = '', layer = ''] = key.split(' ');
      return [pack, field, layer] as const;
    }),
  );
}
