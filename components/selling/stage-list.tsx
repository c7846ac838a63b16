import { useLiveQuery } from 'dexie-react-hooks';
import { useLayoutEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { Stage } from '../../lib/model/deal.ts';
import { orderStages } from '../../lib/store/commands/stages.ts';
import { listStages } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { Chip } from '../ui/chip.tsx';
import { useCommand } from '../use-command.ts';
import { ManagersOnly } from './managers-only.tsx';
import { StageAdd } from './stage-add.tsx';
import { moveBy } from './stage-input.ts';
import { StageRow } from './stage-row.tsx';

/** Focus that a move of its row would lose: the control itself, and which row it was in. */
interface HeldFocus {
  readonly element: Element | null;
  readonly place: number;
  /** Of the stage that goes to that place. */
  readonly id: string;
}

/** The steps of a deal, in their order. Each change is one command with an Undo of its own. */
export function StageList({ mayEdit }: { readonly mayEdit: boolean }) {
  const { run } = useCommand();
  const stages = useLiveQuery(async () => listStages(store()), []);
  const list = useRef<HTMLOListElement>(null);
  const held = useRef<HeldFocus>(undefined);
  useLayoutEffect(() => {
    const now = held.current;
    // The answer may still be one of before the move.
    if (now === undefined || stages?.[now.place]?.id !== now.id) return;
    held.current = undefined;
    restoreFocus(now, list.current?.children[now.place]);
  }, [stages]);
  if (!stages) return null;

  const move = (stage: Stage, step: -1 | 1): void => {
    const ids = stages.map(({ id }) => id as string);
    const next = moveBy(ids, stage.id, step);
    if (next === undefined) return;
    const place = next.indexOf(stage.id);
    held.current = { element: document.activeElement, place, id: stage.id };
    void run(orderStages(store(), next), () => ({
      title: i18n.t('selling.stageMoved', [String(place + 1), String(ids.length)]),
      detail: stage.name,
    }));
  };

  return (
    <div className="flex flex-col gap-3">
      <ol
        ref={list}
        aria-label={i18n.t('selling.stages')}
        className="flex flex-col rounded-lg border border-line-strong"
      >
        {stages.map((stage, place) =>
          mayEdit ? (
            <StageRow
              key={stage.id}
              stage={stage}
              stages={stages}
              isFirst={place === 0}
              isLast={place === stages.length - 1}
              onMove={(step) => move(stage, step)}
            />
          ) : (
            <StageLine key={stage.id} stage={stage} />
          ),
        )}
      </ol>
      {mayEdit ? <StageAdd stages={stages} /> : <ManagersOnly />}
    </div>
  );
}

/** Where the control cannot have it any more (the row is at an end now), its neighbour has it. */
function restoreFocus({ element }: HeldFocus, row: Element | undefined): void {
  if (element instanceof HTMLElement && element.isConnected) element.focus();
  if (row?.contains(document.activeElement)) return;
  const next =
    row?.querySelector<HTMLElement>('[data-move]:enabled') ?? row?.querySelector('input');
  next?.focus();
}

/** A stage as those see it who may not change it. */
function StageLine({ stage }: { readonly stage: Stage }) {
  return (
    <li className="flex flex-col gap-1 border-t border-line px-4 py-2 first:border-t-0">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 font-medium wrap-anywhere">{stage.name}</span>
        <Chip tone="quiet">{i18n.t(`selling.kind.${stage.kind}`)}</Chip>
        <span className="w-12 text-right">{stage.probability} %</span>
      </div>
      {stage.exit_criteria.length > 0 ? (
        <p className="text-xs text-ink-2">{stage.exit_criteria.join(' · ')}</p>
      ) : null}
    </li>
  );
}
