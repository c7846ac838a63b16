import type { FieldReading } from '../../model/extraction.ts';
import type {
  MailDraft,
  MailExtraction,
  MailField,
  MailItem,
  MailMark,
  MailMessage,
  MailPageKind,
  MailReading,
  MailRow,
} from '../../model/mail.ts';
import { toAsciiDigits } from '../engine/clean.ts';
import type { MailExplanation, ReadDepth } from './adapter.ts';
import { type Hearing, type ItemRead, type MailValue, readItem } from './field.ts';
import { type ReadItem, readMessages } from './messages.ts';
import type { ItemRules, MailPack, MailPage, MailScope } from './pack.ts';
import { findRoots, findRows, isHidden, isOrHolds } from './roots.ts';

const maxMessages = 200;
const maxDrafts = 20;
const maxRows = 200;

interface PageRead {
  readonly page: MailPage;
  readonly pageKind: MailPageKind;
  readonly fields: ItemRead;
  readonly threadFields: ItemRead;
  readonly messages: readonly ReadItem<MailMessage>[];
  readonly hiddenCount: number;
  readonly drafts: readonly ReadItem<MailDraft>[];
  readonly rows: readonly ReadItem<MailRow>[];
  readonly blocked: MailReading['blocked'];
}

interface Asked {
  readonly document: Document;
  readonly url: string;
}

/** The page as it is now. Of a list beside a thread or a window nothing is read. */
export function readMailPage(
  pack: MailPack,
  { document, url }: Asked,
  depth: ReadDepth,
): MailReading {
  try {
    const read = readWhole(
      pack,
      { document, url },
      { depth, hearing: 'first', isListWanted: false },
    );
    const { text: account = '' } = read.fields.values.account ?? {};
    return {
      ...about(pack, url),
      pageKind: read.pageKind,
      account,
      aliases: read.fields.values.aliases?.texts ?? [],
      thread: read.page.thread
        ? {
            id: read.threadFields.values.thread_id?.text ?? '',
            subject: read.threadFields.values.subject?.text ?? '',
            messages: read.messages.map(({ kept }) => kept),
            hiddenCount: read.hiddenCount,
          }
        : null,
      drafts: read.drafts.map(({ kept }) => kept),
      rows: read.rows.map(({ kept }) => kept),
      ...(read.blocked ? { blocked: read.blocked } : {}),
    };
  } catch {
    // A fault of ours: the page is told nothing, the rep that its layout is not known; the tests ask `explainMailPage`.
    return {
      ...about(pack, url),
      pageKind: 'unknown',
      account: '',
      aliases: [],
      thread: null,
      drafts: [],
      rows: [],
      blocked: 'unknown_layout',
    };
  }
}

/** The same with every layer heard, and whatever list there is. Throws on a fault of ours. */
export function explainMailPage(pack: MailPack, { document, url }: Asked): MailExplanation {
  const read = readWhole(
    pack,
    { document, url },
    { depth: 'headers', hearing: 'all', isListWanted: true },
  );
  const fields = { ...read.fields.fields, ...read.threadFields.fields };
  const rows = read.rows.map((row) => toItem('row', row, read.page));
  const items = [
    ...read.messages.map((message) => toItem('message', message, read.page)),
    ...read.drafts.map((draft) => toItem('draft', draft, read.page)),
  ];
  const hasItems = read.page.thread !== undefined || read.drafts.length > 0;
  const wanted: readonly MailField[] = read.page.thread
    ? ['subject', 'thread_id', 'account']
    : ['account'];
  const extraction: MailExtraction = {
    ...about(pack, url),
    pageKind: read.pageKind,
    fields,
    items: hasItems ? items : rows,
    list: hasItems ? rows : [],
    missing: read.blocked ? [] : wanted.filter((name) => !(name in fields)),
    notLoaded: [],
    warnings: [],
    ...(read.blocked ? { blocked: read.blocked } : {}),
  };
  const named = (kind: string, list: readonly ReadItem<unknown>[]) =>
    list.map(({ read: item }, at) => [`${kind} ${at + 1}`, item.traces] as const);
  return {
    extraction,
    traces: Object.fromEntries([
      ['', { ...read.fields.traces, ...read.threadFields.traces }] as const,
      ...named('message', read.messages),
      ...named('draft', read.drafts),
      ...named('row', read.rows),
    ]),
  };
}

