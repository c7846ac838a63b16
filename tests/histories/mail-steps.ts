import fc from 'fast-check';

export interface PlannedMail {
  /** A rep, or the prospect. */
  readonly writer: 0 | 1 | 'prospect';
  readonly isToBoth: boolean;
  readonly subject: 1 | 2;
  /** `phone`: no page of ours sees it go. */
  readonly fate: 'sent' | 'undone' | 'scheduled' | 'phone';
  /** After it was undone. */
  readonly isSentAgain: boolean;
  /** How far the second rep's mailbox dates it from the first's. */
  readonly skewSeconds: number;
}

/** `endsAfter`: the worker is killed within so many steps of what it does. */
export type MailStep =
  | {
      readonly kind: 'mail';
      readonly mail: number;
      /** Tabs that tell of it: none where it was closed before. */
      readonly tellers: number;
      readonly endsAfter: number | null;
    }
  | { readonly kind: 'wait'; readonly seconds: number }
  | {
      readonly kind: 'open' | 'settle' | 'sync';
      readonly device: number;
      readonly endsAfter: number | null;
    };

export interface MailScript {
  readonly mails: readonly PlannedMail[];
  readonly steps: readonly MailStep[];
}

const endsAfter = fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 });
const device = fc.integer({ min: 0, max: 2 });

const mail: fc.Arbitrary<PlannedMail> = fc.record({
  writer: fc.constantFrom(0 as const, 0 as const, 1 as const, 'prospect' as const),
  isToBoth: fc.boolean(),
  subject: fc.constantFrom(1 as const, 2 as const),
  fate: fc.constantFrom('sent', 'sent', 'undone', 'scheduled', 'phone'),
  isSentAgain: fc.boolean(),
  skewSeconds: fc.integer({ min: -50, max: 50 }),
});

const step: fc.Arbitrary<MailStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('mail' as const),
      mail: fc.nat({ max: 3 }),
      tellers: fc.constantFrom(0, 1, 1, 1, 2),
      endsAfter,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 10, 31, 600),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('open' as const, 'settle' as const, 'sync' as const),
      device,
      endsAfter,
    }),
  },
);

export const mailScript: fc.Arbitrary<MailScript> = fc.record({
  mails: fc.array(mail, { minLength: 1, maxLength: 4 }),
  steps: fc.array(step, { maxLength: 24 }),
});
