import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxMessageBytes } from '../messaging/protocol.ts';
import type { MailMessage, MailReading } from '../model/mail.ts';
import { mailReadingSchema, sendReportSchema } from '../model/mail-schema.ts';
import { toToldDraft, toToldReading } from './fit-mail.ts';

/** Up to what the schema lets through: a reading keeps to that. */
const textUpTo = (maxLength: number) =>
  fc.oneof(fc.nat(20), fc.nat(maxLength)).map((length) => 'ỹ'.repeat(length));
const anAddress = textUpTo(254);
const anId = textUpTo(200);
const aPerson = fc.record({ email: anAddress, name: textUpTo(200) });

/** Many alike: what matters is how many and how long. */
function many<Each>(each: fc.Arbitrary<Each>, maxCount = 500): fc.Arbitrary<readonly Each[]> {
  const aCount = fc.oneof(fc.nat(4), fc.nat(maxCount));
  return fc.tuple(each, aCount).map(([item, count]) => Array.from({ length: count }, () => item));
}

const someRecipients = { to: many(aPerson), cc: many(aPerson), bcc: many(aPerson) };

const aMessage: fc.Arbitrary<MailMessage> = fc.record(
  {
    ...someRecipients,
    ids: many(anId, 4),
    from: fc.option(aPerson),
    at: fc.constant('2026-11-29T10:00:00.000Z'),
    isDraft: fc.boolean(),
    isBulk: fc.boolean(),
    isFolded: fc.boolean(),
    signature: fc.constant(['Mara Voss', 'Head of Buying']),
    snippet: fc.constant('Dear rep'),
  },
  { requiredKeys: ['to', 'cc', 'bcc', 'ids', 'from', 'at', 'isDraft', 'isBulk', 'isFolded'] },
);

const aDraft = fc.record({
  ...someRecipients,
  id: anId,
  threadId: anId,
  replyTo: anId,
  from: anAddress,
  subject: textUpTo(400),
});

const aReading: fc.Arbitrary<MailReading> = fc.record({
  site: fc.constant('gmail' as const),
  pageKind: fc.constant('mail_thread' as const),
  pack: fc.constant('gmail'),
  version: fc.constant(1),
  url: textUpTo(3_000).map((path) => `https://mail.google.com/${path}`),
  account: anAddress,
  aliases: many(anAddress, 50),
  thread: fc.option(
    fc.record({
      id: anId,
      subject: textUpTo(400),
      messages: fc
        .tuple(aMessage, fc.nat(250))
        .map(([message, count]) => Array.from({ length: count }, () => message)),
      hiddenCount: fc.nat(100),
    }),
  ),
  drafts: fc.array(aDraft, { maxLength: 2 }),
  rows: fc.constant([]),
});

describe('what a page tells', () => {
  it('fits its message and its schema, whatever the page holds', () => {
    fc.assert(
      fc.property(aReading, (reading) => {
        const told = toToldReading(reading);
        const message = { pipeside: 1, name: 'mail/opened', input: { reading: told } };
        expect(JSON.stringify(message).length).toBeLessThan(maxMessageBytes);
        expect(mailReadingSchema.safeParse(told).success).toBe(true);
        expect(told.drafts).toEqual([]);
        expect(JSON.stringify(told)).not.toContain('Dear rep');
        const counted = (of: MailReading): number =>
          (of.thread?.messages.length ?? 0) + (of.thread?.hiddenCount ?? 0);
        expect(counted(told)).toBe(counted(reading));
      }),
      { numRuns: 20 },
    );
  });

  it('fits a report of a message that is sent', () => {
    fc.assert(
      fc.property(aDraft, (draft) => {
        const report = {
          site: 'gmail',
          account: '',
          aliases: [],
          draft: toToldDraft(draft),
          stage: 'pending',
          pressedAt: '2026-11-29T10:00:00.000Z',
          stageAt: '2026-11-29T10:00:00.000Z',
        };
        expect(sendReportSchema.safeParse(report).success).toBe(true);
        expect(JSON.stringify(report).length).toBeLessThan(maxMessageBytes - 200);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the newest messages, and says where recipients were cut', () => {
    const person = { email: 'mara@harrow.example', name: 'Mara' };
    const message = (at: number, toCount: number): MailMessage => ({
      ids: [String(at)],
      from: person,
      to: Array.from({ length: toCount }, () => person),
      cc: [person],
      bcc: [],
      at: null,
      isDraft: false,
      isBulk: false,
      isFolded: false,
    });
    const messages = Array.from({ length: 70 }, (_, at) => message(at, at === 69 ? 500 : 1));
    const told = toToldReading({
      site: 'gmail',
      pageKind: 'mail_thread',
      pack: 'gmail',
      version: 1,
      url: '',
      account: 'rep@pipeside.example',
      aliases: [],
      thread: { id: 'a', subject: 'Offer', messages, hiddenCount: 5 },
      drafts: [],
      rows: [],
    }).thread;
    expect(told?.messages).toHaveLength(60);
    expect(told?.hiddenCount).toBe(15);
    expect(told?.messages[0]?.ids).toEqual(['10']);
    expect(told?.messages[0]?.isFolded).toBe(false);
    expect(told?.messages.at(-1)).toMatchObject({ isFolded: true, cc: [] });
    expect(told?.messages.at(-1)?.to).toHaveLength(60);
  });
});
