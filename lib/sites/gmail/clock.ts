import type { Found, MailPage, MailScope } from '../mail/pack.ts';
import { parseShownTime } from '../mail/shown-time.ts';
import { toGmailId, toTime } from './ids.ts';

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const widestZoneMs = 14 * 60 * minuteMs;
const messages = '.adn,.adf';
export const unsent = 'input[name="draft"], .gE .boq';
const shownTime = '.g3[title]';

/**
 * How far the page's clock is from UTC: Gmail shows times in the zone of its settings, and a received message tells its
 * time twice, in words and in its id. Nearest to the newest message, as summer time may lie between.
 */
export function zoneOf(page: MailPage): number | undefined {
  if (!page.memo.has('zone')) page.memo.set('zone', findZone(page));
  return page.memo.get('zone') as number | undefined;
}

function findZone({ thread }: MailPage): number | undefined {
  const drawn = [...(thread?.querySelectorAll(messages) ?? [])].toReversed();
  for (const message of drawn) {
    const id = toGmailId(message.getAttribute('data-legacy-message-id') ?? '', 'message');
    // What this client sent may carry the id, and so the time, of a draft.
    if (!id || isOwn(message)) continue;
    const [exact, shown] = [Date.parse(toTime(id) ?? ''), shownOf(message)];
    if (shown === undefined) continue;
    const offset = Math.round((shown - exact) / quarterMs) * quarterMs;
    const rest = Math.abs(shown + minuteMs / 2 - exact - offset);
    if (rest <= minuteMs && Math.abs(offset) <= widestZoneMs) return offset;
  }
  return undefined;
}

function shownOf(message: Element): number | undefined {
  const title = message.querySelector(shownTime)?.getAttribute('title');
  return title ? parseShownTime(title, message.ownerDocument.documentElement.lang) : undefined;
}

function isOwn(message: Element): boolean {
  return (message.getAttribute('data-message-id') ?? '').startsWith('#msg-a:');
}

const nothing: Found = { raws: [] };

/**
 * The hex id of a message that this client sent. What stands at the message may still be its draft's; the list says
 * which message of a thread is the last that is no draft.
 */
export function readSentId([message]: MailScope, page: MailPage): Found {
  if (!message || !isOwn(message)) return nothing;
  const own = toGmailId(message.getAttribute('data-legacy-message-id') ?? '', 'message');
  const listed = lastSentIn(page);
  if (own !== undefined) return listed === own ? { raws: [own] } : nothing;
  // A draft may stand under what was sent last.
  const drawn = [...(page.thread?.querySelectorAll(messages) ?? [])];
  if (listed === undefined || message !== drawn.findLast((one) => !one.querySelector(unsent))) {
    return nothing;
  }
  // A list that lags behind still names the message before.
  if (page.thread?.querySelector(`[data-legacy-message-id="${listed}"]`)) return nothing;
  return isShownAs(message, listed, page) ? { raws: [listed] } : nothing;
}

/** The hex at a message of one's own is a time where it falls into the minute that is shown: a draft's may not. */
export function readOwnTime(scope: MailScope, page: MailPage): Found {
  const [message] = scope;
  if (!message || !isOwn(message)) return nothing;
  const sent = readSentId(scope, page).raws[0];
  const own = sent ?? toGmailId(message.getAttribute('data-legacy-message-id') ?? '', 'message');
  if (own === undefined || (!sent && !isShownAs(message, own, page))) return nothing;
  const at = toTime(own);
  return at === undefined ? nothing : { raws: [at] };
}

/** Whether an id's time is the one that a message shows, on the page's clock. */
function isShownAs(message: Element, id: string, page: MailPage): boolean {
  const [shown, zone] = [shownOf(message), zoneOf(page)];
  if (shown === undefined || zone === undefined) return false;
  const late = Date.parse(toTime(id) ?? '') - (shown - zone);
  return late >= -1_000 && late <= minuteMs;
}

/** Of the row of the open thread, where the list is in the page: the last message that is no draft and not in sight elsewhere. */
function lastSentIn({ document, thread }: MailPage): string | undefined {
  const named = thread?.querySelector('[data-legacy-thread-id]');
  const name = toGmailId(named?.getAttribute('data-legacy-thread-id') ?? '', 'thread');
  if (!name) return undefined;
  const row = document.querySelector(
    `[data-legacy-thread-id="${name}"][data-legacy-last-non-draft-message-id]:not(.a3s *)`,
  );
  return toGmailId(row?.getAttribute('data-legacy-last-non-draft-message-id') ?? '', 'message');
}
