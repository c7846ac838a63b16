import type { MailMessage, MailReading } from '../model/mail.ts';
import { toInstant } from '../platform/clock.ts';
import type { MailView } from './mail-rows.ts';
import type { Store } from './store.ts';

/** Nobody looks at more threads at once; what a lost tab left behind goes with the oldest. */
const maxViews = 50;

/**
 * Keeps what a tab shows. The page's own word has headers only: what the rep's gesture has read of the same messages
 * (signatures, first words) stays with them.
 */
export async function saveMailView(store: Store, view: Omit<MailView, 'at'>): Promise<void> {
  const at = toInstant(store.clock.now());
  await store.transaction('rw', store.mail_views, async () => {
    const before = await store.mail_views.get(view.tabId);
    await store.mail_views.put({ ...view, ...withAsked(view, before), at });
    if ((await store.mail_views.count()) <= maxViews) return;
    const oldestFirst = await store.mail_views.toCollection().sortBy('at');
    const surplus = oldestFirst.slice(0, oldestFirst.length - maxViews);
    await store.mail_views.bulkDelete(surplus.map(({ tabId }) => tabId));
  });
}

/** For live queries. */
export function mailViewOf(store: Store, tabId: number): Promise<MailView | undefined> {
  return store.mail_views.get(tabId);
}

/** Of these tabs; all where none are named. */
export async function dropMailViews(store: Store, tabIds?: readonly number[]): Promise<void> {
  if (tabIds) await store.mail_views.bulkDelete([...tabIds]);
  else await store.mail_views.clear();
}

function withAsked(
  view: Omit<MailView, 'at'>,
  before: MailView | undefined,
): Pick<MailView, 'reading' | 'by'> {
  const { reading, by } = view;
  if (by === 'rep' || before?.by !== 'rep' || !isSameThread(reading, before.reading)) return view;
  const askedById = new Map(
    before.reading.thread?.messages.flatMap((message) =>
      message.ids.map((id) => [id, askedOf(message)] as const),
    ),
  );
  const { thread } = reading;
  const messages = thread?.messages.map((message) => ({
    ...message,
    ...message.ids.map((id) => askedById.get(id)).find((asked) => asked !== undefined),
  }));
  return {
    reading: { ...reading, thread: thread && { ...thread, messages: messages ?? [] } },
    by: 'rep',
  };
}

function isSameThread(one: MailReading, other: MailReading): boolean {
  return (
    one.site === other.site &&
    one.account === other.account &&
    one.thread !== null &&
    one.thread.id !== '' &&
    one.thread.id === other.thread?.id
  );
}

function askedOf({ signature, snippet }: MailMessage): Pick<MailMessage, 'signature' | 'snippet'> {
  return {
    ...(signature === undefined ? {} : { signature }),
    ...(snippet === undefined ? {} : { snippet }),
  };
}
