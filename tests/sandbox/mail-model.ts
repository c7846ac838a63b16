/**
 * The mailboxes behind the sandbox Gmail: what its server knows. Pages ask it by requests to the mail host, tests look
 * into it directly: what was really sent is what stands here, whatever a page showed.
 */

export interface SandboxMailbox {
  readonly name: string;
  readonly email: string;
}

export interface SandboxAccount extends SandboxMailbox {
  readonly aliases: readonly string[];
}

export interface SandboxMessage {
  /** As `data-message-id` has it, without the `#`: `msg-f:DEC`, `msg-a:r…` where it was written here. */
  readonly id: string;
  /** The older id, whose upper bits are the time. */
  readonly hex: string;
  readonly from: SandboxMailbox;
  readonly to: readonly SandboxMailbox[];
  readonly cc: readonly SandboxMailbox[];
  readonly bcc: readonly SandboxMailbox[];
  /** Ms since 1970. */
  readonly at: number;
  readonly text: string;
  readonly isDraft?: boolean;
  /** A list's: the page offers to unsubscribe. */
  readonly isBulk?: boolean;
}

export interface SandboxThread {
  /** What the address bar shows; not the thread's id. */
  readonly token: string;
  /** `thread-f:DEC`, `thread-a:r…` where it was begun here, or the word `undefined`, as pages have it since 2025. */
  readonly permId: string;
  readonly hex: string;
  readonly subject: string;
  readonly messages: readonly SandboxMessage[];
}

/** A message that was written in a page, as its window held it. */
export interface SandboxDraft {
  readonly id: string;
  /** Empty for the account's own address. */
  readonly from: string;
  readonly to: readonly SandboxMailbox[];
  readonly cc: readonly SandboxMailbox[];
  readonly bcc: readonly SandboxMailbox[];
  readonly subject: string;
  readonly text: string;
  /** Of the thread that it answers, or empty. */
  readonly threadHex: string;
  readonly replyTo: string;
}

export interface SentRecord {
  readonly account: string;
  readonly draft: SandboxDraft;
  readonly token: string;
  readonly hex: string;
  readonly at: number;
  /** `scheduled`: not sent yet. */
  readonly state: 'sent' | 'undone' | 'scheduled';
}

/** What a page asks of the server. */
export type MailRequest =
  | { readonly kind: 'list' }
  | { readonly kind: 'thread'; readonly token: string }
  | { readonly kind: 'save' | 'send' | 'schedule'; readonly draft: SandboxDraft }
  | { readonly kind: 'draft' | 'undo' | 'discard'; readonly id: string };

export interface SandboxMailOptions {
  /** How long a page offers to undo; Gmail's choices are 5, 10, 20 and 30 s. */
  readonly undoMs?: number;
  /** Least and most of the random pauses before anything shows. */
  readonly delayMs?: readonly [number, number];
  readonly seed?: number;
}

export interface NewMessage {
  readonly from: SandboxMailbox;
  readonly to: readonly SandboxMailbox[];
  readonly cc?: readonly SandboxMailbox[];
  readonly at?: number;
  readonly text: string;
  readonly isBulk?: boolean;
}

export interface SandboxMail {
  readonly accounts: readonly SandboxAccount[];
  readonly options: Required<Pick<SandboxMailOptions, 'undoMs' | 'delayMs' | 'seed'>>;
  threads(account: number): readonly SandboxThread[];
  /** A message that comes from elsewhere: of somebody else, or of the rep's own phone. Gives its thread. */
  deliver(
    account: number,
    to: { readonly token: string } | { readonly subject: string },
    message: NewMessage,
  ): SandboxThread;
  /** What was sent from pages, undone ones among it: the latest word on each draft. */
  sent(): readonly SentRecord[];
  /** The hour of a scheduled message has come, at `at`. */
  release(draftId: string, at: number): void;
  /** The server's answer, as JSON. */
  answer(account: number, request: MailRequest): unknown;
}

/** The older id and the same number in decimal. */
function toLegacyId(at: number, salt: number): { readonly hex: string; readonly decimal: string } {
  const value = (BigInt(at) << 20n) | BigInt(salt);
  return { hex: value.toString(16), decimal: value.toString() };
}

