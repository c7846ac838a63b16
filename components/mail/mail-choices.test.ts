import { describe, expect, it } from 'vitest';
import { toPersonExtraction } from '../../lib/mail/mail-person.ts';
import { type MailRole, type MailRules, toMailRules } from '../../lib/mail/rules.ts';
import type { MailMessage, MailPerson } from '../../lib/model/mail.ts';
import { repSettingDefaults, settingDefaults } from '../../lib/model/selling.ts';
import type { MailCard, ThreadMessage, ThreadPerson } from '../../lib/store/mail-card.ts';
import type { SendRow } from '../../lib/store/mail-rows.ts';
import {
  countFolded,
  dealIdOf,
  isOnlyCopied,
  isTicked,
  type MailChoices,
  mayLogBulk,
  noChoices,
  standingOf,
  toDealless,
  toDecisions,
  toLoggable,
  toLogStep,
  toMainPeople,
  toNeverChoices,
  toPersonSave,
  toSendsWith,
  toShownPeople,
} from './mail-choices.ts';

const me: MailPerson = { email: 'sam@calderfinch.example', name: 'Sam Okafor' };
const priya: MailPerson = { email: 'priya@harrowpike.example', name: 'Priya Raman' };
const sanne: MailPerson = { email: 'sanne@harrowpike.example', name: 'Sanne Okafor' };
const mercer: MailPerson = { email: 'd.mercer@harrowpike.example', name: 'D. Mercer' };

const rules: MailRules = toMailRules(repSettingDefaults.mail, settingDefaults.never_log, {
  account: me.email,
  aliases: [],
});

function aPerson(person: MailPerson, over: Partial<ThreadPerson> = {}): ThreadPerson {
  const source = { site: 'gmail', url: '', pack: 'gmail', version: 1 } as const;
  return {
    person,
    role: 'outside',
    prospect: null,
    match: { state: 'new' },
    extraction: toPersonExtraction(person, source),
    messageCount: 1,
    ...over,
  };
}

function known(person: MailPerson, id: string): ThreadPerson {
  return aPerson(person, {
    prospect: { id, name: person.name, title: null, companyName: null, isDoNotContact: false },
    match: { state: 'saved', id },
  });
}

const unsure = aPerson(mercer, {
  match: {
    state: 'possible_duplicate',
    candidates: [
      {
        id: 'dan',
        name: 'Dan Mercer',
        title: null,
        companyName: 'Harrow Pike',
        ownerId: null,
        reasons: [{ code: 'similar_name' }],
      },
    ],
  },
});

let count = 0;

function aMessage(
  from: MailPerson,
  to: readonly MailPerson[],
  over: Partial<ThreadMessage> = {},
): ThreadMessage {
  count += 1;
  const message: MailMessage = {
    ids: [`msg-${count}`],
    from,
    to,
    cc: [],
    bcc: [],
    at: '2026-11-20T03:41:00.000Z',
    isDraft: false,
    isBulk: false,
    isFolded: false,
  };
  return {
    message,
    key: `gm:${me.email}:msg-${count}`,
    direction: from === me ? 'out' : 'in',
    at: message.at,
    touchpointId: null,
    dealId: null,
    loggedBy: null,
    isShared: false,
    likely: [],
    leftOut: null,
    ...over,
  };
}

function aCard(over: Partial<MailCard> = {}): MailCard {
  return {
    threadKey: 'gm:sam@calderfinch.example:1',
    people: [aPerson(me, { role: 'own' }), known(priya, 'p1')],
    messages: [aMessage(me, [priya]), aMessage(priya, [me])],
    deals: [],
    loggedDeals: [],
    setting: { mode: 'default', dealId: null },
    waitsForUs: true,
    sends: [],
    rules,
    mail: repSettingDefaults.mail,
    isAsked: true,
    ...over,
  };
}

const aDeal = (id: string) => ({ id, name: id, amount: null, currency: 'USD' });

