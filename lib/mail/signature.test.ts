import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSignature } from './signature.ts';

/** Lines are parted by `/ ` here. */
const linesOf = (text: string) => text.split(' ⏎ ');

describe('the title in a signature', () => {
  test.each([
    // English.
    ['Jane Doe', 'Best regards, ⏎ Jane Doe ⏎ Head of Sales ⏎ Acme Ltd', 'Head of Sales'],
    ['Jane Doe', 'Jane Doe, CTO', 'CTO'],
    ['Jane Doe', 'Jane Doe | VP Marketing | Acme', 'VP Marketing'],
    ['Jane Doe', 'Jane Doe – Account Executive', 'Account Executive'],
    ['Jane Doe', 'Jane Doe, PhD, Principal Scientist', 'Principal Scientist'],
    ['Jane Doe', 'Jane Doe (she/her) ⏎ Product Manager', 'Product Manager'],
    ['Jane Doe', 'Jane Doe ⏎ Director, Strategic Sales', 'Director, Strategic Sales'],
    ['Jane Doe', 'Jane Doe ⏎ CEO, Acme', 'CEO'],
    ['Jane Doe', 'Jane Doe ⏎ Head of Procurement at Acme', 'Head of Procurement'],
    ['Jane Doe', 'Jane Doe ⏎ Acme Corp ⏎ Operations Manager', 'Operations Manager'],
    [
      'Jane Doe',
      'Thanks, ⏎ Jane ⏎ Jane Doe ⏎ Founder & CEO | Acme ⏎ +1 555 010 1234',
      'Founder & CEO',
    ],
    ['Jane', 'Jane Doe ⏎ Buyer', 'Buyer'],
    ['Jane Doe', 'Jane Doe | Acme | Chief of Staff', 'Chief of Staff'],
    ['Jane Doe', 'Jane Doe, Acme, CTO', 'CTO'],
    ['Jane Doe', 'Jane Doe, MBA | Director, Strategic Sales | Acme', 'Director, Strategic Sales'],
    // German.
    [
      'Max Muster',
      'Mit freundlichen Grüßen ⏎ Max Muster ⏎ Vertriebsleiter ⏎ Muster GmbH',
      'Vertriebsleiter',
    ],
    ['Eva Beispiel', 'Eva Beispiel ⏎ Geschäftsführerin', 'Geschäftsführerin'],
    ['Eva Beispiel', 'Eva Beispiel | Leiterin Einkauf', 'Leiterin Einkauf'],
    ['Jörg Groß', 'i.A. ⏎ Jörg Groß ⏎ Sachbearbeiter Einkauf', 'Sachbearbeiter Einkauf'],
    // French.
    [
      'Claire Dupont',
      'Cordialement, ⏎ Claire Dupont ⏎ Directrice commerciale ⏎ Société Exemple',
      'Directrice commerciale',
    ],
    ['Luc Martin', 'Luc Martin - Responsable achats', 'Responsable achats'],
    ['Luc Martin', "Luc Martin ⏎ Chargé d'affaires", "Chargé d'affaires"],
    // Spanish.
    ['María López', 'Un saludo, ⏎ María López ⏎ Directora de Compras', 'Directora de Compras'],
    ['Juan Pérez', 'Juan Pérez ⏎ Jefe de ventas ⏎ Empresa Ejemplo S.L.', 'Jefe de ventas'],
    // Vietnamese.
    [
      'Nguyễn Thu Hà',
      'Trân trọng, ⏎ Nguyễn Thu Hà ⏎ Trưởng phòng Mua hàng ⏎ Công ty TNHH Ví Dụ',
      'Trưởng phòng Mua hàng',
    ],
    ['Ha Nguyen', 'Nguyễn Thu Hà (Ms.) ⏎ Phó Giám đốc', 'Phó Giám đốc'],
    ['Trần Minh Đức', 'Trần Minh Đức | Kỹ sư trưởng', 'Kỹ sư trưởng'],
    ['Trần Minh Đức', 'Trần Minh Đức - Giám đốc điều hành', 'Giám đốc điều hành'],
    ['Lê Nam', 'Lê Nam ⏎ Chuyên viên kinh doanh ⏎ ĐT: 0912 345 678', 'Chuyên viên kinh doanh'],
  ])('%s: %s → %s', (name, text, title) => {
    expect(parseSignature(linesOf(text), name).title).toBe(title);
  });

  test.each([
    ['Jane Doe', 'Jane Doe'],
    ['Jane Doe', 'Jane Doe ⏎ Acme'],
    ['Jane Doe', 'Jane Doe, Acme Ltd'],
    ['Jane Doe', 'Jane Doe ⏎ Partner Systems Inc.'],
    ['Jane Doe', 'Head of Sales ⏎ Acme'],
    ['Jane Doe', 'Bob Roe ⏎ Head of Sales'],
    ['Jane Doe', 'Jane Doe ⏎ 12 Directors Row'],
    ['Jane Doe', 'Jane Doe ⏎ www.manager.example'],
    ['Jane Doe', 'Jane Doe ⏎ manager@acme.com'],
    ['Jane Doe', 'Jane Doe ⏎ “Every manager leads”'],
    ['Jane Doe', 'Jane Doe ⏎ Are you the manager?'],
    ['Jane Doe', 'Jane Doe ⏎ We are hiring a sales manager'],
    ['Jane Doe', 'Jane Doe ⏎ This message is confidential to the manager'],
    ['Jane Doe', 'Jane Doe ⏎ Sent from my iPhone'],
    ['Jane Doe', 'Jane Doe ⏎ On Monday Bob wrote: ⏎ Head of Sales'],
    ['Jane Doe', '> Jane Doe ⏎ > Head of Sales'],
    ['Jane Doe', 'Ask Jane Doe about it, she is our manager'],
    ['Eva Beispiel', 'Eva Beispiel ⏎ Geschäftsführer: Max Muster'],
    ['Eva Beispiel', 'Eva Beispiel ⏎ Muster Berater GmbH'],
    ['Nguyễn Thu Hà', 'Nguyễn Thu Hà ⏎ Công ty Tư vấn Giám đốc'],
    ['', 'Jane Doe ⏎ Head of Sales'],
  ])('none for %s in: %s', (name, text) => {
    expect(parseSignature(linesOf(text), name).title).toBeUndefined();
  });
});

