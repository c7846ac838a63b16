import { describe, expect, it, vi } from 'vitest';
import { toPersonExtraction } from '../../lib/mail/mail-person.ts';
import type { MailPerson } from '../../lib/model/mail.ts';
import type { ThreadMessage, ThreadPerson } from '../../lib/store/mail-card.ts';

// The browser's texts need a browser; which one is asked for, and with what, is what counts here.
vi.mock('#i18n', () => ({
  i18n: {
    t: (key: string, ...values: readonly unknown[]) => [key, ...values.flat()].join(' '),
  },
}));

const { lastText, messageStateText, nameOf, senderName, stepText } = await import(
  './mail-words.ts'
);

const priya: MailPerson = { email: 'priya@harrowpike.example', name: 'Priya' };
const me: MailPerson = { email: 'sam@calderfinch.example', name: 'Sam' };
const at = '2026-11-20T10:00:00.000Z';

const people: readonly ThreadPerson[] = [
  {
    person: priya,
    role: 'outside',
    prospect: {
      id: 'p1',
      name: 'Priya Raman',
      title: null,
      companyName: null,
      isDoNotContact: false,
    },
    match: { state: 'saved', id: 'p1' },
    extraction: null,
    messageCount: 1,
  },
  { person: me, role: 'own', prospect: null, match: null, extraction: null, messageCount: 1 },
];

function aMessage(from: MailPerson | null, over: Partial<ThreadMessage> = {}): ThreadMessage {
  const message = {
    ...{ ids: [], from, to: [], cc: [], bcc: [], at },
    ...{ isDraft: false, isBulk: false, isFolded: false },
  };
  return {
    ...{ message, key: 'k', direction: 'in', at, touchpointId: null, loggedBy: null },
    dealId: null,
    ...{ isShared: false, likely: [], leftOut: null },
    ...over,
  };
}

const context = {
  isLoggable: true,
  isTeam: true,
  isOff: false,
  nameOfRep: (id: string) => ({ duy: 'Duy' })[id],
};

describe('where a message stands', () => {
  it('logged, and by whom where there are several reps', () => {
    const logged = aMessage(priya, { touchpointId: 't1', loggedBy: 'duy' });
    expect(messageStateText(logged, context)).toBe('mail.loggedBy Duy');
    expect(messageStateText(logged, { ...context, isTeam: false })).toBe('mail.logged');
    const byOneWhoLeft = { ...logged, loggedBy: 'gone' };
    expect(messageStateText(byOneWhoLeft, context)).toBe('mail.logged');
  });

  it('to be logged, or why not', () => {
    expect(messageStateText(aMessage(priya), context)).toBe('mail.willBeLogged');
    const not = { ...context, isLoggable: false };
    expect(messageStateText(aMessage(priya), not)).toBe('mail.senderUnticked');
    const sent = aMessage(me, { direction: 'out' });
    expect(messageStateText(sent, not)).toBe('mail.recipientUnticked');
    expect(messageStateText({ ...sent, leftOut: 'nobody' }, not)).toBe('mail.leftOut.nobody');
    expect(messageStateText(aMessage(priya, { leftOut: 'bulk' }), not)).toBe('mail.leftOut.bulk');
    const folded = aMessage(me, { leftOut: 'nobody' });
    const message = { ...folded, message: { ...folded.message, isFolded: true } };
    expect(messageStateText(message, not)).toBe('mail.folded');
  });

  it('switched off with its thread, but what is never logged says its own reason', () => {
    const off = { ...context, isLoggable: false, isOff: true };
    expect(messageStateText(aMessage(priya), off)).toBe('mail.threadOff');
    expect(messageStateText(aMessage(priya, { leftOut: 'draft' }), off)).toBe('mail.leftOut.draft');
  });
});

describe('why nothing is logged', () => {
  it('names the reason where it is one', () => {
    expect(stepText({ kind: 'nothing', reason: 'internal' })).toBe(
      'mail.nothingBecause mail.leftOut.internal',
    );
    expect(stepText({ kind: 'nothing', reason: undefined })).toBe('mail.nothing');
    expect(stepText({ kind: 'log', messages: [], dealId: null })).toBeUndefined();
  });
});

describe('whom to tick', () => {
  const step = (people_: readonly ThreadPerson[], isTheirs: boolean) =>
    stepText({ kind: 'nobody', people: people_, isTheirs });

  it('by name: whoever wrote it, whom it went to, one of several', () => {
    const [one] = people;
    if (!one) throw new Error('nobody');
    expect(step([one], true)).toBe('mail.tickWriter Priya Raman');
    expect(step([one], false)).toBe('mail.tickRecipient Priya Raman');
    expect(step([one, one, one, one], false)).toBe(
      'mail.tickOneOf Priya Raman, Priya Raman, Priya Raman …',
    );
    expect(step([], false)).toBe('mail.nothing');
  });
});

describe('what somebody new is called', () => {
  const named = (name: string): ThreadPerson => {
    const person = { email: 'jane.doe@acme.example', name };
    const source = { site: 'gmail', url: '', pack: 'gmail', version: 1 } as const;
    return {
      ...{ person, role: 'outside', prospect: null, match: { state: 'new' }, messageCount: 1 },
      extraction: toPersonExtraction(person, source),
    };
  };

  it('is as they would be saved, and by their address where no name is shown', () => {
    expect(nameOf(named('Doe, Jane'))).toBe('Jane Doe');
    expect(nameOf(named(''))).toBe('jane.doe@acme.example');
    expect(nameOf({ ...named('Duy'), extraction: null })).toBe('Duy');
  });
});

describe('who wrote last', () => {
  it('by the name on file, with who waits', () => {
    const now = Date.parse(at) + 19 * 3_600_000;
    const text = lastText({ messages: [aMessage(priya)], people, waitsForUs: true }, now);
    expect(text).toMatch(/^mail\.lastFrom Priya Raman .+ mail\.waits$/);
  });

  it('a draft is no answer, and a page without a time says no time', () => {
    const draft = aMessage(me);
    const messages = [
      aMessage(priya, { at: null }),
      { ...draft, message: { ...draft.message, isDraft: true } },
    ];
    expect(lastText({ messages, people, waitsForUs: false }, 0)).toBe(
      'mail.lastFromSometime Priya Raman',
    );
  });

  it('the rep is you; somebody without an address is known by name', () => {
    expect(senderName(aMessage(me), people)).toBe('mail.you');
    expect(senderName(aMessage({ email: '', name: 'Linh' }), people)).toBe('Linh');
    expect(senderName(aMessage(null), people)).toBeUndefined();
  });
});
