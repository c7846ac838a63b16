import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../lib/model/fold.ts';
import { toDecoded } from './decode.ts';
import { keptWords, structureWords } from './kept-words.ts';
import { scrubPage } from './scrub-page.ts';

interface Expected {
  readonly url: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly strangers?: readonly string[];
}

const folder = new URL('../fixtures/linkedin/', import.meta.url);
const fixtures = readdirSync(folder).map((name) => ({
  name,
  html: readFileSync(new URL(`${name}/page.html`, folder), 'utf8'),
  expected: JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8')) as Expected,
}));
const named =
  /^(?:full_name|name|company_name|company_slug|slug|linkedin_slug|linkedin_id|emails|phones|websites?)$/;

/** What a person would look for, from expected.json and not from the recorder's own list. */
function soughtIn({ fields, strangers = [] }: Expected): readonly string[] {
  return (
    Object.entries(fields)
      .filter(([field]) => named.test(field))
      .flatMap(([, value]) => [value].flat().map(String))
      .concat(strangers)
      // A count stands among the strangers of one fixture, so that it is not taken for a place.
      .filter((sought) => !/^\d+\D? \p{L}+$/u.test(sought))
  );
}

function wordsOf(text: string): Set<string> {
  return new Set(
    toDecoded(text)
      .match(/[\p{L}\p{M}]+/gu)
      ?.map(foldText),
  );
}

describe('the fixtures, as if they were real', () => {
  it('finds them', () => {
    expect(fixtures.length).toBeGreaterThan(50);
  });

  // Seen to fail: with meta contents left alone, and with slugs kept in component keys.
  it.each(fixtures)('$name: nobody is left, and it is read the same', ({ html, expected }) => {
    const page = scrubPage(html, expected.url);
    expect(page.leaks).toEqual([]);
    expect(page.differences).toEqual([]);

    // Tags stay, also those of another extension.
    const left = wordsOf(page.html.replaceAll(/<\/?[a-z][\w-]*/g, ' '));
    const decoded = toDecoded(page.html).toLowerCase();
    for (const sought of soughtIn(expected)) {
      const isNumber = /^\d{1,4}$/.test(sought);
      if (!isNumber) expect(decoded).not.toContain(sought.toLowerCase());
      if (/@|:\/\/|\d{5}/.test(sought)) continue;
      for (const word of foldText(sought).split(' ')) {
        if (word.length < 3 || keptWords.has(word) || structureWords.has(word)) continue;
        expect(left, sought).not.toContain(word);
      }
    }
  });

  // Seen to fail: with a slug renamed apart from its name.
  // Not the hostile page: what the reader takes out of a value (direction marks) parts its words on the page.
  it.each(fixtures.filter(({ name }) => name !== 'sdui-hostile'))(
    '$name: every value is the renamed real one',
    ({ html, expected }) => {
      const { before, after, renamer } = scrubPage(html, expected.url);
      for (const [field, reading] of Object.entries(before.extraction.fields)) {
        const renamed = [reading.value].flat().map((value) => {
          if (typeof value === 'number') return value;
          if (/slug$/.test(field)) return renamer.slug(value);
          if (/^(?:emails|websites?)$/.test(field)) {
            return value.includes('@') ? renamer.email(value) : renamer.address(value);
          }
          return /_id$/.test(field) ? renamer.slug(value) : renamer.text(value);
        });
        const read = after.extraction.fields[field as keyof typeof after.extraction.fields];
        expect([read?.value].flat(), field).toEqual(renamed);
      }
    },
  );

  it('has none that waits to be checked by a person', () => {
    const waiting = fixtures.filter(({ expected }) => 'unchecked' in expected);
    expect(waiting.map(({ name }) => name)).toEqual([]);
  });
});

const slug = 'oriel-vandermeer-48';
const id = 'ACoAAB7731OrielRealxxxxxxxxxxxxxxxxxxxx';
const url = `https://www.linkedin.com/in/${slug}/`;

