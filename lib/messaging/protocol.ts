import * as z from 'zod/mini';
import { mailSites } from '../model/mail.ts';
import { mailReadingSchema, sendReportSchema } from '../model/mail-schema.ts';
import { roles } from '../model/workspace.ts';

/** `page`: a page of this extension · `content`: a script of ours inside a web page, which a hostile page may forge. */
export type SenderKind = 'page' | 'content';

interface MessageRule {
  readonly from: readonly SenderKind[];
  readonly input: z.ZodMiniType;
  readonly output: z.ZodMiniType;
}

const role = z.enum(roles);
const shortText = z.string().check(z.minLength(1), z.maxLength(120));
const address = z.string().check(z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+$/));
const nothing = z.strictObject({});
const joined = z.strictObject({ workspaceId: z.uuid() });

/**
 * EVERY message of the extension. What is not listed here is refused, so is any input or output that does not fit.
 * Content scripts send two: what a granted webmail page shows and what becomes of a message that is sent there. Neither
 * is answered with anything of the rep's. Readers send none: a reading is the result of their injection.
 */
export const protocol = {
  /** Goes on with clips that a killed worker left behind. */
  'clips/resume': {
    from: ['page'],
    input: z.strictObject({}),
    output: z.strictObject({ resumedCount: z.int() }),
  },
  /** Looks the tab's page up again and shows in the icon whether it is saved. */
  'icon/refresh': {
    from: ['page'],
    input: z.strictObject({ tabId: z.int() }),
    output: z.strictObject({ isSaved: z.boolean() }),
  },
  /** A webmail page shows another thread, or the same one with more in it. From a granted site that is switched on. */
  'mail/opened': {
    from: ['content'],
    input: z.strictObject({ reading: mailReadingSchema }),
    output: nothing,
  },
  /** A message that is being sent has come to another stage. Answered once it is on disk: else the page says it again. */
  'mail/send': {
    from: ['content'],
    input: z.strictObject({ report: sendReportSchema }),
    output: nothing,
  },
  /** The rep switched the logging of a site on or off, or named a server: the watchers are registered anew. */
  'mail/watchers': {
    from: ['page'],
    input: nothing,
    output: z.strictObject({ sites: z.array(z.enum(mailSites)) }),
  },
  /** More next actions are to be worked out than a page should do; answered at once. */
  'actions/refresh': { from: ['page'], input: nothing, output: nothing },
  /** Something was saved: send it. Answered at once. */
  'sync/kick': { from: ['page'], input: nothing, output: nothing },
  /** Sync now, whatever the waiting time; answered when the round is over. */
  'sync/now': { from: ['page'], input: nothing, output: nothing },
  /** How much of the workspace is kept here. */
  'sync/scope': {
    from: ['page'],
    input: z.strictObject({
      scope: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('all') }),
        z.strictObject({ kind: z.literal('near'), days: z.int().check(z.gte(1), z.lte(3650)) }),
      ]),
    }),
    output: nothing,
  },
  /** Prospects of the workspace that are not kept here, by the beginnings of words. */
  'team/search': {
    from: ['page'],
    input: z.strictObject({ words: z.string().check(z.maxLength(200)) }),
    output: z.strictObject({
      hits: z.array(
        z.strictObject({
          id: z.uuid(),
          name: z.string(),
          title: z.nullable(z.string()),
          companyName: z.nullable(z.string()),
        }),
      ),
    }),
  },
  /** Brings a prospect and all about it here, and keeps it. */
  'team/fetch': { from: ['page'], input: z.strictObject({ id: z.uuid() }), output: nothing },
  /** Asks whether a Supabase project with Pipeside's tables is there, and remembers it. */
  'team/connect': {
    from: ['page'],
    input: z.strictObject({
      url: z.string().check(z.maxLength(300)),
      key: z.string().check(z.maxLength(1000)),
    }),
    output: nothing,
  },
  'team/sendCode': { from: ['page'], input: z.strictObject({ email: address }), output: nothing },
  'team/verifyCode': {
    from: ['page'],
    input: z.strictObject({ email: address, code: z.string().check(z.maxLength(20)) }),
    output: nothing,
  },
  'team/signIn': {
    from: ['page'],
    input: z.strictObject({ email: address, password: z.string().check(z.maxLength(500)) }),
    output: nothing,
  },
  /** Empties this computer of the team's data. Refused with `changes_waiting` unless those are given up. */
  'team/signOut': {
    from: ['page'],
    input: z.strictObject({ givesUpChanges: z.boolean() }),
    output: nothing,
  },
  /** The workspaces of whoever is signed in. */
  'team/list': {
    from: ['page'],
    input: nothing,
    output: z.strictObject({
      workspaces: z.array(
        z.strictObject({
          id: z.uuid(),
          name: z.string(),
          role,
          memberCount: z.int(),
          /** The rep's own name there. */
          memberName: z.string(),
        }),
      ),
    }),
  },
  'team/create': {
    from: ['page'],
    input: z.strictObject({
      name: shortText,
      memberName: shortText,
      currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
      timeZone: z.string().check(z.maxLength(60)),
    }),
    output: joined,
  },
  'team/join': {
    from: ['page'],
    input: z.strictObject({ code: z.string().check(z.maxLength(64)), memberName: shortText }),
    output: joined,
  },
  /** Works in this workspace from now on; what was made locally before goes there. */
  'team/open': {
    from: ['page'],
    input: z.strictObject({ workspaceId: z.uuid() }),
    output: nothing,
  },
  'team/invite': {
    from: ['page'],
    input: z.strictObject({ role, validHours: z.int().check(z.gte(1), z.lte(720)) }),
    output: z.strictObject({ id: z.uuid(), code: z.string(), expiresAt: z.string() }),
  },
  'team/revokeInvitation': {
    from: ['page'],
    input: z.strictObject({ id: z.uuid() }),
    output: nothing,
  },
  'team/setRole': {
    from: ['page'],
    input: z.strictObject({ repId: z.uuid(), role }),
    output: nothing,
  },
  'team/removeMember': {
    from: ['page'],
    input: z.strictObject({ repId: z.uuid(), takesOver: z.nullable(z.uuid()) }),
    output: nothing,
  },
} as const satisfies Record<`${string}/${string}`, MessageRule>;

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type MessageInput<Name extends MessageName> = z.infer<Protocol[Name]['input']>;
export type MessageOutput<Name extends MessageName> = z.infer<Protocol[Name]['output']>;

/** Nothing of ours is larger; a larger message is refused before it is looked at. */
export const maxMessageBytes = 64 * 1024;

/** How a message travels: a mark, the name, the input. Other senders' messages have no mark and are let pass. */
export const envelope = z.strictObject({
  pipeside: z.literal(1),
  name: z.string().check(z.maxLength(60)),
  input: z.unknown(),
});
