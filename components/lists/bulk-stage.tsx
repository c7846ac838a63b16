import { useState } from 'react';
import { i18n } from '#i18n';
import type { ListChoices } from '../../lib/store/record-lists.ts';
import { problemText } from '../deal/deal-words.ts';
import { LostReasons } from '../deal/lost-reasons.tsx';
import { Button } from '../ui/button.tsx';
import { ChoiceChips } from '../ui/choice-chips.tsx';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { TextField } from '../ui/text-field.tsx';
import { fieldLabel } from '../words.ts';
import type { BulkControl } from './use-bulk.ts';

const maxReasonLength = 400;

/** Moves all deals that are chosen to a stage; a lost one has a reason. Exit criteria stay as they are. */
export function BulkStage({
  stages,
  bulk,
  triggerText,
  applyText,
}: {
  readonly stages: ListChoices['stages'];
  readonly bulk: BulkControl;
  readonly triggerText: string;
  readonly applyText: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const [stageId, setStageId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const stage = stages.find(({ id }) => id === stageId);
  const isLost = stage?.kind === 'lost';
  const isReasonMissing = isLost && reason.trim() === '';
  const apply = async () => {
    if (!stage) return;
    setTried(true);
    if (isReasonMissing) return;
    const lostReason = isLost ? reason.trim() : null;
    const what = `${fieldLabel('stage_id')}: ${stage.name}`;
    if (!(await bulk.change({ table: 'deals', stageId: stage.id, lostReason }, what))) return;
    setOpen(false);
    setStageId(null);
    setReason('');
    setTried(false);
  };
  return (
    <PopoverPanel
      title={fieldLabel('stage_id')}
      focuses="first"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button disabled={bulk.isBusy}>{triggerText}</Button>}
      footer={
        <Button
          look="primary"
          size="sm"
          disabled={!stage || bulk.isBusy}
          onClick={() => void apply()}
        >
          {applyText}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <ChoiceChips
          label={i18n.t('lists.moveTo')}
          value={stageId}
          choices={stages.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setStageId}
        />
        {isLost ? (
          <>
            <TextField
              label={i18n.t('stages.why')}
              value={reason}
              onChange={setReason}
              onSubmit={() => void apply()}
              maxLength={maxReasonLength}
              error={isTried && isReasonMissing ? problemText('reason_needed') : undefined}
            />
            <LostReasons onTake={setReason} />
          </>
        ) : null}
      </div>
    </PopoverPanel>
  );
}
