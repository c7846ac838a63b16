import type { BlockCode, Confidence } from '../../model/extraction.ts';
import type { MailField, MailMessage, MailPerson, MailSiteId } from '../../model/mail.ts';
import type { WallClock } from './shown-time.ts';

/** The elements that one message, window or row is made of; a row may be drawn as several table rows. */
export type MailScope = readonly Element[];

/** What the layers may know of the page besides their own scope. */
export interface MailPage {
  readonly document: Document;
  readonly url: string;
  readonly pack: MailPack;
  /** The mailbox's own address in lower case, `''` where the page does not say; and it with its aliases. */
  readonly account: string;
  readonly own: ReadonlySet<string>;
  /** Name of the mailbox's owner; interfaces write "me" instead, in their language. */
  readonly ownName: string;
  /** The open thread. */
  readonly thread: Element | undefined;
  /** For what is worked out once a reading, by a name of the adapter's own. */
  readonly memo: Map<string, unknown>;
}

/** What a layer found: texts as they stand in the page, or people where their parts stand apart. */
export interface Found {
  readonly raws: readonly string[];
  readonly people?: readonly MailPerson[];
}

interface LayerBase {
  /** Unique within its field. Why it is trusted, where that is not obvious, stands in `reasons.ts`. */
  readonly name: string;
  /** `likely` where it does not say. */
  readonly confidence?: Confidence;
  /** Heard only where no layer before it won: what it says cannot be compared with theirs. */
  readonly isLastResort?: true;
}

/**
 * Where a layer looks: in the whole scope, in a part of it that the pack names, in the whole `page`, or at the scope's own
 * elements (`self`), which spares a walk through the body.
 */
interface InPart {
  readonly in?: string;
}

interface Selected extends InPart {
  /** Several selectors in one list are old and new forms of one thing. The scope's own elements count too. */
  readonly select: string;
  /** First group of the pattern instead of the whole. */
  readonly pattern?: RegExp;
}

export type MailLayer = LayerBase &
  (
    | (Selected & { readonly kind: 'attribute'; readonly attribute: string })
    | (Selected & { readonly kind: 'text'; readonly ownText?: boolean })
    /** What a field of a form holds now, hidden ones included. */
    | (Selected & { readonly kind: 'input' })
    /** Gmail's log attribute: a field of base64url JSON; all its texts, flattened. */
    | (Selected & { readonly kind: 'jslog'; readonly field: string })
    | (Selected & {
        /** Elements that each stand for one person. */
        readonly kind: 'people';
        /** Attributes that hold the address, surest first; `text` is the element's text. One without an address is left out, but with `nameless`. */
        readonly email: readonly string[];
        readonly names: readonly string[];
        readonly nameless?: boolean;
      })
    /** Text as in a header: `"Doe, Jane" <jane@acme.com>, …`, of an attribute, a form's field or the element. */
    | (Selected & { readonly kind: 'header'; readonly attribute?: string })
    | { readonly kind: 'title'; readonly pattern: RegExp }
    /** The page's own script text; only scripts that hold `mark` are searched. */
    | { readonly kind: 'script'; readonly mark: string; readonly pattern: RegExp }
    | { readonly kind: 'url'; readonly pattern: RegExp }
    /** Worked out from a field that was read before, by arithmetic. */
    | {
        readonly kind: 'known';
        readonly field: MailField;
        readonly from: (value: string) => string | undefined;
      }
    /** A time in words, to the minute: never more than a guess. */
    | (Selected & { readonly kind: 'shown'; readonly attribute?: string })
    /** What no selector can say. Reads and nothing else. */
    | { readonly kind: 'code'; readonly read: (scope: MailScope, page: MailPage) => Found }
  );

/** How a field's texts become its value. */
export type MailValueKind =
  | 'line'
  | 'threadId'
  | 'messageId'
  | 'address'
  | 'addresses'
  | 'person'
  | 'people'
  | 'instant';