describe('phones in a signature', () => {
  test.each<[string, readonly string[]]>([
    ['Tel: +49 89 123456', ['+49 89 123456']],
    ['Tel.: +49 (0)89 123 456-7', ['+49 89 123 456-7']],
    ['Mobil: 0170 1234567', ['0170 1234567']],
    ['Handy 0170/1234567', ['0170/1234567']],
    ['T: +44 20 7946 0123 | M: +44 7700 900123', ['+44 20 7946 0123', '+44 7700 900123']],
    ['M +44 7700 900123', ['+44 7700 900123']],
    ['Phone: (555) 010-1234', ['(555) 010-1234']],
    ['Direct: 555-010-1234 ext. 12', ['555-010-1234 ext. 12']],
    ['Cell 555.010.1234', ['555.010.1234']],
    ['+1 555 010 1234', ['+1 555 010 1234']],
    ['555-010-1234', ['555-010-1234']],
    ['ĐT: 0912 345 678', ['0912 345 678']],
    ['ĐTDĐ: 0912.345.678', ['0912.345.678']],
    ['Điện thoại: (024) 3936 1234', ['(024) 3936 1234']],
    [
      'M: (+84) 912 345 678 | T: (84-24) 3936 1234 (ext: 102)',
      ['(+84) 912 345 678', '(84-24) 3936 1234'],
    ],
    ['Di động: +84 912 345 678', ['+84 912 345 678']],
    ['Zalo: 0912345678', ['0912345678']],
    ['SĐT 0912 345 678 - Email: ha@congty.example', ['0912 345 678']],
    ['Tél : 01 23 45 67 89', ['01 23 45 67 89']],
    ['Tél. 01 23 45 67 89 / Port. 06 12 34 56 78', ['01 23 45 67 89', '06 12 34 56 78']],
    ['Móvil: 612 345 678', ['612 345 678']],
    ['Teléfono: +34 912 345 678', ['+34 912 345 678']],
    ['Tel: +49 89 123456 ⏎ T: +49 89 123456', ['+49 89 123456']],
    ['Tel: +49 89 123456 Fax: +49 89 123457', ['+49 89 123456']],
    // Not somebody's phone.
    ['Fax: +49 89 123457', []],
    ['Tel/Fax: 024 3936 1234', []],
    ['Fax/Tel: 024 3936 1234', []],
    ['Registration office 012345678', []],
    ['VAT: 0123456789', []],
    ['USt-IdNr.: DE123456789', []],
    ['MST: 0312345678', []],
    ['HRB 123456789', []],
    ['SIRET 123 456 789 00012', []],
    ['IBAN: DE89 3704 0044 0532 0130 00', []],
    ['STK: 0123456789', []],
    ['Hotline: 1900 123 456', []],
    ['Meeting ID: 123 4567 8901', []],
    ['Tel: 12345', []],
    ['01.12.2026', []],
    ['2026-11-29', []],
    ['80331 München', []],
    ['Order 123456789', []],
    ['123456789', []],
    ['> Tel: +49 89 123456', []],
    ['P.1203, 12 Nguyễn Trãi', []],
    ['https://acme.example/t/0123456789', []],
  ])('%s → %j', (text, phones) => {
    expect(parseSignature(linesOf(text), 'Jane Doe').phones).toEqual(phones);
  });

  test('nothing of what came in throws, and little of it goes out', () => {
    const anyLine = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.stringMatching(/^(?:Tel|M|T|Jane Doe|,|\||\d|\+|\s){0,60}$/),
    );
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 30 }),
        fc.string({ maxLength: 40 }),
        (lines, name) => {
          const { title, phones } = parseSignature(lines, name);
          expect(title?.length ?? 2).toBeLessThanOrEqual(80);
          expect(phones.length).toBeLessThanOrEqual(4);
          for (const phone of phones) {
            expect(phone.replace(/\D/g, '').length).toBeGreaterThanOrEqual(7);
          }
        },
      ),
    );
  });

  test('a hostile line takes no time', () => {
    const startedAt = performance.now();
    for (const part of ['1 ', '(', '+1-', 'Tel ', '-–/ ', 'Jane Doe, ']) {
      parseSignature(
        Array.from({ length: 12 }, () => part.repeat(20_000)),
        'Jane Doe',
      );
      parseSignature(
        Array.from({ length: 12 }, () => part.repeat(120 / part.length)),
        'Jane Doe',
      );
    }
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