function about(pack: MailPack, url: string) {
  return { site: pack.site, pack: pack.id, version: pack.version, url } as const;
}

function readWhole(
  pack: MailPack,
  { document, url }: Asked,
  how: { readonly depth: ReadDepth; readonly hearing: Hearing; readonly isListWanted: boolean },
): PageRead {
  const { hearing } = how;
  const thread = findThread(document, pack);
  const windows = findWindows(document, pack);
  const { page, fields } = bindPage({ document, url, pack, thread, hearing });
  const threadFields = thread
    ? readItem(pack.thread.fields, { elements: [thread], page, hearing })
    : noFields;
  const drafts = windows.map((window) => readWindow(window, page, hearing));
  // What is being written in the thread is a draft, and no message besides.
  const messages = (thread ? readMessages(thread, page, how) : []).filter(
    ({ kept }) => !kept.isDraft || drafts.every((draft) => !kept.ids.includes(draft.kept.id)),
  );
  const hasItems = thread !== undefined || windows.length > 0;
  const rows =
    hasItems && !how.isListWanted
      ? []
      : findRows(document, pack, maxRows).flatMap((row) => readRow(row, page, hearing));
  const isList = rows.length > 0 || (!hasItems && document.querySelector(pack.shell) !== null);
  return {
    page,
    pageKind: thread
      ? 'mail_thread'
      : windows.length > 0
        ? 'mail_compose'
        : isList
          ? 'mail_list'
          : 'unknown',
    fields,
    threadFields,
    messages: messages.slice(-maxMessages),
    hiddenCount: thread
      ? countHidden(thread, pack) + Math.max(0, messages.length - maxMessages)
      : 0,
    drafts,
    rows,
    blocked: hasItems || rows.length > 0 ? undefined : findBlock(page, isList),
  };
}

const noFields: ItemRead = { values: {}, fields: {}, traces: {} };

/** The open thread; of several views that the site keeps the one that is shown. */
export function findThread(document: Document, pack: MailPack): Element | undefined {
  return findRoots(document, pack.thread.roots, pack)[0];
}

export function findWindows(document: Document, pack: MailPack): readonly Element[] {
  return findRoots(document, pack.window.roots, pack).slice(0, maxDrafts);
}

/** Account first: whose address it is decides what a name may be. */
function bindPage({
  hearing,
  ...asked
}: Pick<MailPage, 'document' | 'url' | 'pack' | 'thread'> & { readonly hearing: Hearing }): {
  readonly page: MailPage;
  readonly fields: ItemRead;
} {
  const { document, pack } = asked;
  const nobody = { ...asked, account: '', own: new Set<string>(), ownName: '', memo: new Map() };
  const elements = [document.documentElement];
  const { aliases, ...first } = pack.page;
  const told = readItem(first, { elements, page: nobody, hearing });
  const account = told.values.account?.text ?? '';
  const known = { ...nobody, account };
  const others = readItem(aliases ? { aliases } : {}, { elements, page: known, hearing });
  const own = new Set([account, ...(others.values.aliases?.texts ?? [])].filter(Boolean));
  const fields: ItemRead = {
    values: { ...told.values, ...others.values },
    fields: { ...told.fields, ...others.fields },
    traces: { ...told.traces, ...others.traces },
  };
  return { page: { ...known, own, ownName: readOwnName(known, own) }, fields };
}

function readOwnName(page: MailPage, own: ReadonlySet<string>): string {
  if (own.size === 0) return '';
  const [root] = [page.document.documentElement];
  for (const layer of page.pack.owners) {
    const { values } = readItem(
      { from: { value: 'people', layers: [layer] } },
      { elements: [root], page, hearing: 'first' },
    );
    const owner = values.from?.people.find(({ email, name }) => own.has(email) && name !== '');
    if (owner) return owner.name;
  }
  return '';
}

