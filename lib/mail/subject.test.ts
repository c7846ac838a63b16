import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBareSubject } from './subject.ts';

const marks = [
  'Re:',
  'RE: ',
  'Re :',
  'Fwd: ',
  'FW:',
  'Re[2]: ',
  'Re(3): ',
  'Re^2: ',
  'AW: ',
  'WG: ',
  'Antw: ',
  'TR : ',
  'RV: ',
  'RES: ',
  'ENC: ',
  'SV: ',
  'VS: ',
  'VB: ',
  'Odp: ',
  'PD: ',
  'R: ',
  'I: ',
  'YNT: ',
  'İLT: ',
  'Vá: ',
  'ΑΠ: ',
  'Σχετ: ',
  'На: ',
  'Отв: ',
  '回复：',
  '答复: ',
  '转发：',
  '轉寄: ',
  '返信: ',
  '회신: ',
  'Trả lời: ',
  'TRẢ LỜI:',
  'Chuyển tiếp: ',
  'ตอบกลับ: ',
  'השב: ',
  'رد: ',
  '[EXT] ',
  '[External] ',
  '[EXTERN] ',
  'EXTERNAL: ',
  '***SPAM*** ',
];

describe('the bare subject', () => {
  test.each(marks)('without %s', (mark) => {
    expect(toBareSubject(`${mark}Offer for 2027`)).toBe('offer for 2027');
    expect(toBareSubject(mark)).toBe('');
  });

  test.each([
    ['Offer for 2027', 'offer for 2027'],
    ['  Offer \u00a0 for\n2027 ', 'offer for 2027'],
    ['Re: AW: Fwd: [EXT] RE[4]: Offer', 'offer'],
    ['[EXT] Re: [External] Fwd: Offer', 'offer'],
    ['[Fwd: Offer]', 'offer'],
    ['Re: [Fwd: Re: Offer] (fwd)', 'offer'],
    ['\u200fRe: Offer\u200e', 'offer'],
    ['Re: Báo giá tháng 12', 'báo giá tháng 12'],
    ['Trả lời: Chuyển tiếp: Báo giá', 'báo giá'],
    ['Tra\u0309 lo\u031b\u0300i: Ba\u0301o gia\u0301', 'báo giá'],
    ['Re：报价', '报价'],
    ['Straße', 'straße'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['🎉', '🎉'],
    ['???', '???'],
    ['', ''],
    ['(no subject)', ''],
    ['Re: (không có chủ đề)', ''],
    ['(Kein Betreff)', ''],
    // Words that only begin like a mark, and marks that are part of what is said.
    ['Renewal: terms', 'renewal: terms'],
    ['Reply: terms', 'reply: terms'],
    ['Offer re: terms', 'offer re: terms'],
    ['Result', 'result'],
    ['Extension: two weeks', 'extension: two weeks'],
    ['[Acme] Offer', '[acme] offer'],
    ['10:30 call', '10:30 call'],
  ])('%j → %j', (subject, bare) => {
    expect(toBareSubject(subject)).toBe(bare);
  });

  test('keeps what differs apart: accents, numbers, signs', () => {
    const subjects = ['Bảng giá', 'Bang gia', 'Offer 1', 'Offer 2', 'Offer?', 'Offer'];
    expect(new Set(subjects.map(toBareSubject)).size).toBe(subjects.length);
  });

  const anySubject = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(fc.oneof(fc.constantFrom(...marks, '[', ']', ' ', ':', '(fwd)'), fc.string()), {
        maxLength: 12,
      })
      .map((parts) => parts.join('')),
  );

  test('is its own bare subject, short and on one line', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const bare = toBareSubject(subject);
        expect(toBareSubject(bare)).toBe(bare);
        expect(Array.from(bare).length).toBeLessThanOrEqual(200);
        expect(bare).not.toMatch(/[\n\r\t]/);
      }),
      { numRuns: 2000 },
    );
  });

  test('marks never change it', () => {
    fc.assert(
      fc.property(
        anySubject,
        fc.array(fc.constantFrom(...marks), { maxLength: 6 }),
        (subject, some) => {
          expect(toBareSubject(some.join('') + subject)).toBe(toBareSubject(subject));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('of a hostile subject takes no time', () => {
    const startedAt = performance.now();
    for (const part of ['re:', '[re: ', '(fwd)', '*', '[ext] ', 'trả  ', '\u0307']) {
      toBareSubject(part.repeat(20_000));
    }
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
