import { describe, expect, test } from 'vitest';
import type { MailMessage, MailPerson } from '../model/mail.ts';
import { repSettingDefaults } from '../model/selling.ts';
import {
  type MailRules,
  maxOutside,
  roleOf,
  sortMessage,
  toMailRules,
  withInferred,
} from './rules.ts';

const at = (email: string, name = ''): MailPerson => ({ email, name });

function aMessage(with_: Partial<MailMessage>): MailMessage {
  return {
    ids: [],
    from: null,
    to: [],
    cc: [],
    bcc: [],
    at: null,
    isDraft: false,
    isBulk: false,
    isFolded: false,
    ...with_,
  };
}

const rules: MailRules = toMailRules(
  {
    ...repSettingDefaults.mail,
    ownAddresses: ['rep@firm.example', 'rep@old-firm.example'],
    colleagueAddresses: ['freelancer@gmail.com'],
    colleagueDomains: ['sister.example'],
    neverAddresses: ['Spouse@Home.example '],
    neverDomains: ['@doctor.example'],
  },
  { addresses: ['judge@court.example'], domains: ['*.lawyer.example'] },
  { account: 'Rep@firm.example', aliases: ['r.ep@gmail.com'] },
);

describe('who somebody is', () => {
  test.each([
    ['rep@firm.example', 'own'],
    ['rep+offers@firm.example', 'own'],
    ['rep@old-firm.example', 'own'],
    ['r.ep@gmail.com', 'own'],
    ['rep@gmail.com', 'own'],
    ['re.p+x@googlemail.com', 'own'],
    ['r.ep@firm.example', 'colleague'],
    ['ann@firm.example', 'colleague'],
    ['ann@eu.firm.example', 'colleague'],
    ['bob@sister.example', 'colleague'],
    ['freelancer@gmail.com', 'colleague'],
    ['freelancer+firm@gmail.com', 'colleague'],
    // Elsewhere than in one's own address a dot makes another person.
    ['free.lancer@gmail.com', 'outside'],
    ['spouse@home.example', 'never'],
    ['spouse+kids@home.example', 'never'],
    ['other@home.example', 'outside'],
    ['anyone@doctor.example', 'never'],
    ['anyone@praxis.doctor.example', 'never'],
    ['judge@court.example', 'never'],
    ['x@lawyer.example', 'never'],
    ['x@notlawyer.example', 'outside'],
    ['no-reply@shop.example', 'machine'],
    ['no-reply@firm.example', 'machine'],
    ['info@customer.example', 'outside'],
    ['jane@customer.example', 'outside'],
    ['jane@old-firm.example', 'outside'],
    ['stranger@gmail.com', 'outside'],
    ['', 'nameless'],
  ])('%s is %s', (email, role) => {
    expect(roleOf(at(email, 'Somebody'), rules)).toBe(role);
  });

  test('what is never logged outweighs that somebody is a colleague, not that an address is one’s own', () => {
    const strict = toMailRules(
      { ...repSettingDefaults.mail, neverDomains: ['firm.example'] },
      { addresses: [], domains: [] },
      { account: 'rep@firm.example', aliases: [] },
    );
    expect(roleOf(at('ann@firm.example'), strict)).toBe('never');
    expect(roleOf(at('rep@firm.example'), strict)).toBe('own');
  });

  test.each([['rep@gmail.com'], ['rep@yahoo.com.vn'], ['rep@gmx.de'], ['']])(
    'nobody is a colleague by the domain of %j',
    (account) => {
      const some = toMailRules(
        repSettingDefaults.mail,
        { addresses: [], domains: [] },
        { account, aliases: ['rep@customer.example'] },
      );
      expect([...some.colleagueDomains]).toEqual([]);
      expect(roleOf(at('jane@customer.example'), some)).toBe('outside');
      expect(some.own.has('')).toBe(false);
      expect(roleOf(at(''), some)).toBe('nameless');
    },
  );
});

const rep = at('rep@firm.example', 'Rep');
const ann = at('ann@firm.example', 'Ann');
const jane = at('jane@customer.example', 'Jane Doe');
const bob = at('bob@customer.example', 'Bob');
const spouse = at('spouse@home.example');
const robot = at('no-reply@shop.example');
const nameless = at('', 'Eve Example');
const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => at(`p${index}@customer.example`));

