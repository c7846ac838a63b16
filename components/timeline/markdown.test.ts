import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RichBlock, RichInline } from '../ui/rich-text.tsx';
import { parseMarkdown } from './markdown.ts';

/** Short forms for what is expected: a string is a text. */
type Short = string | readonly [kind: string, ...rest: readonly unknown[]];

function short(piece: RichInline): Short {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'break':
      return ['break'];
    case 'code':
    case 'chip':
      return [piece.kind, piece.text];
    case 'link':
      return ['link', piece.href, ...piece.children.map(short)];
    case 'strong':
    case 'em':
      return [piece.kind, ...piece.children.map(short)];
  }
}

function line(source: string, chips: readonly string[] = []): readonly Short[] {
  const [block, ...others] = parseMarkdown(source, { chips });
  expect(others).toEqual([]);
  if (block?.kind !== 'paragraph') throw new Error(`${source} is a ${block?.kind}`);
  return block.children.map(short);
}

function piecesOf(block: RichBlock): readonly RichInline[] {
  switch (block.kind) {
    case 'paragraph':
      return block.children;
    case 'list':
      return block.items.flat();
    case 'quote':
      return block.children.flatMap(piecesOf);
  }
}

function flatten(pieces: readonly RichInline[]): readonly RichInline[] {
  return pieces.flatMap((piece) =>
    'children' in piece ? [piece, ...flatten(piece.children)] : [piece],
  );
}

function allOf(source: string, chips: readonly string[] = []): readonly RichInline[] {
  return flatten(parseMarkdown(source, { chips }).flatMap(piecesOf));
}

describe('marks in a line', () => {
  it.each<[string, readonly Short[]]>([
    ['She pays **before** *Tết*.', ['She pays ', ['strong', 'before'], ' ', ['em', 'Tết'], '.']],
    ['**all of *it* now**', [['strong', 'all of ', ['em', 'it'], ' now']]],
    ['Ask for `SKU-*-9`', ['Ask for ', ['code', 'SKU-*-9']]],
    ['one\ntwo', ['one', ['break'], 'two']],
    ['2*3*4 and a ** b ** c', ['2*3*4 and a ** b ** c']],
    ['\\*not bold\\* \\[x\\](y)', ['*not bold* [x](y)']],
    ['half **open', ['half **open']],
    ['<b onclick=alert(1)>hi</b>', ['<b onclick=alert(1)>hi</b>']],
    ['![pic](https://x.example/a.png)', ['!', ['link', 'https://x.example/a.png', 'pic']]],
  ])('%s', (source, expected) => {
    expect(line(source)).toEqual(expected);
  });
});

describe('links', () => {
  it.each<[string, readonly Short[]]>([
    ['[quote](https://nordwind.example/q/1)', [['link', 'https://nordwind.example/q/1', 'quote']]],
    ['[mail](mailto:ha@lacvan.example)', [['link', 'mailto:ha@lacvan.example', 'mail']]],
    [
      'see https://nordwind.example/a_(b), then',
      [
        'see ',
        ['link', 'https://nordwind.example/a_(b)', 'https://nordwind.example/a_(b)'],
        ', then',
      ],
    ],
    [
      '(HTTP://nordwind.example).',
      ['(', ['link', 'HTTP://nordwind.example', 'HTTP://nordwind.example'], ').'],
    ],
    ['[x](javascript:alert(1))', ['[x](javascript:alert(1))']],
    ['[x](JaVaScRiPt:alert`1`)', ['[x](JaVaScRiPt:alert', ['code', '1'], ')']],
    ['[x](data:text/html,hi)', ['[x](data:text/html,hi)']],
    ['[x](//nordwind.example)', ['[x](//nordwind.example)']],
    ['[x](chrome://settings)', ['[x](chrome://settings)']],
    ['[x](mailto:?bcc=a)', ['[x](mailto:?bcc=a)']],
    ['https:// nothing', ['https:// nothing']],
  ])('%s', (source, expected) => {
    expect(line(source)).toEqual(expected);
  });
});