/** What a window holds now; `''` for a thread where it begins one. */
function readWindow(window: Element, page: MailPage, hearing: Hearing): ReadItem<MailDraft> {
  const rules = page.pack.window;
  const read = readItem(rules.fields, { elements: [window], parts: rules.parts, page, hearing });
  const textOf = (value: MailValue | undefined): string => value?.text ?? '';
  const { values } = read;
  const threadId = textOf(values.thread_id);
  const replyTo = textOf(values.reply_to);
  const kept: MailDraft = {
    id: textOf(values.message_id),
    threadId: replyTo === '' && rules.newThread?.test(threadId) ? '' : threadId,
    replyTo,
    from: textOf(values.from),
    to: values.to?.people ?? [],
    cc: values.cc?.people ?? [],
    bcc: values.bcc?.people ?? [],
    subject: textOf(values.subject),
  };
  return { kept, read, marks: [] };
}

/** A window without its page, as the watcher reads it at the press. */
export function readDraft(window: Element, pack: MailPack): MailDraft {
  const page: MailPage = {
    document: window.ownerDocument,
    url: window.ownerDocument.URL,
    pack,
    account: '',
    own: new Set(),
    ownName: '',
    thread: undefined,
    memo: new Map(),
  };
  return readWindow(window, page, 'first').kept;
}

function readRow(row: MailScope, page: MailPage, hearing: Hearing): readonly ReadItem<MailRow>[] {
  const rules: ItemRules = page.pack.row;
  const read = readItem(rules.fields, { elements: row, parts: rules.parts, page, hearing });
  const { values } = read;
  if (!values.thread_id && !values.message_id && !values.from) return [];
  const kept: MailRow = {
    threadId: values.thread_id?.text ?? '',
    messageId: values.message_id?.text ?? '',
    people: (values.from?.people ?? []).slice(0, 20),
    subject: values.subject?.text ?? '',
    at: values.at && !values.at.isGuess ? values.at.text : null,
  };
  const marks: MailMark[] = [];
  if (isOrHolds(row, page.pack.row.bulk)) marks.push('bulk');
  if (isOrHolds(row, page.pack.row.unsent)) marks.push('unsent');
  return [{ kept, read, marks }];
}

/** Places of messages that are not drawn, or what their counter says where that is more. */
function countHidden(thread: Element, { thread: { folds }, message: { roots } }: MailPack): number {
  if (folds === undefined) return 0;
  const places = [...thread.querySelectorAll(folds)];
  const isDrawn = (place: Element): boolean =>
    roots.some(({ select }) => place.matches(select) || place.querySelector(select) !== null);
  const empty = places.filter((place) => !isDrawn(place));
  const told = empty.map(({ textContent }) =>
    Number(/\d{1,4}/.exec(toAsciiDigits(textContent ?? ''))?.[0] ?? 0),
  );
  return Math.min(9_999, Math.max(empty.length, ...told, 0));
}

function findBlock({ document, url, pack }: MailPage, isList: boolean): MailReading['blocked'] {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  for (const sign of pack.blocked) {
    const fits =
      (sign.select === undefined ||
        [...document.querySelectorAll(sign.select)].some((part) => !isHidden(part, pack))) &&
      (sign.path === undefined || sign.path.test(path));
    if (fits) return sign.code;
  }
  return isList ? undefined : 'unknown_layout';
}

/** A guess in words is shown as one; which way a message went is told by whose address wrote it. */
function toItem(
  kind: MailItem['kind'],
  { read, marks }: ReadItem<unknown>,
  { own }: MailPage,
): MailItem {
  const { from } = read.values;
  const sender = from?.people[0]?.email ?? from?.text ?? '';
  const direction: FieldReading | undefined =
    kind === 'message' && own.size > 0 && sender !== '' && read.fields.from
      ? {
          ...read.fields.from,
          value: own.has(sender) ? 'out' : 'in',
          layer: 'sender',
          agreed: [],
          disagreed: [],
        }
      : undefined;
  return { kind, fields: direction ? { ...read.fields, direction } : read.fields, marks };
}
