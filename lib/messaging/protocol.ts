import * as z from 'zod/mini';

/** `page`: a page of this extension · `content`: a script of ours inside a web page, which a hostile page may forge. */
export type SenderKind = 'page' | 'content';

interface MessageRule {
  readonly from: readonly SenderKind[];
  readonly input: z.ZodMiniType;
  readonly output: z.ZodMiniType;
}

/**
 * EVERY message of the extension. What is not listed here is refused, so is any input or output that does not fit.
 * Content scripts may send none: the LinkedIn reader hands its reading back as the result of its injection.
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
