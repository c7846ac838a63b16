import * as z from 'zod/mini';
import { type MailReading, mailSites, type SendReport } from './mail.ts';
import { instant, text, webAddress } from './row.ts';

/**
 * What comes back from a webmail page is the page's word, and mail is written by strangers. Only these shapes, within
 * these sizes, go further.
 */

const address = text(254);
const person = z.strictObject({ email: address, name: text(200) });
/** A list of more recipients is cut by the reader: nobody writes to five hundred prospects by hand. */
export const maxRecipients = 500;
const people = z.array(person).check(z.maxLength(maxRecipients));
const mailId = text(200);
export const maxMessages = 200;

export const mailMessageSchema = z.strictObject({
  ids: z.array(mailId).check(z.maxLength(4)),
  from: z.nullable(person),
  to: people,
  cc: people,
  bcc: people,
  at: z.nullable(instant),
  guessedAt: z.optional(instant),
  isDraft: z.boolean(),
  isBulk: z.boolean(),
  isFolded: z.boolean(),
  signature: z.optional(z.array(text(200)).check(z.maxLength(12))),
  snippet: z.optional(text(300)),
});

const draft = z.strictObject({
  id: mailId,
  threadId: mailId,
  replyTo: mailId,
  from: address,
  to: people,
  cc: people,
  bcc: people,
  subject: text(400),
});

const aliases = z.array(address).check(z.maxLength(50));

export const mailReadingSchema: z.ZodMiniType<MailReading> = z.strictObject({
  site: z.enum(mailSites),
  pageKind: z.enum(['mail_thread', 'mail_list', 'mail_compose', 'unknown']),
  pack: text(80),
  version: z.int(),
  url: z.union([webAddress, z.literal('')]),
  account: address,
  aliases,
  thread: z.nullable(
    z.strictObject({
      id: mailId,
      subject: text(400),
      messages: z.array(mailMessageSchema).check(z.maxLength(maxMessages)),
      hiddenCount: z.int().check(z.nonnegative()),
    }),
  ),
  drafts: z.array(draft).check(z.maxLength(20)),
  rows: z
    .array(
      z.strictObject({
        threadId: mailId,
        messageId: mailId,
        people: z.array(person).check(z.maxLength(20)),
        subject: text(400),
        at: z.nullable(instant),
      }),
    )
    .check(z.maxLength(200)),
  blocked: z.optional(
    z.enum(['sign_in_wall', 'not_found', 'not_rendered', 'unsupported_page', 'unknown_layout']),
  ),
}) as unknown as z.ZodMiniType<MailReading>;

export const sendReportSchema: z.ZodMiniType<SendReport> = z.strictObject({
  site: z.enum(mailSites),
  account: address,
  aliases,
  draft,
  stage: z.enum(['pending', 'confirmed', 'cancelled', 'scheduled']),
  pressedAt: instant,
  stageAt: instant,
});