export function createSandboxMail(
  accounts: readonly SandboxAccount[],
  options: SandboxMailOptions = {},
): SandboxMail {
  const boxes = accounts.map(() => new Map<string, SandboxThread>());
  const drafts = new Map<string, SandboxDraft>();
  const sent = new Map<string, SentRecord>();
  let salt = 1;
  const nextSalt = (): number => {
    salt += 1;
    return salt & 0xf_ffff;
  };

  const boxOf = (account: number): Map<string, SandboxThread> => {
    const box = boxes[account];
    if (box === undefined) throw new Error(`the sandbox has no account ${account}`);
    return box;
  };
  const find = (account: number, hex: string): SandboxThread | undefined =>
    [...boxOf(account).values()].find((thread) => thread.hex === hex);

  const begin = (
    account: number,
    of: { readonly subject: string; readonly at: number; readonly isOwn: boolean },
  ): SandboxThread => {
    const { hex, decimal } = toLegacyId(of.at, nextSalt());
    const token = `FMfcgzSANDBOX${salt.toString(36).padStart(8, 'k')}`;
    const permId = of.isOwn
      ? `thread-a:r-${decimal.slice(0, 18)}`
      : salt % 3 === 0
        ? 'undefined'
        : `thread-f:${decimal}`;
    const thread = { token, permId, hex, subject: of.subject, messages: [] };
    boxOf(account).set(token, thread);
    return thread;
  };
  const put = (account: number, token: string, message: SandboxMessage): SandboxThread => {
    const thread = boxOf(account).get(token);
    if (thread === undefined) throw new Error(`no thread ${token}`);
    const others = thread.messages.filter(({ id }) => id !== message.id);
    const messages = [...others, message].sort((one, other) => one.at - other.at);
    const next = { ...thread, messages };
    boxOf(account).set(token, next);
    return next;
  };
  const take = (account: number, token: string, id: string): void => {
    const thread = boxOf(account).get(token);
    if (thread === undefined) return;
    const messages = thread.messages.filter((message) => message.id !== id);
    if (messages.length === 0) boxOf(account).delete(token);
    else boxOf(account).set(token, { ...thread, messages });
  };

  /** One draft is one message: sent again after an undo it has the same name. */
  const send = (
    account: number,
    draft: SandboxDraft,
    { at, state }: { readonly at: number; readonly state: 'sent' | 'scheduled' },
  ): SentRecord => {
    const me = accounts[account];
    if (me === undefined) throw new Error(`no account ${account}`);
    const earlier = sent.get(draft.id);
    if (earlier !== undefined && earlier.state === 'sent') {
      throw new Error(`${draft.id} was sent already`);
    }
    drafts.delete(draft.id);
    const thread =
      find(account, draft.threadHex) ?? begin(account, { subject: draft.subject, at, isOwn: true });
    const { hex } = toLegacyId(at, nextSalt());
    const record: SentRecord = {
      account: me.email,
      draft,
      token: thread.token,
      hex,
      at,
      state,
    };
    sent.set(draft.id, record);
    if (state === 'sent') {
      const from = { name: me.name, email: draft.from || me.email };
      const { to, cc, bcc, text } = draft;
      put(account, thread.token, { id: draft.id, hex, from, to, cc, bcc, at, text });
    }
    return record;
  };

  const answer = (account: number, request: MailRequest): unknown => {
    switch (request.kind) {
      case 'list':
        return [...boxOf(account).values()].filter(({ messages }) => messages.length > 0);
      case 'thread':
        return boxOf(account).get(request.token) ?? null;
      case 'draft':
        return drafts.get(request.id) ?? null;
      case 'save': {
        drafts.set(request.draft.id, request.draft);
        const thread = find(account, request.draft.threadHex);
        const me = accounts[account];
        if (thread && me) {
          const { id, to, cc, bcc, text } = request.draft;
          const at = Date.now();
          const { hex } = toLegacyId(at, nextSalt());
          const from = { name: me.name, email: request.draft.from || me.email };
          put(account, thread.token, { id, hex, from, to, cc, bcc, at, text, isDraft: true });
        }
        return {};
      }
      case 'send':
        return send(account, request.draft, { at: Date.now(), state: 'sent' });
      case 'schedule':
        return send(account, request.draft, { at: Date.now(), state: 'scheduled' });
      case 'undo': {
        const record = sent.get(request.id);
        if (record === undefined) return null;
        sent.set(request.id, { ...record, state: 'undone' });
        drafts.set(request.id, record.draft);
        take(account, record.token, request.id);
        return record.draft;
      }
      case 'discard': {
        const draft = drafts.get(request.id);
        drafts.delete(request.id);
        const thread = draft && find(account, draft.threadHex);
        if (thread) take(account, thread.token, request.id);
        return {};
      }
    }
  };

  return {
    accounts,
    options: {
      undoMs: options.undoMs ?? 5_000,
      delayMs: options.delayMs ?? [20, 250],
      seed: options.seed ?? 1,
    },
    threads: (account) => [...boxOf(account).values()],
    deliver: (account, to, message) => {
      const at = message.at ?? Date.now();
      const { hex, decimal } = toLegacyId(at, nextSalt());
      const token =
        'token' in to ? to.token : begin(account, { subject: to.subject, at, isOwn: false }).token;
      return put(account, token, {
        id: `msg-f:${decimal}`,
        hex,
        from: message.from,
        to: message.to,
        cc: message.cc ?? [],
        bcc: [],
        at,
        text: message.text,
        ...(message.isBulk ? { isBulk: true } : {}),
      });
    },
    sent: () => [...sent.values()],
    release: (draftId, at) => {
      const record = sent.get(draftId);
      if (record?.state !== 'scheduled') throw new Error(`${draftId} is not scheduled`);
      const account = accounts.findIndex(({ email }) => email === record.account);
      send(account, record.draft, { at, state: 'sent' });
    },
    answer,
  };
}
