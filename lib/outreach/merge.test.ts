import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fieldsOf,
  findFaults,
  type MergeValues,
  mergeFields,
  mergeTemplate,
  parseTemplate,
  toFieldSource,
  toMessageText,
} from './merge.ts';

const gap = (field: string) => `[${field}]`;

function merge(template: string, values: MergeValues = {}): string {
  return toMessageText(mergeTemplate(template, values), gap);
}

/** Words, signs, braces and fields in any order, so that half-written ones come up as well. */
const aTemplate = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('{{', '}}', '{', '|', '{{ company }}', '{{nobody}}', '{{need|plans}}', '\n'),
    ),
  )
  .map((pieces) => pieces.join(''));

describe('merging', () => {
  test.each([
    ['Hi {{first_name}},', { first_name: 'Hà' }, 'Hi Hà,'],
    ['Hi {{first_name|there}},', { first_name: 'Hà' }, 'Hi Hà,'],
    ['Hi {{first_name|there}},', {}, 'Hi there,'],
    ['Hi {{first_name|there}},', { first_name: '  ' }, 'Hi there,'],
    ['at {{ Company | your company }}.', {}, 'at your company.'],
    ['at {{company}}.', {}, 'at [company].'],
    ['at {{company|}}.', {}, 'at [company].'],
    ['at {{company|  }}.', {}, 'at [company].'],
    ['{{need|a|b}}', {}, 'a|b'],
    ['{first_name} {{nobody}} {{', { first_name: 'Hà' }, '{first_name} {{nobody}} {{'],
    ['{{need}}', { need: 'less paper\n\nby March ' }, 'less paper by March'],
  ])('%s with %o', (template, values, expected) => {
    expect(merge(template, values)).toBe(expected);
  });

  test('says of each part where it comes from', () => {
    const parts = mergeTemplate('{{first_name}} {{company}} {{deal|it}} {{company}}', {
      first_name: 'Hà',
    });
    expect(parts.map(({ kind }) => kind).filter((kind) => kind !== 'text')).toEqual([
      'value',
      'missing',
      'fallback',
      'missing',
    ]);
    expect(fieldsOf(parts, 'missing')).toEqual(['company']);
    expect(fieldsOf(parts, 'fallback')).toEqual(['deal']);
  });

  // Seen to fail with a `replaceAll` per field instead of parts.
  test('a value that looks like a field stays as it is', () => {
    const values = { first_name: '{{company}}', company: '{{my_name|x}} $& $1' };
    expect(merge('{{first_name}}/{{company}}', values)).toBe('{{company}}/{{my_name|x}} $& $1');
  });

  test('no template breaks it, and its parts together are the template', () => {
    fc.assert(
      fc.property(aTemplate, (template) => {
        const sources = parseTemplate(template).map(({ source }) => source);
        expect(sources.join('')).toBe(template);
        expect(sources).not.toContain('');
      }),
    );
  });

  test('text without fields is left alone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('{{'));
        expect(merge(text, { company: 'Lạc Vân' })).toBe(text);
      }),
    );
  });

  test('with all values known no field is left and nothing is missing', () => {
    const values = Object.fromEntries(mergeFields.map((field) => [field, `<${field}>`]));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...mergeFields), fc.constantFrom('', 'x', 'a b'))),
        (chosen) => {
          const template = chosen.map(([field, fallback]) => toFieldSource(field, fallback));
          expect(merge(template.join(' '), values)).toBe(
            chosen.map(([field]) => `<${field}>`).join(' '),
          );
        },
      ),
    );
  });

  test('a fallback cannot break the field it stands in', () => {
    fc.assert(
      fc.property(fc.constantFrom(...mergeFields), fc.string(), (field, fallback) => {
        const [part, ...rest] = parseTemplate(toFieldSource(field, fallback));
        expect(rest).toEqual([]);
        expect(part).toMatchObject({ kind: 'field', field });
      }),
    );
  });
});

describe('faults', () => {
  test.each([
    ['Hi {{first_name|there}}, about {{company}}', []],
    [
      'Hi {{firstname}} and {{First Name}}',
      [
        { kind: 'unknown_field', name: 'firstname', instead: 'first_name' },
        { kind: 'unknown_field', name: 'First Name', instead: 'first_name' },
      ],
    ],
    [
      '{{budget}} {{budget}} {{}}',
      [
        { kind: 'unknown_field', name: 'budget', instead: undefined },
        { kind: 'unknown_field', name: '', instead: undefined },
      ],
    ],
    ['Hi {{first_name', [{ kind: 'unclosed' }]],
    ['Hi first_name}}', [{ kind: 'unclosed' }]],
    ['Hi {{first_name}', [{ kind: 'unclosed' }]],
    ['{one} brace is text', []],
  ])('%s', (template, expected) => {
    expect(findFaults(template)).toEqual(expected);
  });

  test('a template without faults leaves no braces of its own', () => {
    fc.assert(
      fc.property(aTemplate, (template) => {
        fc.pre(findFaults(template).length === 0);
        expect(merge(template)).not.toMatch(/\{\{|\}\}/);
      }),
    );
  });
});