function aPage(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>Oriel Vandermeer | LinkedIn</title>${head}</head><body><main>
<section class="artdeco-card"><a href="/in/${slug}/overlay/about-this-profile/"><h1>Oriel Vandermeer</h1></a>
<div class="text-body-medium break-words">Buyer at Halcyon Turbines</div></section></main>${body}</body></html>`;
}

describe('what a page may hide', () => {
  // Seen to fail: with comments, style sheets, templates, unknown attributes, input values or broken JSON left alone.
  it.each([
    ['a comment', '<!-- Oriel Vandermeer, member 7731 -->'],
    ['a script', '<script>window.me = "oriel-vandermeer-48"</script>'],
    ['a script of data', `<script id="rehydrate-data">x=["\\u004friel Vandermeer"]</script>`],
    ['an event handler', '<b onclick="open(\'/in/oriel-vandermeer-48\')">x</b>'],
    ['capitals', '<p>ORIEL VANDERMEER</p>'],
    ['glued words', '<p>#orielvandermeer</p><div id="orielvandermeer"></div>'],
    ['words with invisible characters', '<p>Ori\u200Bel Van\u00ADdermeer</p>'],
    ['a percent-encoded slug', '<a href="/x?u=%6Friel-vandermeer-48">x</a>'],
    [
      'a slug encoded twice',
      '<a href="/safety/go/?url=https%253A%252F%252Foriel-vandermeer.example">x</a>',
    ],
    ['entities', '<p>&#79;riel &#x56;andermeer</p>'],
    ['a class and an id', '<i class="card-oriel" id="entity-vandermeer" data-entity="Oriel"></i>'],
    ['an attribute nobody knows', '<i x-owner="Oriel Vandermeer" data-name="oriel"></i>'],
    ['a member id in a key', `<i componentkey="com.linkedin.sdui.profile.card.ref${id}About"></i>`],
    ['a member number', '<i data-urn="urn:li:member:77310042"></i><i id="m-77310042"></i>'],
    [
      'a thread',
      '<i data-event-urn="urn:li:msg_message:(urn:li:fsd_profile:ACoAA,2-T3JpZWw3NzMx)"></i>',
    ],
    [
      'a picture',
      '<img src="https://media.licdn.com/oriel/1.jpg" srcset="/oriel.jpg 2x" alt="Oriel">',
    ],
    ['a style', '<i style="background: url(https://media.example/vandermeer.png)"></i>'],
    ['a style sheet', '<style>.vandermeer { color: red }</style>'],
    ['a template', '<template><p title="Oriel Vandermeer">Oriel</p></template>'],
    [
      'a form',
      '<input type="hidden" name="csrfToken" value="ajax:7731004299"><input value="Oriel">',
    ],
    [
      'JSON',
      `<code id="bpr-guid-1">{"included":[{"firstName":"Oriel","vandermeer":"7731004299","p":"\\u0056andermeer"}]}</code>`,
    ],
    ['broken JSON', '<code id="bpr-guid-1">{"firstName":"Oriel", "lastName": Vandermeer</code>'],
    [
      'contact data',
      '<p>oriel@vandermeer.example, +1 (415) 555-7731</p><a href="tel:+14155557731">x</a>',
    ],
    ['an address in text', '<p>See www.vandermeer.example/oriel/works</p>'],
    ['no script', '<noscript><img src="/oriel.gif"></noscript>'],
  ])('%s', (_what, body) => {
    const page = scrubPage(aPage(body), url);
    expect(page.leaks).toEqual([]);
    const left = toDecoded(page.html).toLowerCase().replaceAll(/[\s-]/g, '');
    expect(left).not.toMatch(/t3jpzw|oriel|vandermeer|77310042|acoaab7731|5557731|ajax/);
  });

  it('keeps what the page is made of', () => {
    const { html } = scrubPage(
      aPage('<button class="a" id="b" data-testid="c">Message</button>'),
      url,
    );
    expect(html).toContain('<button class="a" id="b" data-testid="c">Message</button>');
    expect(html).toContain('<section class="artdeco-card">');
  });

  it('gives initials of the invented name', () => {
    const page = scrubPage(aPage('<span>OV</span><p>O. Vandermeer</p>'), url);
    const name = String(page.after.extraction.fields.full_name?.value);
    const [first = '', last = ''] = name.split(' ');
    expect(page.html).toContain(`<span>${first.charAt(0)}${last.charAt(0)}</span>`);
    expect(page.html).toContain(`<p>${first.charAt(0)}. ${last}</p>`);
  });

  it('leaves the words of the interface, also to a person of that name', () => {
    const page = scrubPage(aPage('<button>Message</button>').replaceAll('Oriel', 'Message'), url);
    expect(page.html).toContain('<button>Message</button>');
    expect(page.html).not.toContain('Message Vandermeer');
  });
});

const letters = fc.constantFrom(...'abcdefghijklmnoprstuvwzéüøñłđ'.split(''));
const nameWord = fc
  .array(letters, { minLength: 5, maxLength: 11 })
  .map((parts) => parts.join(''))
  .filter((word) => !keptWords.has(foldText(word)) && !structureWords.has(foldText(word)));

const disguises: readonly ((text: string) => string)[] = [
  (text) => `<p>${text}</p>`,
  (text) => `<p>${text.toUpperCase()}, she said</p>`,
  (text) => `<img alt="${text} logo">`,
  (text) => `<a href="/in/${encodeURIComponent(text.replace(' ', '-'))}?trk=${text}">x</a>`,
  (text) => `<div id="profileAsideBrowsemap${encodeURIComponent(text.replace(' ', '-'))}"></div>`,
  (text) =>
    `<p>${Array.from(text)
      .map((letter) => `&#${letter.codePointAt(0)};`)
      .join('')}</p>`,
  (text) => `<code>${JSON.stringify({ a: [text], b: { name: text.normalize('NFD') } })}</code>`,
  (text) => `<p>mail ${foldText(text).replace(' ', '.')}@mail.example</p>`,
];

describe('any name', () => {
  it('is gone from wherever it stood, and is one invented name everywhere', () => {
    fc.assert(
      fc.property(
        nameWord,
        nameWord,
        fc.subarray(disguises.slice(), { minLength: 1 }),
        (first, last, chosen) => {
          const name = `${first} ${last}`;
          const body = chosen.map((disguise) => disguise(name)).join('');
          const html = aPage(body).replaceAll('Oriel Vandermeer', name);
          const page = scrubPage(html, url);
          expect(page.leaks).toEqual([]);
          const left = wordsOf(page.html);
          expect(left).not.toContain(foldText(first));
          expect(left).not.toContain(foldText(last));
          expect(page.after.extraction.fields.full_name?.value).toBe(page.renamer.text(name));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is renamed the same in every case, with and without marks, and never to itself', () => {
    const { renamer } = scrubPage(aPage(''), url);
    fc.assert(
      fc.property(nameWord, (name) => {
        const invented = foldText(renamer.word(name));
        expect(foldText(renamer.word(name.toUpperCase()))).toBe(invented);
        expect(foldText(renamer.word(name.normalize('NFD')))).toBe(invented);
        expect(foldText(renamer.slug(name))).toBe(invented);
        expect(invented).not.toBe(foldText(name));
      }),
    );
  });

  it('keeps two names two', () => {
    const { renamer } = scrubPage(aPage(''), url);
    fc.assert(
      fc.property(nameWord, nameWord, (one, other) => {
        fc.pre(foldText(one) !== foldText(other));
        expect(renamer.word(one)).not.toBe(renamer.word(other));
      }),
    );
  });
});

/** Pages kept beside the project, where there are any: real structure, invented people. */
const outside = new URL('../../../shared/fixtures/linkedin/', import.meta.url);
const outsideFiles = existsSync(fileURLToPath(outside))
  ? readdirSync(outside).filter((file) => file.endsWith('.html'))
  : [];

describe.skipIf(outsideFiles.length === 0)('pages beside the project', () => {
  const answers = outsideFiles.length
    ? (JSON.parse(readFileSync(new URL('expected.json', outside), 'utf8')) as Record<
        string,
        { readonly url?: string; readonly slug?: string; readonly name?: string }
      >)
    : {};

  it.each(outsideFiles)('%s', (file) => {
    const answer = answers[file];
    const kind = file.startsWith('company') ? 'company' : 'in';
    const address = answer?.url ?? `https://www.linkedin.com/${kind}/${answer?.slug ?? 'nobody'}/`;
    const html = readFileSync(new URL(file, outside), 'utf8');
    const page = scrubPage(html, address);
    expect(page.leaks).toEqual([]);
    expect(page.differences).toEqual([]);
    if (answer?.name) expect(toDecoded(page.html)).not.toContain(answer.name);
    if (answer?.slug) expect(toDecoded(page.html)).not.toContain(answer.slug);
  });
});