describe('who is ticked', () => {
  it('whoever is on file, nobody new, nobody who may be somebody else', () => {
    expect(
      [known(priya, 'p1'), aPerson(sanne), unsure].map((one) => isTicked(one, noChoices)),
    ).toEqual([true, false, false]);
  });

  it('follows the rep', () => {
    const ticks = { [priya.email]: false, [sanne.email]: true };
    const choices = { ...noChoices, ticks };
    expect(isTicked(known(priya, 'p1'), choices)).toBe(false);
    expect(isTicked(aPerson(sanne), choices)).toBe(true);
  });

  it('a possible duplicate once it is told apart, either way', () => {
    const same: MailChoices = {
      ...noChoices,
      answers: { [mercer.email]: { kind: 'same', id: 'dan', name: 'Dan Mercer' } },
    };
    const different: MailChoices = {
      ...noChoices,
      answers: { [mercer.email]: { kind: 'different' } },
    };
    expect([same, different].map((choices) => standingOf(unsure, choices))).toEqual([
      'known',
      'new',
    ]);
    expect([same, different].every((choices) => isTicked(unsure, choices))).toBe(true);
  });

  it.each<MailRole>(['own', 'colleague', 'never', 'machine', 'nameless'])(
    'never somebody who is %s, whatever was ticked',
    (role) => {
      const choices = { ...noChoices, ticks: { [sanne.email]: true } };
      expect(isTicked(aPerson(sanne, { role }), choices)).toBe(false);
    },
  );
});

describe('the list of people', () => {
  it('has known ones first, then questions, new ones and those apart; the rep is left out', () => {
    const people = [
      aPerson(me, { role: 'own' }),
      aPerson({ email: 'duy@calderfinch.example', name: 'Duy' }, { role: 'colleague' }),
      aPerson(sanne),
      unsure,
      known(priya, 'p1'),
    ];
    expect(toShownPeople(people, noChoices).map(({ person }) => person.name)).toEqual([
      'Priya Raman',
      'D. Mercer',
      'Sanne Okafor',
      'Duy',
    ]);
  });

  it('stands still when a question is answered', () => {
    const people = [known(priya, 'p1'), unsure, aPerson(sanne)];
    const choices: MailChoices = {
      ...noChoices,
      answers: { [mercer.email]: { kind: 'different' } },
    };
    expect(toShownPeople(people, choices)).toEqual(toShownPeople(people, noChoices));
  });
});

describe('what the command is told', () => {
  it('who is known, who is made and with what was typed, who is left out', () => {
    const edits = { company_name: 'Harrow Pike Foods' };
    const choices: MailChoices = {
      ...noChoices,
      ticks: { [sanne.email]: true },
      edits: { [sanne.email]: edits },
    };
    const people = [aPerson(me, { role: 'own' }), known(priya, 'p1'), aPerson(sanne), unsure];
    expect(toDecisions(people, choices)).toEqual([
      { email: priya.email, kind: 'same', id: 'p1' },
      { email: sanne.email, kind: 'create', extraction: aPerson(sanne).extraction, edits },
      { email: mercer.email, kind: 'skip' },
    ]);
  });

  it('a known person without a tick is left out', () => {
    const choices = { ...noChoices, ticks: { [priya.email]: false } };
    expect(toDecisions([known(priya, 'p1')], choices)).toEqual([
      { email: priya.email, kind: 'skip' },
    ]);
  });
});

describe('saving somebody without logging', () => {
  it('makes a new prospect with what was typed, or gives the one they are the address', () => {
    const edits = { full_name: 'Sanne O.' };
    const typed = { ...noChoices, edits: { [sanne.email]: edits } };
    expect(toPersonSave(aPerson(sanne), typed)).toMatchObject({
      decision: { kind: 'create' },
      edits,
    });
    const choices: MailChoices = {
      ...noChoices,
      answers: { [mercer.email]: { kind: 'same', id: 'dan', name: 'Dan Mercer' } },
    };
    expect(toPersonSave(unsure, choices)?.decision).toEqual({
      kind: 'update',
      id: 'dan',
      fields: ['emails'],
    });
  });
});

