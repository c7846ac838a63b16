import { expect, it } from 'vitest';
import { repSettingDefaults } from '../../lib/model/selling.ts';
import { proposeColleagues, withAnswer } from './mail-question-draft.ts';

const mail = repSettingDefaults.mail;
const at = '2026-03-02T08:00:00.000Z';

it('the domains of the own addresses are proposed as colleagues, once, and never a free-mail one', () => {
  const ownAddresses = ['me@nordwind.example', 'sales@nordwind.example', 'me@gmail.com'];
  expect(proposeColleagues({ ...mail, ownAddresses })).toEqual({
    addresses: [],
    domains: ['nordwind.example'],
  });
  expect(proposeColleagues({ ...mail, ownAddresses: ['me@yahoo.com.vn'] }).domains).toEqual([]);
});

it('an answer keeps what is never logged already, and says when it was given', () => {
  const before = { ...mail, neverAddresses: ['a@x.example'], colleagueDomains: ['old.example'] };
  const never = { addresses: ['a@x.example', 'b@x.example'], domains: ['bank.example'] };
  const colleagues = { addresses: [], domains: ['nordwind.example'] };
  expect(withAnswer(before, { colleagues, never, at })).toEqual({
    ...before,
    colleagueDomains: ['nordwind.example'],
    neverAddresses: ['a@x.example', 'b@x.example'],
    neverDomains: ['bank.example'],
    askedAt: at,
  });
});
