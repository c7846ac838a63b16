import { useLiveQuery } from 'dexie-react-hooks';
import { Plus, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import { planCadence } from '../../lib/actions/cadence.ts';
import { type Cadence, maxCadenceSteps } from '../../lib/model/engagement.ts';
import { maxCadenceMails } from '../../lib/model/selling.ts';
import { addCadence, editCadence } from '../../lib/store/commands/cadences.ts';
import { store } from '../../lib/store/open.ts';
import { loadSellingFacts } from '../../lib/store/selling-facts.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { useNow } from '../use-now.ts';
import {
  type CadenceDraft,
  hasTooManyMails,
  parseWait,
  toCadenceDraft,
  toSteps,
  withChanged,
  withMoved,
  withoutStep,
  withStep,
} from './cadence-draft.ts';
import { weekdayText } from './step-days.ts';
import { StepRow } from './step-row.tsx';
import { useAfterRender } from './use-after-render.ts';
import { useWaysOut } from './use-let-go.ts';

/** The days on which the steps would come for somebody who is put on it now. */
function useExampleDays(steps: CadenceDraft['steps']): readonly string[] {
  const selling = useLiveQuery(async () => loadSellingFacts(store()), []);
  const nowMs = useNow();
  // As far as the waits can be read.
  const wrongAt = steps.findIndex(({ wait }) => parseWait(wait) === undefined);
  const whole = toSteps(wrongAt < 0 ? steps : steps.slice(0, wrongAt));
  if (!selling || !whole) return [];
  const now = new Date(nowMs).toISOString();
  return planCadence(
    { steps: whole, step: 0, startedAt: now, steppedAt: null, pausedAt: null },
    { calendar: selling.calendar },
  ).map(({ dueOn }) => weekdayText(dueOn));
}

/** A cadence with its steps, and the days they would fall on from today. */
export function CadenceForm({
  cadence,
  enrolledCount,
  onDone,
  onReopen,
}: {
  readonly cadence: Cadence | undefined;
  readonly enrolledCount: number;
  readonly onDone: () => void;
  /** After Undo of letting go. */
  readonly onReopen: () => void;
}) {
  const { run } = useCommand();
  const afterRender = useAfterRender();
  const key = `cadence:cadences:${cadence?.id ?? 'new'}`;
  const initial = toCadenceDraft(cadence);
  const draft = useDraft<CadenceDraft>(key, initial);
  const [isTried, setTried] = useState(false);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const { value } = draft;
  const days = useExampleDays(value?.steps ?? []);
  const { leave, cancel } = useWaysOut({ key, draft, initial, onDone, onReopen });
  if (!value) return null;
  const isNameless = value.name.trim() === '';
  const focusStep = (key: number | undefined, part: string) => {
    afterRender(() =>
      list.current?.querySelector<HTMLElement>(`[data-step="${key ?? ''}"] ${part}`)?.focus(),
    );
  };
  const move = (key: number, by: 1 | -1) => {
    const next = withMoved(value, key, by);
    if (next === value) return;
    draft.setValue(next);
    const place = next.steps.findIndex((step) => step.key === key) + 1;
    setSaid(i18n.t('cadence.movedTo', [String(place), String(next.steps.length)]));
  };
  const add = () => {
    draft.setValue(withStep(value));
    focusStep(value.nextKey, '[role=combobox]');
  };
  const remove = (key: number) => {
    const at = value.steps.findIndex((step) => step.key === key);
    const next = withoutStep(value, key);
    draft.setValue(next);
    focusStep((next.steps[at] ?? next.steps.at(-1))?.key, '[role=combobox]');
  };
  const save = async () => {
    setTried(true);
    const steps = toSteps(value.steps);
    if (isNameless || !steps) return;
    const input = { name: value.name, steps };
    const receipt = await run(
      cadence ? editCadence(store(), cadence.id, input) : addCadence(store(), input),
      ({ name }) => ({ title: i18n.t('cadence.saved'), detail: name }),
    );
    if (receipt) leave();
  };
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line-strong p-3">
      <TextField
        label={i18n.t('fields.name')}
        value={value.name}
        onChange={(name) => draft.setValue({ ...value, name })}
        onSubmit={() => void save()}
        error={isTried && isNameless ? i18n.t('add.nameNeeded') : undefined}
        maxLength={120}
        autoFocus
      />
      <ol ref={list} aria-label={i18n.t('cadence.steps')} className="flex flex-col gap-2">
        {value.steps.map((step, index) => (
          <StepRow
            key={step.key}
            step={step}
            place={index + 1}
            count={value.steps.length}
            day={days[index]}
            onChange={(part) => draft.setValue(withChanged(value, step.key, part))}
            onMove={(by) => move(step.key, by)}
            onRemove={() => remove(step.key)}
            onSubmit={() => void save()}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          icon={Plus}
          disabled={value.steps.length >= maxCadenceSteps}
          onClick={add}
        >
          {i18n.t('cadence.addStep')}
        </Button>
        <span className="text-xs text-ink-2">{i18n.t('cadence.exampleDays')}</span>
      </div>
      {hasTooManyMails(value.steps) ? (
        <Callout icon={TriangleAlert} tone="caution" isAlert>
          {i18n.t('cadence.tooManyMails', [String(maxCadenceMails)])}
        </Callout>
      ) : null}
      {enrolledCount > 0 ? (
        <p className="text-xs text-ink-2">
          {i18n.t('cadence.changesFor', enrolledCount, [String(enrolledCount)])}
        </p>
      ) : null}
      <ButtonRow>
        <Button look="primary" keyHint="Enter" onClick={() => void save()}>
          {i18n.t('app.save')}
        </Button>
        <Button keyHint="Escape" onClick={cancel}>
          {i18n.t('app.cancel')}
        </Button>
      </ButtonRow>
    </div>
  );
}