describe('what a click logs', () => {
  it('all that is with somebody ticked and not logged yet', () => {
    const logged = aMessage(priya, [me], { touchpointId: 't1' });
    const draft = aMessage(me, [priya], { leftOut: 'draft' });
    const open = aMessage(me, [priya]);
    const other = aMessage(sanne, [me]);
    const card = aCard({
      people: [known(priya, 'p1'), aPerson(sanne)],
      messages: [logged, draft, open, other],
    });
    expect(toLoggable(card, noChoices)).toEqual([open]);
    const choices = { ...noChoices, ticks: { [sanne.email]: true } };
    expect(toLoggable(card, choices)).toEqual([open, other]);
  });

  it('is done at once without a deal, and with the only one', () => {
    expect(toLogStep(aCard(), noChoices)).toMatchObject({ kind: 'log', dealId: null });
    const card = aCard({ deals: [aDeal('d1')] });
    expect(toLogStep(card, noChoices)).toMatchObject({ kind: 'log', dealId: 'd1' });
  });

  it('waits for the rep where there are several deals, and takes none for an answer', () => {
    const card = aCard({ deals: [aDeal('d1'), aDeal('d2')] });
    expect(toLogStep(card, noChoices).kind).toBe('ask_deal');
    expect(toLogStep(card, { ...noChoices, dealId: null })).toMatchObject({ dealId: null });
    expect(toLogStep(card, { ...noChoices, dealId: 'd2' })).toMatchObject({ dealId: 'd2' });
  });

  it('goes where the thread goes, until that deal is closed', () => {
    const setting = { mode: 'default', dealId: 'd2' } as const;
    expect(dealIdOf(aCard({ deals: [aDeal('d1'), aDeal('d2')], setting }), {})).toBe('d2');
    expect(dealIdOf(aCard({ deals: [aDeal('d1')], setting }), {})).toBe('d1');
    expect(dealIdOf(aCard({ deals: [aDeal('d1'), aDeal('d3')], setting }), {})).toBeUndefined();
  });
});

describe('the deal of what is logged', () => {
  const logged = (dealId: string | null) =>
    aMessage(priya, [me], { touchpointId: `t-${dealId}`, dealId });

  it('stands for the thread where all of it went there', () => {
    const deals = [aDeal('d1'), aDeal('d2')];
    expect(dealIdOf(aCard({ deals, messages: [logged('d2'), logged(null)] }), {})).toBe('d2');
    expect(dealIdOf(aCard({ deals, messages: [logged('d1'), logged('d2')] }), {})).toBeUndefined();
    expect(dealIdOf(aCard({ deals, messages: [logged('closed')] }), {})).toBeUndefined();
    const setting = { mode: 'default', dealId: 'd1' } as const;
    expect(dealIdOf(aCard({ deals, messages: [logged('d2')], setting }), {})).toBe('d1');
  });

  it('is missed where one may be meant and the rep has not said none', () => {
    const [without, messages] = [logged(null), [logged('d1'), aMessage(priya, [me])]];
    const card = aCard({ deals: [aDeal('d1')], messages: [without, ...messages] });
    expect(toDealless(card, {})).toEqual([without]);
    expect(toDealless(card, { dealId: null })).toEqual([]);
    expect(toDealless({ ...card, deals: [] }, {})).toEqual([]);
  });
});

describe('a message that is on its way', () => {
  it('is not offered', () => {
    const messages = [aMessage(me, [priya], { leftOut: 'on_its_way' })];
    expect(toLoggable(aCard({ messages }), noChoices)).toEqual([]);
    expect(toLogStep(aCard({ messages }), noChoices)).toEqual({
      kind: 'nothing',
      reason: 'on_its_way',
    });
  });

  it('stands beside a thread that it shares somebody outside with', () => {
    const to = (person: MailPerson) =>
      ({ key: person.email, draft: { to: [person], cc: [], bcc: [] } }) as unknown as SendRow;
    const people = [aPerson(me, { role: 'own' }), known(priya, 'p1')];
    expect(toSendsWith(people, [to(priya), to(sanne), to(me)])).toEqual([to(priya)]);
  });
});

describe('a message that looks like a list', () => {
  it('may be logged by hand where its sender is on file', () => {
    const bulk = aMessage(priya, [me], { leftOut: 'bulk' });
    expect(mayLogBulk(bulk, aCard())).toBe(true);
    expect(mayLogBulk({ ...bulk, touchpointId: 't1' }, aCard())).toBe(false);
    expect(mayLogBulk(aMessage(priya, [me]), aCard())).toBe(false);
    expect(mayLogBulk(bulk, { people: [aPerson(priya)] })).toBe(false);
  });
});

describe('who is only copied in', () => {
  it('takes part in no message', () => {
    const message = aMessage(priya, [me]);
    const copied = { ...message, message: { ...message.message, cc: [sanne] } };
    expect(isOnlyCopied(aPerson(sanne), aCard({ messages: [copied] }))).toBe(true);
    expect(isOnlyCopied(known(priya, 'p1'), aCard({ messages: [copied] }))).toBe(false);
    const messages = [copied, aMessage(me, [sanne])];
    expect(isOnlyCopied(aPerson(sanne), aCard({ messages }))).toBe(false);
  });
});

