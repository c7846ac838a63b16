import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { BlockCode, Extraction, FieldName } from '../../lib/model/extraction.ts';
import type { Pack } from '../../lib/sites/engine/pack.ts';
import { listReasons } from '../../lib/sites/reasons.ts';
import {
  type Explanation,
  explainPage,
  isReady,
  packs,
  readPage,
} from '../../lib/sites/registry.ts';

interface Expected {
  readonly url: string;
  readonly pageKind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly missing: readonly string[];
  readonly notLoaded: readonly string[];
  readonly warnings: readonly string[];
  readonly blocked?: BlockCode;
  /** Texts of other people and companies on the page, none of which may come out. */
  readonly strangers?: readonly string[];
}

interface Fixture {
  readonly name: string;
  readonly html: string;
  readonly expected: Expected;
}

const folder = new URL('../fixtures/linkedin/', import.meta.url);

function loadFixture(name: string): Fixture {
  const html = readFileSync(new URL(`${name}/page.html`, folder), 'utf8');
  const file = new URL(`${name}/expected.json`, folder);
  if (!existsSync(file)) throw new Error(`${name} has no expected.json: write what must be read.`);
  return { name, html, expected: JSON.parse(readFileSync(file, 'utf8')) as Expected };
}

const fixtures = readdirSync(folder).map(loadFixture);
const read = fixtures.filter(({ expected }) => expected.blocked === undefined);

function parse(html: string, url: string): Document {
  return new JSDOM(html, { url }).window.document;
}

function explain(
  fixture: Pick<Fixture, 'html'> & { expected: Pick<Expected, 'url'> },
  known: readonly Pack[] = packs,
): Explanation {
  return explainPage(parse(fixture.html, fixture.expected.url), fixture.expected.url, {
    packs: known,
    onFault: (fault) => {
      throw fault;
    },
  });
}

function valuesOf({ fields }: Extraction): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
}

const explanationByFixture = new Map(fixtures.map((fixture) => [fixture.name, explain(fixture)]));

/** Family name first or last is a matter of the language, not of being right. */
function toWords(value: unknown): readonly string[] {
  return String(value).split(' ').toSorted();
}

/** The pack without one layer of one field. */
function withoutLayer(pack: Pack, field: FieldName, layer: string): Pack {
  const rule = pack.fields[field];
  if (!rule) throw new Error(`${pack.id} has no field ${field}`);
  const layers = rule.layers.filter((candidate) => candidate.name !== layer);
  return { ...pack, fields: { ...pack.fields, [field]: { ...rule, layers } } };
}