describe('names of colleagues', () => {
  const chips = ['Linh', 'Linh Trần', 'Duy'];

  it.each<[string, readonly Short[]]>([
    ['@Linh Trần asks, @linh too', [['chip', '@Linh Trần'], ' asks, ', ['chip', '@linh'], ' too']],
    ['**@Duy**', [['strong', ['chip', '@Duy']]]],
    ['@Linhh and ha@Duy.example', ['@Linhh and ha@Duy.example']],
    ['@Nobody', ['@Nobody']],
  ])('%s', (source, expected) => {
    expect(line(source, chips)).toEqual(expected);
  });
});

describe('blocks', () => {
  it('are told apart by their first signs', () => {
    const source = [
      'First line',
      'second line',
      '',
      '- one',
      '- **two**',
      '3. three',
      '4. four',
      '> said',
      '> - by her',
      'after',
    ].join('\r\n');
    expect(parseMarkdown(source)).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'First line' },
          { kind: 'break' },
          { kind: 'text', text: 'second line' },
        ],
      },
      {
        kind: 'list',
        start: null,
        items: [
          [{ kind: 'text', text: 'one' }],
          [{ kind: 'strong', children: [{ kind: 'text', text: 'two' }] }],
        ],
      },
      {
        kind: 'list',
        start: 3,
        items: [[{ kind: 'text', text: 'three' }], [{ kind: 'text', text: 'four' }]],
      },
      {
        kind: 'quote',
        children: [
          { kind: 'paragraph', children: [{ kind: 'text', text: 'said' }] },
          { kind: 'list', start: null, items: [[{ kind: 'text', text: 'by her' }]] },
        ],
      },
      { kind: 'paragraph', children: [{ kind: 'text', text: 'after' }] },
    ]);
  });

  it.each([
    ['a number that is no list', '2026 was good'],
    ['a dash that is no list', '-5 % is too much'],
    ['a dash alone', '- '],
  ])('%s is a paragraph', (_what, source) => {
    expect(parseMarkdown(source)).toMatchObject([{ kind: 'paragraph' }]);
  });

  it('of nothing are none', () => {
    expect(parseMarkdown(' \n\n ')).toEqual([]);
  });
});

describe('whatever is typed', () => {
  const signs = fc.constantFrom(
    ...'*`[]()>-@\\\n 1.:/'.split(''),
    'https://a.example/',
    'javascript:alert(1)',
    'mailto:a@b.example',
    '](javascript:',
    '<script>',
    '@Linh',
    '**',
    '\u0000',
    'Hà',
  );
  const typed = fc.oneof(
    fc.array(signs, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '');

  it('is read, leads nowhere but to the web and to mail, and loses no letter', () => {
    fc.assert(
      fc.property(typed, (source) => {
        const pieces = allOf(source, ['Linh']);
        let shown = '';
        for (const piece of pieces) {
          if (piece.kind === 'link') {
            expect(['http:', 'https:', 'mailto:']).toContain(new URL(piece.href).protocol);
            expect(piece.href).not.toMatch(/[\s\p{C}]/u);
          }
          if ('text' in piece) shown += piece.text;
          // The address follows its label in the source; where it is the label itself it is there once.
          const label = piece.kind === 'link' ? piece.children.map(short).join('') : '';
          if (piece.kind === 'link' && label !== piece.href) shown += `\u2060${piece.href}\u2060`;
        }
        // A link comes before its label here, and after it in the source: compare what there is, not the order.
        const sorted = (text: string) => Array.from(lettersOf(text)).sort().join('');
        expect(sorted(shown)).toBe(sorted(source));
      }),
      { numRuns: 3000 },
    );
  });

  it('is read in time, however it is laid out against us', () => {
    const traps = ['*a', '**a ', '[', '[a](', '`', '> ', '@L', 'https://', '*a **b ', '(('];
    const began = performance.now();
    for (const trap of traps) {
      parseMarkdown(trap.repeat(20_000 / trap.length), { chips: ['Linh', 'Li'] });
    }
    // About 60 ms here; the bound tells a square from a line, on a busy machine as well.
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