describe('what was chosen outlives logging', () => {
  it('and whoever was told apart and saved is the prospect that they are now', () => {
    const choices: MailChoices = {
      ...noChoices,
      ticks: { [sanne.email]: true },
      answers: { [sanne.email]: { kind: 'different' } },
    };
    const saved = known(sanne, 'p9');
    expect(standingOf(saved, choices)).toBe('known');
    expect(toDecisions([saved], choices)).toEqual([{ email: sanne.email, kind: 'same', id: 'p9' }]);
    expect(standingOf(aPerson(sanne), choices)).toBe('new');
  });
});

describe('why there is nothing to log', () => {
  it('the thread is switched off', () => {
    const card = aCard({ setting: { mode: 'off', dealId: null } });
    expect(toLogStep(card, noChoices)).toEqual({ kind: 'off' });
  });

  it('all is logged', () => {
    const messages = [aMessage(priya, [me], { touchpointId: 't1' })];
    expect(toLogStep(aCard({ messages }), noChoices)).toEqual({ kind: 'all_logged', count: 1 });
  });

  it('what is left beside the logged is never logged', () => {
    const messages = [
      aMessage(priya, [me], { touchpointId: 't1' }),
      aMessage(me, [priya], { leftOut: 'draft' }),
    ];
    expect(toLogStep(aCard({ messages }), noChoices)).toEqual({ kind: 'all_logged', count: 1 });
  });

  it('nobody is ticked', () => {
    const card = aCard({ people: [aPerson(sanne)], messages: [aMessage(sanne, [me])] });
    expect(toLogStep(card, noChoices)).toEqual({
      kind: 'nobody',
      people: card.people,
      isTheirs: true,
    });
  });

  it('what it went to is unticked, and the step names them', () => {
    const card = aCard({
      people: [aPerson(sanne), aPerson(mercer), known(priya, 'p1')],
      messages: [aMessage(me, [sanne]), aMessage(priya, [me], { touchpointId: 't1' })],
    });
    expect(toLogStep(card, noChoices)).toEqual({
      kind: 'nobody',
      people: [card.people[0]],
      isTheirs: false,
    });
  });

  it('the rest is folded: nobody could be ticked for it', () => {
    const folded = aMessage(me, []);
    const message = {
      ...folded,
      leftOut: 'nobody',
      message: { ...folded.message, isFolded: true },
    };
    const messages = [aMessage(priya, [me], { touchpointId: 't1' }), message as ThreadMessage];
    expect(toLogStep(aCard({ messages }), noChoices)).toEqual({ kind: 'folded', count: 1 });
    expect(countFolded(aCard({ messages: [...messages, aMessage(me, [priya])] }))).toBe(1);
  });

  it('one reason for all of it, or several', () => {
    const internal = aMessage(me, [me], { leftOut: 'internal' });
    const bulk = aMessage(sanne, [me], { leftOut: 'bulk' });
    expect(toLogStep(aCard({ messages: [internal] }), noChoices)).toEqual({
      kind: 'nothing',
      reason: 'internal',
    });
    expect(toLogStep(aCard({ messages: [internal, bulk] }), noChoices)).toEqual({
      kind: 'nothing',
      reason: undefined,
    });
  });
});

describe('whose next action is shown', () => {
  it('that of whoever wrote last, once each', () => {
    const card = aCard({
      people: [known(priya, 'p1'), known(sanne, 'p2'), known(mercer, 'p2')],
      messages: [aMessage(priya, [me]), aMessage(sanne, [me]), aMessage(me, [sanne])],
    });
    expect(toMainPeople(card, noChoices).map(({ id }) => id)).toEqual(['p2', 'p1']);
  });

  it('nobody without a tick', () => {
    const choices = { ...noChoices, ticks: { [priya.email]: false } };
    expect(toMainPeople(aCard(), choices)).toEqual([]);
  });
});

describe('what can be put on the never list', () => {
  it('the domains of firms and every address, never a free provider or a colleague', () => {
    const people = [
      known(priya, 'p1'),
      aPerson(sanne),
      aPerson({ email: 'someone@gmail.com', name: '' }),
      aPerson({ email: 'duy@calderfinch.example', name: '' }, { role: 'colleague' }),
    ];
    expect(toNeverChoices(people, (domain) => domain === 'gmail.com')).toEqual({
      domains: ['harrowpike.example'],
      addresses: [priya.email, sanne.email, 'someone@gmail.com'],
    });
  });
});