describe('packs × fixtures', () => {
  // Fails before any test runs where the folder is not there.
  it('finds fixtures of every pack, and one that is not in English', () => {
    expect(fixtures.length).toBeGreaterThan(50);
    for (const pack of packs) {
      const own = read.filter(({ expected }) => expected.pageKind === pack.pageKind);
      expect(own.length, pack.id).toBeGreaterThan(5);
      const languages = new Set(own.map(({ html }) => /<html lang="([a-z]+)/.exec(html)?.[1]));
      expect(languages.size, pack.id).toBeGreaterThan(2);
      expect(languages.has('vi') || languages.has('ar'), pack.id).toBe(true);
    }
  });

  // Seen to fail: any expected value changed by a letter.
  it.each(fixtures)('$name is read as expected', ({ name, expected }) => {
    const extraction = explanationByFixture.get(name)?.extraction as Extraction;
    expect({
      pageKind: extraction.pageKind,
      fields: valuesOf(extraction),
      missing: extraction.missing,
      notLoaded: extraction.notLoaded,
      warnings: extraction.warnings,
      blocked: extraction.blocked,
    }).toEqual({
      pageKind: expected.pageKind,
      fields: expected.fields,
      missing: expected.missing,
      notLoaded: expected.notLoaded,
      warnings: expected.warnings,
      blocked: expected.blocked,
    });
  });

  // Seen to fail: with an attribute set on every element that textOf skips.
  it.each(fixtures)('$name stays as it was, and reads the same twice', ({ html, expected }) => {
    const document = parse(html, expected.url);
    const before = document.documentElement.outerHTML;
    const first = readPage(document, expected.url);
    const second = readPage(document, expected.url);
    expect(document.documentElement.outerHTML).toBe(before);
    expect(second).toEqual(first);
  });

  // Seen to fail: with the names of others no longer collected.
  it.each(read.filter(({ expected }) => expected.strangers))(
    '$name tells nothing of strangers',
    ({ name, expected }) => {
      const extraction = explanationByFixture.get(name)?.extraction as Extraction;
      const told = JSON.stringify(valuesOf(extraction)).toLowerCase();
      for (const stranger of expected.strangers ?? []) {
        expect(told).not.toContain(JSON.stringify(stranger.toLowerCase()));
      }
    },
  );

  it.each(fixtures)(
    '$name: waiting helps exactly where the page is still to come',
    ({ html, expected }) => {
      const waits = expected.blocked === 'not_rendered' || expected.blocked === 'identity_unclear';
      expect(isReady(parse(html, expected.url), expected.url)).toBe(!waits);
    },
  );
});

describe('layers', () => {
  // Seen to fail: on the company's id from the address bar, before a fixture had one.
  it('has none that wins or agrees nowhere', () => {
    const alive = new Set<string>();
    for (const { extraction, traces } of explanationByFixture.values()) {
      for (const [field, trace] of Object.entries(traces)) {
        for (const { layer, outcome } of trace) {
          if (outcome === 'won' || outcome === 'agreed') {
            alive.add(`${extraction.pack} ${field} ${layer}`);
          }
        }
      }
    }
    const all = packs.flatMap((pack) =>
      Object.entries(pack.fields).flatMap(([field, rule]) =>
        rule.layers.map((layer) => `${pack.id} ${field} ${layer.name}`),
      ),
    );
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter((layer) => !alive.has(layer))).toEqual([]);
  });

  it('is named once in its field', () => {
    for (const pack of packs) {
      for (const [field, rule] of Object.entries(pack.fields)) {
        const names = rule.layers.map((layer) => layer.name);
        expect(new Set(names).size, `${pack.id} ${field}`).toBe(names.length);
      }
    }
  });

  /**
   * Knock-out: a required field whose winning layer is taken away must read the same from the next one, on every fixture
   * where that field was read by more than one layer (not where the address itself is out of date, `slug_differs`); and
   * there must be such fixtures for every required field.
   */
  // Seen to fail: on a renamed address, and on a name whose order only the heading knows.
  it('still reads required fields without the layer that won', () => {
    const knocked = new Map<string, number>();
    for (const fixture of read) {
      const { extraction, traces } = explanationByFixture.get(fixture.name) as Explanation;
      const pack = packs.find(({ id }) => id === extraction.pack) as Pack;
      if (extraction.warnings.includes('slug_differs')) continue;
      for (const [key, rule] of Object.entries(pack.fields)) {
        const field = key as FieldName;
        const reading = extraction.fields[field];
        const speaking = (traces[field] ?? []).filter(({ value }) => value !== undefined);
        if (!rule.required || !reading || speaking.length < 2) continue;
        const known = packs.map((other) =>
          other === pack ? withoutLayer(pack, field, reading.layer) : other,
        );
        const again = explain(fixture, known).extraction.fields[field];
        expect(toWords(again?.value), `${fixture.name} ${field}`).toEqual(toWords(reading.value));
        knocked.set(`${pack.id} ${field}`, (knocked.get(`${pack.id} ${field}`) ?? 0) + 1);
      }
    }
    for (const pack of packs) {
      for (const [field, rule] of Object.entries(pack.fields)) {
        if (rule.required) {
          expect(knocked.get(`${pack.id} ${field}`) ?? 0, `${pack.id} ${field}`).toBeGreaterThan(4);
        }
      }
    }
  });

  // A layer renamed in its pack only is what this finds.
  it('has reasons only for layers that are there', () => {
    expect(listReasons().length).toBeGreaterThan(10);
    for (const [id, field, layer] of listReasons()) {
      const pack = packs.find((candidate) => candidate.id === id);
      const names = pack?.fields[field as FieldName]?.layers.map(({ name }) => name);
      expect(names, `${id} ${field}`).toContain(layer);
    }
  });

  // Seen to fail: with `._1c0ffee1` as a selector.
  it('names no hashed class', () => {
    const sources = ['engine', 'linkedin'].flatMap((part) => {
      const sourceFolder = new URL(`../../lib/sites/${part}/`, import.meta.url);
      return readdirSync(sourceFolder)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => [file, readFileSync(new URL(file, sourceFolder), 'utf8')] as const);
    });
    expect(sources.length).toBeGreaterThan(15);
    for (const [file, source] of sources) {
      expect(source, file).not.toMatch(/_[0-9a-f]{8}\b/);
      expect(source, file).not.toMatch(/\.[A-Za-z]{30,}/);
    }
  });

  it('says on which day a pack was seen working', () => {
    for (const pack of packs) {
      expect(pack.seenWorking).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
      expect(pack.version).toBeGreaterThan(0);
      expect(pack.ready.length).toBeGreaterThan(0);
      expect(pack.blocked.length).toBeGreaterThan(0);
    }
  });
});

const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'Ann\u202Egnp.exe',
  '\u200B\uFEFF\u200B',
  '=HYPERLINK("https://evil.example")',
  '+cmd|calc',
  '\u0000\u0007\u001B[31m',
  `Zalgo${'\u0301'.repeat(500)}`,
  'x'.repeat(1_000_000),
  '𝕏'.repeat(400_000),
  '********',
  '\uD800lone',
  '{{7*7}} ${env}',
  'LinkedIn Member',
];
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out
const unclean =
  /[\u0000-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Cs}/u;

