import { describe, expect, test } from 'vitest';
import { nameOfEmail } from './name-of.ts';

describe('a name from an address', () => {
  test.each([
    ['jane.doe@acme.com', 'Jane Doe'],
    ['Jane.Doe@Acme.com', 'Jane Doe'],
    ['jane_doe@acme.com', 'Jane Doe'],
    ['jane-doe@acme.com', 'Jane Doe'],
    ['jane.doe+news@acme.com', 'Jane Doe'],
    ['mary.jane.doe@acme.com', 'Mary Jane Doe'],
    ['jean-luc.picard@societe.example', 'Jean-Luc Picard'],
    ["sean.o'neill@acme.com", "Sean O'Neill"],
    ['jan.van.dijk@bedrijf.example', 'Jan van Dijk'],
    ['ha.nguyen@congty.example', 'Ha Nguyen'],
    ['thu.ha.nguyen@congty.example', 'Thu Ha Nguyen'],
    ['maria.garcia@empresa.example', 'Maria Garcia'],
    ['jörg.müller@firma.example', 'Jörg Müller'],
    ['dev.shah@acme.com', 'Dev Shah'],
    ['li.ng@acme.com', 'Li Ng'],
  ])('%s → %s', (email, name) => {
    expect(nameOfEmail(email)).toBe(name);
  });

  test.each([
    'jane@acme.com',
    'jdoe@acme.com',
    'j.doe@acme.com',
    'jane.d@acme.com',
    'jane.m.doe@acme.com',
    'jane.doe2@acme.com',
    'jane.doe.smith.lee@acme.com',
    'info@acme.com',
    'sales.team@acme.com',
    'ke.toan@congty.example',
    'jane.sales@acme.com',
    'ext.jane@acme.com',
    'no.reply@acme.com',
    'xkcd.qwrt@acme.com',
    'jane..doe@acme.com',
    '.jane@acme.com',
    'иван.петров@acme.com',
    `${'a'.repeat(30)}.doe@acme.com`,
    'jane.doe',
    '',
  ])('none from %s', (email) => {
    expect(nameOfEmail(email)).toBeUndefined();
  });
});
