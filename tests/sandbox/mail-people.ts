import {
  createSandboxMail,
  type SandboxAccount,
  type SandboxMail,
  type SandboxMailbox,
  type SandboxMailOptions,
} from './mail-model.ts';
import { katharina, minhAnh, oliver, type SandboxPerson, viewer } from './people.ts';

export function mailboxOf(person: SandboxPerson): SandboxMailbox {
  return { name: person.name, email: person.emails[0] ?? '' };
}

export const sam: SandboxAccount = {
  name: viewer.name,
  email: 'sam.okafor@calderfinch.example',
  aliases: ['sam@calderfinch.example'],
};

/** The rep's second mailbox, at `/u/1/`. */
export const desk: SandboxAccount = {
  name: 'Calder & Finch sales desk',
  email: 'desk@calderfinch-sales.example',
  aliases: [],
};

/** A mailbox with a few threads, as the tour and the browser tests find it. */
export function aSandboxMail(options: SandboxMailOptions = {}): SandboxMail {
  const mail = createSandboxMail([sam, desk], options);
  const [first, second] = mail.accounts;
  if (first === undefined) return mail;
  const rooms = mail.deliver(
    0,
    { subject: 'Cold rooms: dates for a first call' },
    {
      from: first,
      to: [mailboxOf(minhAnh)],
      at: Date.parse('2026-11-19T02:05:00Z'),
      text: 'Chào chị Minh Anh, would Tuesday or Thursday suit you for a first call?',
    },
  );
  mail.deliver(
    0,
    { token: rooms.token },
    {
      from: mailboxOf(minhAnh),
      to: [first],
      at: Date.parse('2026-11-20T03:41:00Z'),
      text: 'Thursday at 9 works. Please send the agenda to my colleague Bảo too.',
    },
  );
  mail.deliver(
    0,
    { subject: 'Angebot Schichtplanung, Werk 2' },
    {
      from: mailboxOf(katharina),
      to: [first, mailboxOf(oliver)],
      at: Date.parse('2026-11-18T14:12:00Z'),
      text: 'Guten Tag Herr Okafor, bitte senden Sie uns die überarbeitete Fassung bis Freitag.',
    },
  );
  mail.deliver(
    0,
    { subject: 'Shift planning weekly: seven rosters that fail' },
    {
      from: { name: 'Rosterwise Weekly', email: 'no-reply@rosterwise.example' },
      to: [first],
      at: Date.parse('2026-11-17T06:30:00Z'),
      text: 'In this issue: why rosters fail on Mondays.',
      isBulk: true,
    },
  );
  if (second !== undefined) {
    mail.deliver(
      1,
      { subject: 'Rates for the night shift' },
      {
        from: mailboxOf(oliver),
        to: [second],
        at: Date.parse('2026-11-19T09:20:00Z'),
        text: 'Could you send the rates before the weekend?',
      },
    );
  }
  return mail;
}
