import { useEffect, useMemo, useRef, useState } from 'react';
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
import { type PendingMove, withMoves } from './board-columns.ts';
import { asksBeforeMove } from './board-moves.ts';

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

/** The worker tells of a move sooner; a move that was taken back in between is not held on to for longer. */
const holdMs = 2_000;

/** Moves of deals on the board: each is shown at once, and taken back where it could not be saved. */
export function useBoardMoves(board: Board): BoardMoves {
  const { run, showFailure } = useCommand();
  const [moves, setMoves] = useState<ReadonlyMap<string, PendingMove>>(new Map());
  const [asked, setAsked] = useState<AskedMove>();
  const [said, setSaid] = useState('');
  const timers = useRef(new Set<number>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  // What the worker knows of needs no help any more.
  const told = [...moves].filter(([id, { stageId }]) =>
    board.cards.some((card) => card.id === id && card.stageId === stageId),
  );
  if (told.length > 0) {
    const left = new Map(moves);
    for (const [id] of told) left.delete(id);
    setMoves(left);
  }
  const drop = (id: string, move: PendingMove) =>
    setMoves((now) => {
      if (now.get(id) !== move) return now;
      const left = new Map(now);
      left.delete(id);
      return left;
    });
  const moveTo = async (
    { id, name }: { readonly id: string; readonly name: string },
    stage: Pick<Stage, 'id' | 'name'>,
    of?: { readonly met: readonly string[]; readonly lostReason: string | null },
  ): Promise<boolean> => {
    const move = { stageId: stage.id, lostReason: of?.lostReason ?? null, at: Date.now() };
    setMoves((now) => new Map(now).set(id, move));
    const command = dealActs().then(({ moveDeal }) =>
      moveDeal(store(), id, { toStageId: stage.id, ...of }),
    );
    const receipt = await run(command, () => ({
      title: i18n.t('stages.moved', [stage.name]),
      detail: name,
    }));
    if (!receipt) {
      drop(id, move);
      return false;
    }
    setSaid(i18n.t('board.movedTo', [name, stage.name]));
    const timer = window.setTimeout(() => {
      timers.current.delete(timer);
      drop(id, move);
    }, holdMs);
    timers.current.add(timer);
    return true;
  };
  const begin = async (card: BoardCard, stageId: string, place: Place) => {
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
    cards: useMemo(() => withMoves(board, moves), [board, moves]),
    asked,
    said,
    begin: (card, stageId, place) => {
      begin(card, stageId, place).catch((error: unknown) => reportBug('board', error));
    },
    reopen: (card) => {
      reopen(card).catch((error: unknown) => reportBug('board', error));
    },
    control: {
      target: view?.stages.find(({ id }) => id === asked?.targetId && id !== view.deal.stage_id),
      next: undefined,
      previous: undefined,
      ask: (stageId) => setAsked((now) => now && { ...now, targetId: stageId ?? now.targetId }),
      close: () => setAsked(undefined),
      goBack: () => {},
      reopen: () => {},
      moveTo: async (stage, of) => (view ? moveTo(view.deal, stage, of) : false),
    },
  };
}
