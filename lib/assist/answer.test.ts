import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnswer } from './answer.ts';

const parse = (raw: string, maxLength = 1500) => parseAnswer(raw, { maxLength });

describe('an answer', () => {
  test.each([
    ['{"subject":"Three sites","text":"Hi Hà,\\n\\nshall we talk?"}', 'Three sites'],
    ['```json\n{"subject":"Three sites","text":"Hi Hà,\\n\\nshall we talk?"}\n```', 'Three sites'],
    ['Hi Hà,\n\nshall we talk?', undefined],
    ['"Hi Hà,\\n\\nshall we talk?"', undefined],
    ['{"text":"Hi Hà,\\n\\nshall we talk?","subject":7,"run":"alert(1)"}', undefined],
  ])('is read in the shape that was asked for, or as it is: %s', (raw, subject) => {
    expect(parse(raw)).toEqual({
      text: 'Hi Hà,\n\nshall we talk?',
      subject,
      hadLinks: false,
      isCut: false,
    });
  });

  test.each([
    '',
    '   ',
    '{"text":""}',
    '{"subject":"x"}',
    '[]',
    'null',
    '7',
    '<p></p>',
    'https://a.example',
  ])('with nothing in it is none: %s', (raw) => {
    const found = parse(raw);
    // A number or a list is not what was asked for, and is not shown as a message.
    expect(found?.text ?? '').toMatch(/^$/);
  });

  test.each([
    ['See https://evil.example/x?y=1 now.', 'See now.'],
    ['See [our offer](https://evil.example) now.', 'See our offer now.'],
    ['See ![](https://evil.example/p.gif)now.', 'See now.'],
    ['See www.evil.example, please.', 'See please.'],
    ['See evil.example/login please.', 'See please.'],
    ['See evil-site.com, please.', 'See, please.'],
    ['Write to boss@evil.example.', 'Write to.'],
    ['Open javascript:alert(1) or mailto:a@b.example', 'Open or'],
    ['<a href="https://evil.example">Offer</a>', 'Offer'],
    ['Hi [https://evil.example](https://evil.example)', 'Hi'],
  ])('has no link: %s', (raw, text) => {
    expect(parse(raw)).toMatchObject({ text });
  });

  test.each([
    'We use Node.js and ASP.NET, i.e. two of them, at 9.30 a.m.',
    'Lạc Vân Ltd.The price is 1.200,50.',
    'Giá: 1,2 tỷ. Anh xem giúp nhé.',
  ])('keeps what only looks like one: %s', (raw) => {
    expect(parse(raw)).toMatchObject({ text: raw, hadLinks: false });
  });

  test('tells that links were taken out', () => {
    expect(parse('See https://evil.example now')?.hadLinks).toBe(true);
    expect(parse('{"subject":"at www.evil.example","text":"Hi"}')).toMatchObject({
      subject: 'at',
      hadLinks: true,
    });
  });

  test('has no marks of Markdown and no markup', () => {
    expect(parse('# Hi **Hà**\n* one\n* `two`\n\n\n\n<b>three</b>')?.text).toBe(
      'Hi Hà\n- one\n- two\n\nthree',
    );
  });

  test('is cut at a word', () => {
    const found = parse('word '.repeat(1000), 50);
    expect(found).toMatchObject({ isCut: true });
    expect(found?.text).toMatch(/^(?:word ){8}word…$/);
  });

  test('whatever comes, it is plain text of the right length, and read in time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.json()), (raw) => {
        const found = parse(raw, 100);
        fc.pre(found !== undefined);
        expect(found?.text.length).toBeLessThanOrEqual(100);
        expect(found?.text).not.toMatch(/:\/\/|[\u202A-\u202E\u200B]/);
      }),
    );
    const from = performance.now();
    for (const sign of ['a', 'a.', '<a', '**a', '[a](', '@a']) parse(sign.repeat(20_000));
    expect(performance.now() - from).toBeLessThan(3000);
  });
});