describe('what a message is', () => {
  test.each<[string, Partial<MailMessage>, string[]]>([
    ['to the rep', { from: jane, to: [rep] }, ['rep@firm.example']],
    ['with the rep in copy', { from: jane, to: [ann], cc: [rep] }, [ann.email, rep.email]],
    ['to a colleague alone', { from: jane, to: [ann] }, ['ann@firm.example']],
    ['in blind copy', { from: jane, to: [bob] }, []],
    ['to nobody who is shown', { from: jane, isFolded: true }, []],
    ['to a list of 500', { from: jane, to: [rep, ...crowd(500)] }, ['rep@firm.example']],
  ])('in: from outside %s', (_, message, ours) => {
    expect(sortMessage(aMessage(message), rules)).toEqual({
      direction: 'in',
      sender: jane.email,
      outside: [jane],
      ours,
    });
  });

  test('in: from somebody without an address, or nobody', () => {
    const by = (from: MailPerson | null) => sortMessage(aMessage({ from, to: [rep] }), rules);
    expect(by(nameless)).toMatchObject({ direction: 'in', sender: null, outside: [nameless] });
    expect(by(null)).toMatchObject({ direction: 'in', sender: null, outside: [] });
  });

  test.each<[string, Partial<MailMessage>, MailPerson[]]>([
    ['to one', { to: [jane] }, [jane]],
    ['in copies alone', { cc: [jane], bcc: [bob] }, [jane, bob]],
    ['to oneself and blind copies', { to: [rep], bcc: [jane] }, [jane]],
    ['to outside and colleagues', { to: [ann, jane], cc: [rep] }, [jane]],
    ['to a machine besides', { to: [jane, robot] }, [jane]],
    ['to somebody twice', { to: [at(jane.email), jane], cc: [jane] }, [jane]],
    ['to a person and a name', { to: [jane, nameless] }, [jane]],
    ['to a name without address', { to: [nameless] }, [nameless]],
    ['to nobody who is shown', { isFolded: true }, []],
    ['that the page calls a list’s', { to: [jane], isBulk: true }, [jane]],
    ['to as many as one writes to', { to: crowd(maxOutside) }, crowd(maxOutside)],
  ])('out: by the rep or a colleague %s', (_, message, outside) => {
    for (const from of [rep, ann, at('rep+x@firm.example')]) {
      expect(sortMessage(aMessage({ from, ...message }), rules)).toMatchObject({
        direction: 'out',
        sender: from.email,
        outside,
      });
    }
  });

  test('out: by a colleague with the rep in copy is theirs, and tells who of us had it', () => {
    expect(sortMessage(aMessage({ from: ann, to: [jane], cc: [rep] }), rules)).toEqual({
      direction: 'out',
      sender: ann.email,
      outside: [jane],
      ours: [rep.email],
    });
  });

  test.each<[string, Partial<MailMessage>, string]>([
    ['a draft', { from: rep, to: [jane], isDraft: true }, 'draft'],
    ['a newsletter', { from: jane, to: [rep], isBulk: true }, 'bulk'],
    ['a mailing of the rep’s', { from: rep, to: crowd(maxOutside + 1) }, 'bulk'],
    ['a mailing in blind copies', { from: rep, to: [rep], bcc: crowd(500) }, 'bulk'],
    ['a notice', { from: robot, to: [rep] }, 'machine'],
    ['a notice of one’s own firm', { from: at('alerts@firm.example'), to: [jane] }, 'machine'],
    ['mail to a machine alone', { from: rep, to: [robot] }, 'machine'],
    ['mail to oneself', { from: rep, to: [rep] }, 'internal'],
    ['mail to nobody', { from: rep }, 'internal'],
    ['mail among colleagues', { from: ann, to: [rep], cc: [at('bob@sister.example')] }, 'internal'],
    ['mail among colleagues and a machine', { from: ann, to: [rep, robot] }, 'internal'],
    ['mail from one who is never logged', { from: spouse, to: [rep] }, 'never'],
    ['mail to one who is never logged', { from: rep, to: [spouse, ann] }, 'never'],
    ['mail to some of them never logged', { from: rep, to: [jane], bcc: [spouse] }, 'never'],
    ['mail that one who is never logged has too', { from: jane, to: [rep], cc: [spouse] }, 'never'],
    [
      'a mailing of which the page was cut short',
      { from: rep, to: crowd(45), cc: Array.from({ length: 15 }, () => ann), isFolded: true },
      'bulk',
    ],
  ])('never logged: %s', (_, message, reason) => {
    expect(sortMessage(aMessage(message), rules)).toBe(reason);
  });
});

describe('a folded message that does not say whom it went to', () => {
  const folded = aMessage({ from: rep, isFolded: true });
  const recipientsOf = (...others: readonly MailMessage[]) =>
    withInferred([...others, folded], rules).at(-1)?.to;

  test('went to the only person outside', () => {
    expect(recipientsOf(aMessage({ from: jane, to: [rep], cc: [ann] }))).toEqual([jane]);
  });

  test.each<[string, readonly MailMessage[]]>([
    ['two are outside', [aMessage({ from: jane, to: [rep], cc: [bob] })]],
    ['nobody is', [aMessage({ from: ann, to: [rep] })]],
    ['somebody is a name alone', [aMessage({ from: jane, to: [rep, nameless] })]],
    ['somebody is never logged', [aMessage({ from: jane, to: [rep, spouse] })]],
    ['the only one stands in a draft', [aMessage({ from: rep, to: [jane], isDraft: true })]],
  ])('may have gone to anybody where %s', (_, others) => {
    expect(recipientsOf(...others)).toEqual([]);
  });

  test('is left alone where it is not the rep’s, or says it', () => {
    const thread = [aMessage({ from: jane, to: [rep] }), aMessage({ from: ann, isFolded: true })];
    expect(withInferred(thread, rules)).toEqual(thread);
    const internal = [aMessage({ from: jane, to: [rep] }), { ...folded, to: [ann] }];
    expect(withInferred(internal, rules)).toEqual(internal);
  });
});
