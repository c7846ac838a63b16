import type { Board, BoardCard } from './board.ts';
import { isOnBoard, toCard } from './board-cards.ts';
import { type DealMirror, readMirrorRow } from './mirror-rows.ts';
import { loadSellingFacts } from './selling-facts.ts';
import type { Store } from './store.ts';

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