describe('hostile text', () => {
  const targets = [
    [
      'sdui-en-unscrolled',
      [
        'Maren Ostrow',
        'Fennimore Paper',
        'Head of Procurement | Packaging, Print, Logistics | ex-Tidewell',
      ],
    ],
    ['ember-en-blob', ['Hester Aldine', 'Marlock Freight', 'Operations lead at Marlock Freight']],
    ['guest-en', ['Ada Thornbury', 'Thornbury Glass', 'Bristol, England, United Kingdom']],
    ['company-ember-en', ['Marlock Freight', 'Rotterdam, South Holland']],
  ] as const;

  // Seen to fail: with the direction characters left in toCleanText.
  it.each(targets)('%s: comes out clean and short, or not at all', (name, texts) => {
    const fixture = loadFixture(name);
    for (const text of texts) {
      for (const hostile of hostileTexts) {
        const inserted = hostile
          .replace(/&/g, '&amp;')
          .replace(/</g, '&lt;')
          .replace(/"/g, '&quot;');
        const html = fixture.html.replaceAll(text, () => inserted);
        const { extraction } = explain({ html, expected: fixture.expected });
        for (const [field, reading] of Object.entries(extraction.fields)) {
          for (const value of [reading.value, reading.raw].flat()) {
            if (typeof value !== 'string') continue;
            const about = `${name} ${field} with ${hostile.slice(0, 20)}`;
            expect(value.length, about).toBeLessThanOrEqual(600);
            expect(value.replace(/[\u200B\uFEFF]/g, ''), about).not.toMatch(unclean);
          }
        }
        const fullName = extraction.fields.full_name?.value;
        if (typeof fullName === 'string') expect(fullName).not.toMatch(/[<>{}=*]|LinkedIn/);
      }
    }
  });

  // A guard against patterns of quadratic time; not seen to fail with the patterns of today.
  it('is read in no more than a moment, however long', () => {
    const fixture = loadFixture('sdui-en-unscrolled');
    const html = fixture.html.replace('I buy paper.', 'word '.repeat(400_000));
    const document = parse(html, fixture.expected.url);
    const start = performance.now();
    expect(readPage(document, fixture.expected.url).fields.full_name?.value).toBe('Maren Ostrow');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('identity', () => {
  /** Every readable page must be refused under the address of somebody else. */
  // Seen to fail: with the comparison of strong slugs taken out of bindSdui.
  it.each(read)('$name is refused under another address', ({ html, expected }) => {
    const part = expected.pageKind === 'company' ? 'company' : 'in';
    const other = `https://www.linkedin.com/${part}/quite-another-one/`;
    const { extraction } = explain({ html, expected: { url: other } });
    expect(extraction.blocked).toBe('identity_unclear');
    expect(extraction.fields).toEqual({});
  });
});

/** Pages kept beside the project, where there are any: real structure, invented people. */
const outside = new URL('../../../shared/fixtures/linkedin/', import.meta.url);
const hasOutside = existsSync(fileURLToPath(new URL('expected.json', outside)));

describe.skipIf(!hasOutside)('pages beside the project', () => {
  interface Outside {
    readonly url?: string;
    readonly slug?: string;
    readonly self?: boolean;
    readonly [field: string]: unknown;
  }
  const all = hasOutside
    ? (JSON.parse(readFileSync(new URL('expected.json', outside), 'utf8')) as Record<
        string,
        Outside
      >)
    : {};
  const pages = Object.entries(all).filter(
    ([file]) => /^(?:profile|company|contact)/.test(file) && file.endsWith('.html'),
  );
  const fieldByName: Readonly<Record<string, FieldName>> = {
    name: 'full_name',
    headline: 'headline',
    location: 'location',
    company: 'company_name',
    slug: 'linkedin_slug',
    memberId: 'linkedin_id',
    emails: 'emails',
    phones: 'phones',
    websites: 'websites',
  };
  const companyFieldByName: Readonly<Record<string, FieldName>> = {
    name: 'name',
    slug: 'slug',
    industry: 'industry',
    headquarters: 'location',
    website: 'website',
  };

  it.each(pages)('%s', (file, expected) => {
    const isCompany = file.startsWith('company');
    const url =
      expected.url ?? `https://www.linkedin.com/${isCompany ? 'company' : 'in'}/${expected.slug}/`;
    const html = readFileSync(new URL(file, outside), 'utf8');
    const { extraction } = explain({ html, expected: { url } });
    expect(extraction.blocked).toBeUndefined();
    const values = valuesOf(extraction);
    for (const [name, field] of Object.entries(isCompany ? companyFieldByName : fieldByName)) {
      const value = expected[name];
      if (value === undefined || value === null) continue;
      expect(values[field], field).toEqual(value);
    }
    expect(extraction.warnings.includes('own_profile')).toBe(expected.self === true);
    if (expected['experienceLoaded'] === false && values['title'] === undefined) {
      expect(extraction.notLoaded).toContain('title');
    }
  });

  it('finds them', () => {
    expect(pages.length).toBeGreaterThan(5);
  });
});
