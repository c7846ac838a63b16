import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { i18n } from '#i18n';
import type { Stage } from '../../lib/model/deal.ts';
import { deleteStage, editStage, type StagePatch } from '../../lib/store/commands/stages.ts';
import { store } from '../../lib/store/open.ts';
import { countDealsIn } from '../../lib/store/selling-counts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useCommand } from '../use-command.ts';
import { kindOptions } from './kind-options.ts';
import { StageDelete } from './stage-delete.tsx';
import {
  findNameProblem,
  isLastOfKind,
  nearestOfKind,
  parseCriteria,
  parsePercent,
} from './stage-input.ts';

export interface StageRowProps {
  readonly stage: Stage;
  readonly stages: readonly Stage[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (step: -1 | 1) => void;
}

/** One stage, each value edited where it stands; Alt with an arrow moves it. */
export function StageRow({ stage, stages, isFirst, isLast, onMove }: StageRowProps) {
  const { run } = useCommand();
  const [kindError, setKindError] = useState<string>();
  const [deleteError, setDeleteError] = useState<string>();
  /** How many deals have to go elsewhere; asked about before the stage is deleted. */
  const [asked, setAsked] = useState<number>();
  const others = stages.filter(({ id }) => id !== stage.id);
  const { name } = stage;

  /** Gives what is wrong, for the field. What went wrong in writing is said by the receipt as well. */
  const edit = async (patch: StagePatch): Promise<string | undefined> => {
    const done = await run(editStage(store(), stage.id, patch), () => ({
      title: i18n.t('selling.stageSaved'),
      detail: patch.name ?? name,
    }));
    return done ? undefined : i18n.t('selling.notSaved');
  };
  const saveName = (typed: string) => {
    const problem = findNameProblem(typed, others);
    return problem ? i18n.t(`selling.stageProblem.${problem}`) : edit({ name: typed.trim() });
  };
  const saveProbability = (typed: string) => {
    const probability = parsePercent(typed);
    return probability === undefined
      ? i18n.t('selling.stageProblem.percent')
      : edit({ probability });
  };
  const saveCriteria = (typed: string) => {
    const criteria = parseCriteria(typed);
    return criteria === undefined
      ? i18n.t('selling.stageProblem.criteria')
      : edit({ exit_criteria: [...criteria] });
  };
  const saveKind = async (kind: Stage['kind']) => {
    setKindError(undefined);
    if (kind === stage.kind) return;
    if (isLastOfKind(stage, stages)) {
      setKindError(i18n.t('selling.stageProblem.last_of_kind'));
      return;
    }
    const dealCount = await countDealsIn(store(), stage.id);
    setKindError(dealCount > 0 ? i18n.t('selling.kindHasDeals', dealCount) : await edit({ kind }));
  };
  const remove = async (movesTo: string) => {
    const done = await run(deleteStage(store(), stage.id, { movesTo }), () => ({
      title: i18n.t('selling.stageDeleted'),
      detail: name,
    }));
    if (!done) setDeleteError(i18n.t('selling.notSaved'));
  };
  const askToDelete = async () => {
    setDeleteError(undefined);
    const target = nearestOfKind(stage, stages);
    if (target === undefined) {
      setDeleteError(i18n.t('selling.stageProblem.last_of_kind'));
      return;
    }
    const dealCount = await countDealsIn(store(), stage.id);
    if (dealCount > 0) setAsked(dealCount);
    else await remove(target.id);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    // Alt with an arrow opens a list and walks paragraphs as well.
    const { target } = event;
    if (target instanceof Element && target.matches('textarea, [role=combobox]')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };

  return (
    <li
      className="flex flex-col gap-1 border-t border-line py-2 pr-2 pl-3 first:border-t-0"
      onKeyDown={handleKeyDown}
    >
      <div className="flex flex-wrap items-start gap-2">
        <div className="flex min-w-40 flex-1 font-medium">
          <InlineEdit label={i18n.t('selling.nameOf', [name])} value={name} onSave={saveName} />
        </div>
        <div className="w-24">
          <SelectField
            label={i18n.t('selling.kindOf', [name])}
            labelAt="hidden"
            size="sm"
            value={stage.kind}
            options={kindOptions()}
            error={kindError}
            onChange={(kind: Stage['kind']) => void saveKind(kind)}
          />
        </div>
        <div className="flex w-16 items-start gap-1">
          {stage.kind === 'open' ? (
            <InlineEdit
              label={i18n.t('selling.probabilityOf', [name])}
              value={String(stage.probability)}
              inputMode="numeric"
              onSave={saveProbability}
            />
          ) : (
            // What is won or lost is certain.
            <span className="flex-1 px-2 leading-6">{stage.probability}</span>
          )}
          <span className="leading-6 text-ink-3">%</span>
        </div>
        <div className="flex">
          <IconButton
            data-move
            size="sm"
            icon={ArrowUp}
            label={i18n.t('selling.moveUp', [name])}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          />
          <IconButton
            data-move
            size="sm"
            icon={ArrowDown}
            label={i18n.t('selling.moveDown', [name])}
            disabled={isLast}
            onClick={() => onMove(1)}
          />
          <IconButton
            size="sm"
            icon={Trash2}
            label={i18n.t('selling.deleteStageNamed', [name])}
            aria-expanded={asked !== undefined}
            onClick={() => void askToDelete()}
          />
        </div>
      </div>
      <div className="flex text-ink-2">
        <InlineEdit
          isMultiline
          label={i18n.t('selling.criteriaOf', [name])}
          placeholder={i18n.t('selling.criteriaHint')}
          value={stage.exit_criteria.join('\n')}
          onSave={saveCriteria}
        />
      </div>
      {deleteError === undefined ? null : (
        <p role="alert" className="px-2 text-xs text-critical-ink">
          {deleteError}
        </p>
      )}
      {asked === undefined ? null : (
        <StageDelete
          stage={stage}
          stages={stages}
          dealCount={asked}
          onDelete={remove}
          onCancel={() => setAsked(undefined)}
        />
      )}
    </li>
  );
}