export interface MailFieldRule {
  readonly value: MailValueKind;
  /** Surest first, old and new ones. */
  readonly layers: readonly MailLayer[];
  /** Of people: these add to what the winner read instead of competing with it. */
  readonly adds?: readonly MailLayer[];
  /** The knock-out test asks for it: it is read without the layer that won as well. */
  readonly required?: boolean;
}

/** Fields of one kind of thing. `other_ids`: more names of a message, after `message_id`. */
export type MailRules = Readonly<Partial<Record<MailField | 'other_ids', MailFieldRule>>>;

export interface RootRule {
  readonly select: string;
  /** This ancestor of what was found instead; nothing where there is none. */
  readonly closest?: string;
  /** The nearest ancestor that holds one of these instead. */
  readonly holding?: string;
  /** What no selector can say: the root of what was found, or that it has none. Reads and nothing else. */
  readonly toRoot?: (mark: Element) => Element | undefined;
  /** Parts that are not shown count as well: a window that is folded down is still there. */
  readonly evenHidden?: true;
}

export interface MailBlockSign {
  readonly code: BlockCode;
  readonly select?: string;
  readonly path?: RegExp;
}

export interface ItemRules {
  /** First rule that finds something. */
  readonly roots: readonly RootRule[];
  /** Named parts of an item: the first selector that is there. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  readonly fields: MailRules;
}

/** One webmail site as data. Ships with the package; nothing that decides what is read is ever fetched. */
export interface MailPack {
  readonly id: string;
  readonly version: number;
  readonly site: MailSiteId;
  /** Day on which the rules were last checked against what is known of the real pages. */
  readonly seenWorking: string;
  /** Signs of a page that is no mail, asked for once nothing else was found; first that fits. */
  readonly blocked: readonly MailBlockSign[];
  /** A page of mail that shows neither thread nor window: a list, and be it empty. */
  readonly shell: string;
  /** Parts that speak of others or are mail itself (bodies, hidden copies, menus): no header is read in them. */
  readonly strangers: string;
  /** Views that the site keeps but does not show. */
  readonly hidden: string;
  readonly page: MailRules;
  /** People with full names, among whom the mailbox's owner may be. */
  readonly owners: readonly MailLayer[];
  readonly thread: Omit<ItemRules, 'parts'> & {
    /** Places of messages that are not drawn, or counters of them. */
    readonly folds?: string;
    /** Newest first is turned round where no times say the order. */
    readonly isNewestFirst?: (page: MailPage) => boolean;
  };
  readonly message: ItemRules & {
    readonly bulk?: string;
    /** The same where the page says it elsewhere than in the message. */
    readonly isBulk?: (page: MailPage) => boolean;
    readonly unsent?: string;
    /** Of an item that shows its recipients; without one the message is folded. */
    readonly unfolded: string;
    /** What the sender wrote; and what in it is quoted. */
    readonly body: string;
    readonly quotes: string;
  };
  readonly window: ItemRules & {
    /** A name that the client made for the thread of a new message: it answers none. */
    readonly newThread?: RegExp;
  };
  readonly row: ItemRules & {
    /** Never rows: advertisements. */
    readonly skip?: string;
    /** Where a row may be drawn as several elements: what begins one, and what only one of them has. */
    readonly opens?: string;
    readonly once?: string;
    readonly unsent?: string;
    readonly bulk?: string;
  };
  /** People of header text: `parseMailboxes`, or less where a script that follows the page has to be light. */
  readonly parse: (text: string) => readonly MailPerson[];
  /** `readWords` of `body.ts`; left out where a script follows the page, which reads headers alone. */
  readonly readWords?: (
    root: Element,
    message: MailPack['message'],
  ) => Pick<MailMessage, 'signature' | 'snippet'>;
  /** An id as it is kept, from one as it stands in the page; `undefined` is no id. As it stands where left out. */
  readonly toId?: (raw: string, of: 'thread' | 'message') => string | undefined;
  /** A time in words; `parseShownTime` where left out. */
  readonly parseShown?: (text: string, language: string) => WallClock | undefined;
  /** How far the page's clock is from UTC, where it can be told from times that are known exactly; in ms. */
  readonly zoneOf?: (page: MailPage) => number | undefined;
}
