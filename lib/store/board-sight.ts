import type { Board, BoardCard } from './board.ts';
import { isOnBoard, toCard } from './board-cards.ts';
import { loadStoreHead, loadWrittenSince, type StoreHead } from './mirror-head.ts';
import { keptPrefix } from './mirror-keep.ts';
import { type DealMirror, readMirrorRow } from './mirror-rows.ts';
import { loadSellingFacts } from './selling-facts.ts';
import type { Store } from './store.ts';

/**
 * The board as it was told last, kept for the first sight of the next opening: tables are read behind it. Deals that were
 * written since are read at once; what is worked out of others follows with the board that is told next.
 */

/** Dropped along with the mirrors. */
const key = `${keptPrefix}board`;

interface KeptSight<Packed> {
  /** Everything up to there is in it. */
  readonly head: StoreHead;
  /** Milliseconds since 1970: the end of the quarter that it shows. */
  readonly untilMs: number;
  /** By `packBoard`, as the dashboard's worker sends it. */
  readonly packed: Packed;
}

export interface Sight<Packed> {
  readonly packed: Packed;
  /** Written since. */
  readonly dealIds: readonly string[];
}

/** Of these a change touches every card. */
const ofAll = ['settings:', 'stages:', 'workspaces:', 'members:'];

export async function keepSight<Packed>(store: Store, value: KeptSight<Packed>): Promise<void> {
  await store.kv.put({ key, value });
}

/** `undefined` where there is none, or too much was written since. */
export async function loadSight<Packed>(
  store: Store,
  now: number,
): Promise<Sight<Packed> | undefined> {
  const kept = (await store.kv.get(key))?.value as KeptSight<Packed> | undefined;
  if (!kept || now >= kept.untilMs) return undefined;
  const head = await loadStoreHead(store);
  const rowKeys = await loadWrittenSince(store, { before: kept.head, now: head });
  if (!rowKeys || rowKeys.some((rowKey) => ofAll.some((own) => rowKey.startsWith(own)))) {
    return undefined;
  }
  const own = 'deals:';
  const deals = rowKeys.filter((rowKey) => rowKey.startsWith(own));
  return { packed: kept.packed, dealIds: deals.map((rowKey) => rowKey.slice(own.length)) };
}

/** What was worked out of others stays, as far as the deal is where it was. */
function renew(card: BoardCard, before: BoardCard | undefined): BoardCard {
  if (!before) return card;
  const { score, grade, known, peopleCount, gaps, next } = before;
  const kept = { ...card, score, grade, known, peopleCount, gaps, next };
  if (before.stageId !== card.stageId) return kept;
  const { odds, weighted, enteredStageAt, isStalled } = before;
  return before.annual === card.annual
    ? { ...kept, odds, weighted, enteredStageAt, isStalled }
    : { ...kept, enteredStageAt, isStalled };
}

/** The board with these deals as they are now; those that it did not have come first. */
export async function renewCards(
  store: Store,
  board: Board,
  { dealIds, now }: { readonly dealIds: readonly string[]; readonly now: number },
): Promise<Board> {
  const [rows, selling] = await Promise.all([
    store.deals.bulkGet([...dealIds]),
    loadSellingFacts(store),
  ]);
  const { quarter } = board;
  const deals = rows
    .flatMap((row) => (row && readMirrorRow.deals(row)) ?? [])
    .filter((deal) => isOnBoard(deal, quarter));
  const companies = await loadCompanies(store, deals);
  const cardById = new Map(board.cards.map((card) => [card.id, card]));
  const renewed = new Map(
    deals.map((deal) => {
      const card = toCard(deal, { selling, companies }, now);
      return [card.id, renew(card, cardById.get(card.id))];
    }),
  );
  const changed = new Set(dealIds);
  const cards = board.cards.flatMap((card) =>
    changed.has(card.id) ? (renewed.get(card.id) ?? []) : card,
  );
  const added = [...renewed.values()].filter(({ id }) => !cardById.has(id));
  return { ...board, cards: [...added, ...cards] };
}

async function loadCompanies(store: Store, deals: readonly DealMirror[]) {
  const ids = new Set(deals.flatMap(({ companyId }) => companyId ?? []));
  const rows = await store.companies.bulkGet([...ids]);
  return new Map(rows.flatMap((row) => (row ? [[row.id as string, { name: row.name }]] : [])));
}
