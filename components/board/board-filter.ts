import { addDays, type Day } from '../../lib/actions/calendar.ts';
import { foldText } from '../../lib/model/fold.ts';
import type { BoardCard } from '../../lib/store/board.ts';

/** Which cards the board shows; as text it is what a saved view keeps. */

export const closeWindows = ['overdue', 'month', 'quarter', 'nextQuarter', 'none'] as const;
export type CloseWindow = (typeof closeWindows)[number];

/** When deals are expected to close; of closed ones when they did. Both days belong to it. */
export type CloseFilter = CloseWindow | { readonly from: Day | null; readonly until: Day | null };

export interface BoardFilter {
  /** One's own deals and nobody's. */
  readonly isMine: boolean;
  /** Empty for nobody's. */
  readonly ownerId: string | null;
  readonly companyId: string | null;
  /** 0–100. */
  readonly minScore: number | null;
  readonly close: CloseFilter | null;
  /** A next action is due until tonight. */
  readonly isDue: boolean;
  readonly isStalled: boolean;
  readonly text: string;
}

export const emptyFilter: BoardFilter = {
  isMine: false,
  ownerId: null,
  companyId: null,
  minScore: null,
  close: null,
  isDue: false,
  isStalled: false,
  text: '',
};

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const isWindow = (text: string): text is CloseWindow =>
  (closeWindows as readonly string[]).includes(text);

function toCloseText(close: CloseFilter): string {
  return typeof close === 'string' ? close : `${close.from ?? ''}..${close.until ?? ''}`;
}

function parseClose(text: string): CloseFilter | null {
  if (isWindow(text)) return text;
  const [from = '', until = ''] = text.split('..');
  const toDay = (part: string) => (dayShape.test(part) ? part : null);
  const span = { from: toDay(from), until: toDay(until) };
  return span.from === null && span.until === null ? null : span;
}

/** The same filter is always the same text, so that a saved view knows when it is shown. */
export function toFilterText(filter: BoardFilter): string {
  const { ownerId, companyId, minScore, close } = filter;
  const text = filter.text.trim();
  const parts: readonly (readonly [string, string | false])[] = [
    ['mine', filter.isMine && '1'],
    ['owner', ownerId ?? false],
    ['company', companyId ?? false],
    ['score', minScore !== null && String(minScore)],
    ['close', !isNoSpan(close) && toCloseText(close)],
    ['due', filter.isDue && '1'],
    ['stalled', filter.isStalled && '1'],
    ['text', text !== '' && text],
  ];
  return new URLSearchParams(
    parts.flatMap(([name, value]) => (value === false ? [] : [[name, value]])),
  ).toString();
}

/** What is not understood, as it was kept by another version, filters nothing. */
export function parseFilter(text: string): BoardFilter {
  const asked = new URLSearchParams(text);
  const score = Number(asked.get('score') || Number.NaN);
  return {
    isMine: asked.get('mine') === '1',
    ownerId: asked.get('owner'),
    companyId: asked.get('company'),
    minScore: Number.isInteger(score) && score >= 0 && score <= 100 ? score : null,
    close: parseClose(asked.get('close') ?? ''),
    isDue: asked.get('due') === '1',
    isStalled: asked.get('stalled') === '1',
    text: asked.get('text') ?? '',
  };
}

export interface FilterContext {
  readonly ownRepId: string | null;
  /** Of the workspace. */
  readonly today: Day;
  /** Its last day is the one before `until`. */
  readonly quarter: { readonly from: Day; readonly until: Day };
  /** ISO time in UTC: the end of the rep's day. */
  readonly dueUntil: string;
  /** The day in the workspace on which an instant in milliseconds falls. */
  readonly dayOf: (ms: number) => Day;
}

/** The first day of a month that many months later. */
function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}

/** `until` is not part of it; null is open. */
interface Span {
  readonly from: Day | null;
  readonly until: Day | null;
}

