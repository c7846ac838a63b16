import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Stage } from '../../lib/model/deal.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { nearestOfKind } from './stage-input.ts';

/** Asks where the deals of a stage go before it is deleted. */
export function StageDelete({
  stage,
  stages,
  dealCount,
  onDelete,
  onCancel,
}: {
  readonly stage: Stage;
  readonly stages: readonly Stage[];
  readonly dealCount: number;
  readonly onDelete: (movesTo: string) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const targets = stages.filter(({ id, kind }) => kind === stage.kind && id !== stage.id);
  const [movesTo, setMovesTo] = useState<string>(nearestOfKind(stage, stages)?.id ?? '');
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    question.current?.focus();
  }, []);
  return (
    <div
      ref={question}
      role="group"
      tabIndex={-1}
      aria-label={i18n.t('selling.dealsGo', dealCount)}
      className="flex flex-col gap-2 rounded-md bg-sunken p-3"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onCancel();
      }}
    >
      <div className="max-w-60">
        <SelectField
          label={i18n.t('selling.dealsGo', dealCount)}
          size="sm"
          value={movesTo}
          options={targets.map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={setMovesTo}
        />
      </div>
      <ButtonRow>
        <Button size="sm" onClick={() => void onDelete(movesTo)}>
          {i18n.t('selling.deleteStage')}
        </Button>
        <Button size="sm" look="plain" onClick={onCancel}>
          {i18n.t('app.cancel')}
        </Button>
      </ButtonRow>
    </div>
  );
}
