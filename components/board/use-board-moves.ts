import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Stage } from '../../lib/model/deal.ts';
import { reportBug } from '../../lib/platform/log.ts';
import type { Board, BoardCard } from '../../lib/store/board.ts';
import { type DealView, listStages, loadDeal } from '../../lib/store/deal-queries.ts';
import type { DealForecast } from '../../lib/store/deal-scores.ts';
import { store } from '../../lib/store/open.ts';
import { findReopenStage } from '../deal/stage-steps.ts';
import type { MoveControl } from '../deal/use-move.ts';
import { useCommand } from '../use-command.ts';
import { asksBeforeMove } from './board-moves.ts';
import { usePendingMoves } from './use-pending-moves.ts';

/** What writes, and what a question says of odds, comes with the first move. */
const dealActs = () => import('../../lib/store/commands/deals.ts');
const dealScores = () => import('../../lib/store/deal-scores.ts');

/** A place on the screen, in pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A move that has something to ask. */
export interface AskedMove {
  readonly card: BoardCard;
  readonly view: DealView;
  readonly forecast: DealForecast;
  readonly targetId: string;
  /** What the question stands beside. */
  readonly place: Place;
}

export interface BoardMoves {
  /** With the moves that the worker has not told of yet. */
  readonly cards: readonly BoardCard[];
  readonly asked: AskedMove | undefined;
  readonly control: MoveControl;
  /** Asks where there is something to ask, else moves at once. */
  readonly begin: (card: BoardCard, stageId: string, place: Place) => void;
  /** Opens a closed deal again, in the stage where it was closed. */
  readonly reopen: (card: BoardCard) => void;
  /** `X moved to Y`, for a live region. */
  readonly said: string;
}

/** Moves of deals on the board: each is shown at once, and taken back where it could not be saved. */
export function useBoardMoves(board: Board): BoardMoves {
  const { run, showFailure } = useCommand();
  const pending = usePendingMoves(board);
  const [asked, setAsked] = useState<AskedMove>();
  const [said, setSaid] = useState('');
  const saving = useRef<Promise<unknown>>(undefined);
  const tell = (error: unknown) => {
    reportBug('board', error);
    showFailure({ code: 'storage_failed' });
    return false;
  };
  const save = async (
    { id, name }: { readonly id: string; readonly name: string },
    stage: Pick<Stage, 'id' | 'name'>,
    of?: { readonly met: readonly string[]; readonly lostReason: string | null },
  ): Promise<boolean> => {
    const { moveDeal } = await dealActs();
    const receipt = await run(moveDeal(store(), id, { toStageId: stage.id, ...of }), () => ({
      title: i18n.t('stages.moved', [stage.name]),
      detail: name,
    }));
    if (receipt) setSaid(i18n.t('board.movedTo', [name, stage.name]));
    return receipt !== undefined;
  };
  const moveTo = (
    deal: { readonly id: string; readonly name: string },
    stage: Pick<Stage, 'id' | 'name'>,
    of?: { readonly met: readonly string[]; readonly lostReason: string | null },
  ): Promise<boolean> => {
    const move = { stageId: stage.id, lostReason: of?.lostReason ?? null, at: Date.now() };
    const saved = pending.show(deal.id, move, () => save(deal, stage, of)).catch(tell);
    saving.current = saved;
    return saved;
  };
  const begin = async (card: BoardCard, stageId: string, place: Place) => {
    // One that follows at once begins where the one before it led.
    await saving.current;
    const view = await loadDeal(store(), card.id);
    const target = view?.stages.find(({ id }) => id === stageId);
    if (!view || !target) {
      showFailure({ code: 'not_found_here' });
      return;
    }
    if (view.deal.stage_id === stageId) return;
    if (!asksBeforeMove(view, target)) {
      await moveTo(card, target);
      return;
    }
    const { loadDealForecast } = await dealScores();
    const forecast = await loadDealForecast(store(), card.id);
    setAsked({ card, view, forecast, targetId: stageId, place });
  };
  const reopen = async (card: BoardCard) => {
    await saving.current;
    const [stages, changes] = await Promise.all([
      listStages(store()),
      store().stage_changes.where('ix.deal').equals(card.id).toArray(),
    ]);
    const closing = changes
      .filter(({ to_stage_id }) => to_stage_id === card.stageId)
      .toSorted((one, other) => (one.at < other.at ? 1 : -1))[0];
    const stage = findReopenStage(stages, closing?.from_stage_id ?? null);
    if (stage) await moveTo(card, stage);
  };
  const { view } = asked ?? {};
  return {
    cards: pending.cards,
    asked,
    said,
    begin: (card, stageId, place) => {
      begin(card, stageId, place).catch(tell);
    },
    reopen: (card) => {
      reopen(card).catch(tell);
    },
    control: {
      target: view?.stages.find(({ id }) => id === asked?.targetId && id !== view.deal.stage_id),
      next: undefined,
      previous: undefined,
      ask: (stageId) =>
        setAsked((now) => {
          // A move that is refused asks again what was asked before it.
          const last = now ?? asked;
          return last && { ...last, targetId: stageId ?? last.targetId };
        }),
      close: () => setAsked(undefined),
      goBack: () => {},
      reopen: () => {},
      moveTo: async (stage, of) => (view ? moveTo(view.deal, stage, of) : false),
    },
  };
}
