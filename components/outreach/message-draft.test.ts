import { describe, expect, test } from 'vitest';
import { type MessageDraft, toLogged, toMessage } from './message-draft.ts';

const template = {
  subject: 'For {{company|your company}}',
  body: 'Hi {{first_name|there}},\nabout {{deal}}.',
};
const gapText = (field: string) => `[${field}]`;

function message(draft: MessageDraft, values = {}, channel: 'email' | 'linkedin' = 'email') {
  return toMessage(draft, { channel, template, values, gapText });
}

describe('a message', () => {
  test('follows the record until something is written over it', () => {
    expect(message({}, { first_name: 'Hà', deal: 'Three sites' })).toMatchObject({
      subject: 'For your company',
      body: 'Hi Hà,\nabout Three sites.',
      missing: [],
      fallbacks: [{ field: 'company', text: 'your company' }],
    });
    expect(message({ body: 'Mine' }, { first_name: 'Hà' })).toMatchObject({
      body: 'Mine',
      parts: undefined,
      missing: [],
    });
  });

  test('names what is missing until it is written over', () => {
    expect(message({}).missing).toEqual(['deal']);
    expect(message({ body: 'Hi Hà, about [deal].' }).missing).toEqual(['deal']);
    expect(message({ body: 'Hi Hà, about three sites.' }).missing).toEqual([]);
    expect(message({ subject: 'For [company]', body: 'x' }).missing).toEqual(['company']);
  });

  test('has a subject for e-mail only', () => {
    expect(message({ subject: 'kept' }, {}, 'linkedin')).toMatchObject({
      subject: undefined,
      fallbacks: [{ field: 'first_name', text: 'there' }],
    });
  });

  test('without a template is what was written', () => {
    const of = { channel: 'linkedin', template: undefined, values: {}, gapText } as const;
    expect(toMessage({}, of)).toMatchObject({ body: '', parts: undefined, missing: [] });
    expect(toMessage({ body: '{{first_name}}' }, of).body).toBe('{{first_name}}');
  });
});

describe('what is kept of it', () => {
  test.each([
    [
      { subject: ' Quote ', body: 'Hi\nHà' },
      { subject: 'Quote', snippet: 'Hi\nHà' },
    ],
    [
      { subject: '', body: 'Hi\nHà' },
      { subject: 'Hi', snippet: 'Hi\nHà' },
    ],
    [
      { subject: undefined, body: '  ' },
      { subject: null, snippet: null },
    ],
    [
      { subject: undefined, body: 'x'.repeat(3000) },
      { subject: `${'x'.repeat(79)}…`, snippet: 'x'.repeat(1000) },
    ],
  ])('%j', (of, expected) => {
    expect(toLogged(of)).toEqual(expected);
  });
});
