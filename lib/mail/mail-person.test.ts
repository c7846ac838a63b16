import { describe, expect, test } from 'vitest';
import { extractionSchema } from '../model/extraction-schema.ts';
import { toPersonExtraction } from './mail-person.ts';

const source = {
  site: 'gmail',
  url: 'https://mail.google.com/mail/u/0/',
  pack: 'gmail/thread',
  version: 1,
} as const;
const read = (name: string, email: string, signature: readonly string[] = []) =>
  toPersonExtraction({ name, email }, { ...source, signature });

describe('somebody in a mail as a page of a person', () => {
  test('all that a mail tells', () => {
    const extraction = read('Doe, Jane', 'jane.doe@harrow-pike.example', [
      'Best regards,',
      'Jane Doe',
      'Head of Sales | Harrow & Pike',
      'T: +44 20 7946 0123',
    ]);
    expect(extractionSchema.safeParse(extraction).error).toBeUndefined();
    expect(extraction).toEqual({
      ...source,
      pageKind: 'profile',
      fields: {
        full_name: {
          value: 'Jane Doe',
          confidence: 'certain',
          layer: 'header',
          raw: 'Doe, Jane',
          agreed: ['local_part'],
          disagreed: [],
        },
        emails: {
          value: ['jane.doe@harrow-pike.example'],
          confidence: 'certain',
          layer: 'header',
          raw: 'jane.doe@harrow-pike.example',
          agreed: [],
          disagreed: [],
        },
        company_name: {
          value: 'Harrow Pike',
          confidence: 'guess',
          layer: 'domain',
          raw: 'harrow-pike.example',
          agreed: [],
          disagreed: [],
        },
        title: {
          value: 'Head of Sales',
          confidence: 'guess',
          layer: 'signature',
          raw: 'Head of Sales',
          agreed: [],
          disagreed: [],
        },
        phones: {
          value: ['+44 20 7946 0123'],
          confidence: 'guess',
          layer: 'signature',
          raw: '+44 20 7946 0123',
          agreed: [],
          disagreed: [],
        },
      },
      missing: [],
      notLoaded: [],
      warnings: [],
    });
  });

  test.each([
    ['Jane Doe', 'jane@acme.com', 'Jane Doe', 'likely', 'header'],
    ['Nguyễn Thu Hà', 'ha.nguyen@congty.example', 'Nguyễn Thu Hà', 'certain', 'header'],
    ['Jane', 'jane.doe@acme.com', 'Jane', 'likely', 'header'],
    ['Acme Sales', 'sales@acme.com', 'Acme Sales', 'guess', 'header'],
    ['', 'jane.doe@acme.com', 'Jane Doe', 'guess', 'local_part'],
    ['jane.doe@acme.com', 'jane.doe@acme.com', 'Jane Doe', 'guess', 'local_part'],
    ['', 'jdoe@acme.com', 'jdoe@acme.com', 'guess', 'header'],
    ['', 'info@acme.com', 'info@acme.com', 'guess', 'header'],
    ['Eve Example', '', 'Eve Example', 'likely', 'header'],
  ])('the name of %j <%s> is %s, %s', (name, email, value, confidence, layer) => {
    expect(read(name, email).fields.full_name).toMatchObject({ value, confidence, layer });
  });

  test('what the address says otherwise is kept beside', () => {
    expect(read('Jane', 'jane.doe@acme.com').fields.full_name?.disagreed).toEqual([
      { layer: 'local_part', value: 'Jane Doe' },
    ]);
  });

  test('free mail makes no company, a name without an address no address', () => {
    expect(Object.keys(read('Jane Doe', 'jane.doe@gmail.com').fields)).toEqual([
      'full_name',
      'emails',
    ]);
    expect(Object.keys(read('Eve Example', '').fields)).toEqual(['full_name']);
  });

  test('a signature of somebody else gives no title', () => {
    expect(
      read('Jane Doe', 'jane@acme.com', ['Bob Roe', 'Head of Sales']).fields.title,
    ).toBeUndefined();
  });

  test('what a stranger puts into a header stays within sizes', () => {
    const extraction = read('x '.repeat(5000), `${'a'.repeat(60)}@acme.com`, [
      'Tel: 1'.repeat(500),
    ]);
    expect(extractionSchema.safeParse(extraction).error).toBeUndefined();
  });
});
