import { describe, expect, it } from 'vitest';
import { toValue, type ValueContext } from './value.ts';

const context: ValueContext = {
  otherNames: new Set(['corwin pell']),
  interfaceWords: new Set(['contact info']),
  isOwnHost: (host) => host.endsWith('linkedin.com'),
};

describe('names', () => {
  it.each([
    'Corwin Pell',
    'LinkedIn Member',
    'Utilisateur LinkedIn',
    '**** ****',
    '0 notifications',
    '<b>x</b>',
    '=cmd',
    'https://evil.example',
    'jane@x.example',
    '🚀🚀',
    'Contact info',
    '',
    'x'.repeat(301),
  ])('%j is refused', (raw) => {
    expect(toValue('personName', [raw], context)).toHaveProperty('refused');
  });
});

describe('places', () => {
  it.each(['8K followers', '500+ connections', '1.204 Follower', '٥٠٠ متابع'])(
    '%j is refused',
    (raw) => {
      expect(toValue('place', [raw], context)).toHaveProperty('refused');
    },
  );
});

describe('websites', () => {
  it.each([
    [
      'https://www.linkedin.com/safety/go/?url=https%3A%2F%2Fa%2Eexample%2Fb&x=1',
      ['https://a.example/b'],
    ],
    ['https://www.linkedin.com/redir/redirect?url=http%3A%2F%2Fa%2Eexample', ['http://a.example']],
    ['a.example/b', ['https://a.example/b']],
    ['https://a.example/', ['https://a.example']],
  ])('%s', (raw, value) => {
    expect(toValue('websites', [raw], context)).toEqual({ value });
  });

  it.each([
    'https://www.linkedin.com/in/someone',
    'https://www.linkedin.com/safety/go/?url=https%3A%2F%2Fwww.linkedin.com%2Fsafety%2Fgo%2F%3Furl%3Dhttps%253A%252F%252Fa.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:secret@a.example/',
    'not a site',
  ])('%s is refused', (raw) => {
    expect(toValue('websites', [raw], context)).toHaveProperty('refused');
  });
});

describe('e-mail and phone', () => {
  it('keeps addresses, each once, in lower case', () => {
    expect(toValue('emails', ['A@b.example', 'a@b.example', 'no', '@x'], context)).toEqual({
      value: ['a@b.example'],
    });
  });

  it('keeps numbers without their kind, and no dates, codes or ids', () => {
    expect(
      toValue(
        'phones',
        ['+33 1 55 55 01 23 (Mobile)', 'April 30', 'ACoAA12345678', '12', '123456789012345678901'],
        context,
      ),
    ).toEqual({ value: ['+33 1 55 55 01 23'] });
  });

  it('keeps twenty at most', () => {
    const raws = Array.from({ length: 60 }, (_, index) => `a${index}@b.example`);
    const verdict = toValue('emails', raws, context);
    expect('value' in verdict && verdict.value).toHaveLength(20);
  });
});
