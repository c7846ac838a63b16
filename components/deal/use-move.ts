import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Stage } from '../../lib/model/deal.ts';
import { moveDeal } from '../../lib/store/commands/deals.ts';
import { type DealView, loadDeal } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { loadTimeline } from '../../lib/store/timeline.ts';
import { useCommand } from '../use-command.ts';
import { findNextStage, findPreviousStage, findReopenStage } from './stage-steps.ts';

export interface MoveControl {
  /** Where the deal would go; the question is open while there is one. */
  readonly target: Stage | undefined;
  readonly next: Stage | undefined;
  readonly previous: Stage | undefined;
  /** Asks about the move to a stage, by default the next one. */
  readonly ask: (stageId?: string) => void;
  readonly close: () => void;
  /** One stage back, without asking. */
  readonly goBack: () => void;
  /** A closed deal goes on where it was closed. */
  readonly reopen: () => void;
  /** Gives whether it was moved. */
  readonly moveTo: (
    stage: Stage,
    of?: { readonly met: readonly string[]; readonly lostReason: string | null },
  ) => Promise<boolean>;
}

async function findLeftStage(dealId: string, stageId: string): Promise<string | null> {
  const { entries } = await loadTimeline(store(), { dealId });
  for (const entry of entries) {
    if (entry.kind === 'stage' && entry.change.to_stage_id === stageId) {
      return entry.change.from_stage_id;
    }
  }
  return null;
}

/** Moves of one deal: the question that is open, and what the keys do. */
export function useMove(view: DealView | undefined): MoveControl {
  const { run } = useCommand();
  const [targetId, setTargetId] = useState<string>();
  const saving = useRef<Promise<unknown>>(undefined);
  const stages = view?.stages ?? [];
  const deal = view?.deal;
  const next = view && findNextStage(stages, view.stage);
  const previous = view && findPreviousStage(stages, view.stage);
  const moveTo: MoveControl['moveTo'] = async (stage, of) => {
    if (!deal) return false;
    const command = moveDeal(store(), deal.id, {
      toStageId: stage.id,
      ...(of ? { met: of.met, lostReason: of.lostReason } : {}),
    });
    const saved = run(command, () => ({
      title: i18n.t('stages.moved', [stage.name]),
      detail: deal.name,
    }));
    saving.current = saved.catch(() => undefined);
    return (await saved) !== undefined;
  };
  /** Keys come faster than a view is drawn anew: one more move goes on from where the one before it led. */
  const readNow = async () => {
    await saving.current;
    return deal && loadDeal(store(), deal.id);
  };
  return {
    target: stages.find(({ id }) => id === targetId && id !== deal?.stage_id),
    next,
    previous,
    ask: (stageId) => {
      if (stageId !== undefined) setTargetId(stageId);
      else
        void readNow().then((now) => setTargetId(now && findNextStage(now.stages, now.stage)?.id));
    },
    close: () => setTargetId(undefined),
    goBack: () => {
      void readNow().then((now) => {
        const stage = now && findPreviousStage(now.stages, now.stage);
        return stage && moveTo(stage);
      });
    },
    reopen: () => {
      if (!deal) return;
      void findLeftStage(deal.id, deal.stage_id).then((leftId) => {
        const stage = findReopenStage(stages, leftId);
        return stage && moveTo(stage);
      });
    },
    moveTo,
  };
}
