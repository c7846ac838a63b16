import { describe, expect, test } from 'vitest';
import { isRoleAddress } from './role-address.ts';

describe('boxes that name nobody', () => {
  test.each([
    'info@acme.com',
    'Info@acme.com',
    'sales@acme.com',
    'sales.apac@acme.com',
    'sales-vn@acme.com',
    'info2@acme.com',
    'support+17@acme.com',
    'customer.service@acme.com',
    'customer-support@acme.com',
    'hr@acme.com',
    'it@acme.com',
    'vertrieb@firma.example',
    'büro@firma.example',
    'kontakt@firma.example',
    'compta@societe.example',
    'comptabilité@societe.example',
    'ventas@empresa.example',
    'kinhdoanh@congty.example',
    'lien.he@congty.example',
    'ke-toan@congty.example',
    'noreply@acme.com',
    '17@acme.com',
    '@acme.com',
    '',
  ])('%s', (email) => {
    expect(isRoleAddress(email)).toBe(true);
  });

  test.each([
    'jane@acme.com',
    'jane.doe@acme.com',
    'jdoe@acme.com',
    'ha.nguyen@congty.example',
    'it.smith@acme.com',
    'dev.shah@acme.com',
    'info.wangler@acme.com',
    'hi.tran@congty.example',
    'contessa@acme.com',
    'salesman@acme.com',
    'jane+sales@acme.com',
    'mary.press@acme.com',
    'john.order@acme.com',
    'bill.board@acme.com',
  ])('not %s', (email) => {
    expect(isRoleAddress(email)).toBe(false);
  });
});
