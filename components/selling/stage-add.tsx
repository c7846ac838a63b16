import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Stage } from '../../lib/model/deal.ts';
import { addStage } from '../../lib/store/commands/stages.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { kindOptions } from './kind-options.ts';
import { findNameProblem, maxStageNameLength, parseCriteria, parsePercent } from './stage-input.ts';

interface StageDraft {
  readonly name: string;
  readonly kind: Stage['kind'];
  readonly probability: string;
  readonly criteria: string;
}

const empty: StageDraft = { name: '', kind: 'open', probability: '', criteria: '' };

/** A further stage. What was typed is there again when the page was closed meanwhile. */
export function StageAdd({ stages }: { readonly stages: readonly Stage[] }) {
  const [isOpen, setOpen] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { run } = useCommand();
  const { value: draft, setValue, isFound, drop } = useDraft('stage:stages:new', empty);
  if (!draft) return null;
  if (!isOpen && !isFound) {
    return (
      <div>
        <Button ref={opener} icon={Plus} onClick={() => setOpen(true)}>
          {i18n.t('selling.addStage')}
        </Button>
      </div>
    );
  }

  const change = (part: Partial<StageDraft>) => setValue({ ...draft, ...part });
  const close = () => {
    setOpen(false);
    setChecked(false);
    drop();
    setTimeout(() => opener.current?.focus());
  };
  const nameProblem = findNameProblem(draft.name, stages);
  const percent = draft.kind === 'open' ? parsePercent(draft.probability) : 0;
  const criteria = parseCriteria(draft.criteria);
  const save = async () => {
    setChecked(true);
    if (nameProblem || percent === undefined || criteria === undefined) return;
    const { kind } = draft;
    const name = draft.name.trim();
    const done = await run(
      addStage(store(), { name, kind, probability: percent, exitCriteria: criteria }),
      () => ({ title: i18n.t('selling.stageAdded'), detail: name }),
    );
    if (done) close();
  };
  const errorIf = (isWrong: boolean, text: string) => (isChecked && isWrong ? text : undefined);

  return (
    <form
      aria-label={i18n.t('selling.addStage')}
      className="flex flex-col gap-3 rounded-lg border border-line-strong p-3"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-40 flex-1">
          <TextField
            label={i18n.t('fields.name')}
            autoFocus={!isFound}
            maxLength={maxStageNameLength}
            value={draft.name}
            error={
              isChecked && nameProblem ? i18n.t(`selling.stageProblem.${nameProblem}`) : undefined
            }
            onChange={(name) => change({ name })}
            onSubmit={() => void save()}
          />
        </div>
        <div className="w-28">
          <SelectField
            label={i18n.t('selling.kindLabel')}
            value={draft.kind}
            options={kindOptions()}
            onChange={(kind: Stage['kind']) => change({ kind })}
          />
        </div>
        {draft.kind === 'open' ? (
          <div className="w-32">
            <TextField
              label={i18n.t('selling.probability')}
              inputMode="numeric"
              value={draft.probability}
              error={errorIf(percent === undefined, i18n.t('selling.stageProblem.percent'))}
              onChange={(probability) => change({ probability })}
              onSubmit={() => void save()}
            />
          </div>
        ) : null}
      </div>
      <TextArea
        label={i18n.t('selling.criteria')}
        hint={i18n.t('selling.criteriaHint')}
        rows={2}
        value={draft.criteria}
        error={errorIf(criteria === undefined, i18n.t('selling.stageProblem.criteria'))}
        onChange={(typed) => change({ criteria: typed })}
        onSubmit={() => void save()}
      />
      <ButtonRow>
        <Button onClick={() => void save()}>{i18n.t('selling.addStage')}</Button>
        <Button look="plain" onClick={close}>
          {i18n.t('app.cancel')}
        </Button>
      </ButtonRow>
    </form>
  );
}