function toSpan(
  close: Exclude<CloseFilter, 'none'>,
  { today, quarter }: Pick<FilterContext, 'today' | 'quarter'>,
): Span {
  if (typeof close !== 'string') {
    return { from: close.from, until: close.until === null ? null : addDays(close.until, 1) };
  }
  switch (close) {
    case 'overdue':
      return { from: null, until: today };
    case 'month':
      return { from: addMonths(today, 0), until: addMonths(today, 1) };
    case 'quarter':
      return quarter;
    case 'nextQuarter':
      return { from: quarter.until, until: addMonths(quarter.until, 3) };
  }
}

function toClosePart(close: CloseFilter, context: FilterContext): (card: BoardCard) => boolean {
  if (close === 'none') {
    return ({ outcome, expectedCloseOn }) => outcome === 'open' && expectedCloseOn === null;
  }
  const { from, until } = toSpan(close, context);
  return ({ outcome, expectedCloseOn, closedAt }) => {
    const isOpen = outcome === 'open';
    // What is closed is late for nothing.
    if (!isOpen && close === 'overdue') return false;
    const day = isOpen || closedAt === null ? expectedCloseOn : context.dayOf(closedAt);
    return day !== null && (from === null || day >= from) && (until === null || day < until);
  };
}

/** A span of which neither day is chosen yet filters nothing. */
export function isNoSpan(
  close: CloseFilter | null,
): close is null | { readonly from: null; readonly until: null } {
  if (typeof close === 'string') return false;
  return close === null || (close.from === null && close.until === null);
}

/** A board comes anew with each change, and most of its cards say what they said before: folding them takes longest. */
const foldedById = new Map<string, { readonly text: string; readonly folded: string }>();
const foldedByCard = new WeakMap<BoardCard, string>();

function toFolded(card: BoardCard): string {
  const kept = foldedByCard.get(card);
  if (kept !== undefined) return kept;
  const folded = toFoldedById(card);
  foldedByCard.set(card, folded);
  return folded;
}

function toFoldedById({ id, name, companyName, next }: BoardCard): string {
  const text = `${name} ${companyName ?? ''} ${next?.prospectName ?? ''}`;
  const kept = foldedById.get(id);
  if (kept?.text === text) return kept.folded;
  const folded = foldText(text);
  foldedById.set(id, { text, folded });
  return folded;
}

/** Readies so many cards from a place on for being looked for; the first letter then finds them as fast as the next. */
export function foldCards(cards: readonly BoardCard[], from: number, count: number): void {
  for (const card of cards.slice(from, from + count)) toFolded(card);
}

function isDueCard({ outcome, next }: BoardCard, { dueUntil }: FilterContext): boolean {
  return outcome === 'open' && next !== null && next.dueAt <= dueUntil;
}

function isStalledCard({ outcome, isStalled }: BoardCard): boolean {
  return outcome === 'open' && isStalled;
}

export interface Filtered {
  /** In the order in which they came. */
  readonly cards: readonly BoardCard[];
  /** What the two marks would leave of all that the rest of the filter lets through. */
  readonly dueCount: number;
  readonly stalledCount: number;
}

export function filterCards(
  cards: readonly BoardCard[],
  filter: BoardFilter,
  context: FilterContext,
): Filtered {
  const { ownerId, companyId, minScore } = filter;
  const words = foldText(filter.text).split(' ').filter(Boolean);
  const closes = isNoSpan(filter.close) ? undefined : toClosePart(filter.close, context);
  const shown: BoardCard[] = [];
  let dueCount = 0;
  let stalledCount = 0;
  for (const card of cards) {
    const owner = card.ownerId ?? '';
    if (filter.isMine && owner !== '' && owner !== context.ownRepId) continue;
    if (ownerId !== null && owner !== ownerId) continue;
    if (companyId !== null && card.companyId !== companyId) continue;
    if (minScore !== null && (card.score ?? -1) < minScore) continue;
    if (closes && !closes(card)) continue;
    if (words.length > 0) {
      const folded = toFolded(card);
      if (!words.every((word) => folded.includes(word))) continue;
    }
    const isDue = isDueCard(card, context);
    const isStalled = isStalledCard(card);
    if (isDue) dueCount += 1;
    if (isStalled) stalledCount += 1;
    if ((filter.isDue && !isDue) || (filter.isStalled && !isStalled)) continue;
    shown.push(card);
  }
  return { cards: shown, dueCount, stalledCount };
}
