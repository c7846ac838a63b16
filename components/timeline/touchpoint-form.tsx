import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Touchpoint } from '../../lib/model/engagement.ts';
import { type Channel, channels } from '../../lib/model/prospect.ts';
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx';
import { ChoiceChips } from '../ui/choice-chips.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { type KeyMap, useKeys } from '../ui/keys.ts';
import { Section } from '../ui/section.tsx';
import { SegmentedField } from '../ui/segmented-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useDraft } from '../use-draft.ts';
import { type Subject, toDraftKey } from './about.ts';
import { PeopleTicks } from './people-ticks.tsx';
import {
  checkTouchpoint,
  isGathering,
  outcomesOf,
  type TouchpointField,
  type TouchpointProblem,
  type TouchpointValues,
  toEditedValues,
  toFirstValues,
  withChannel,
} from './touchpoint-values.ts';
import { type EarlyKeys, useEarlyKeys } from './use-early-keys.ts';
import { useSaveTouchpoint } from './use-save-touchpoint.ts';
import { type TouchpointChoices, toKnown, useTouchpointChoices } from './use-touchpoint-choices.ts';
import { WhenFields } from './when-fields.tsx';

interface Edited {
  readonly touchpoint: Touchpoint;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export interface TouchpointFormProps {
  readonly about: Subject;
  /** How the contact was made, to begin with. */
  readonly channel: Channel;
  /** What is changed; without it a new one is logged. */
  readonly edited?: Edited;
  readonly onDone: () => void;
}

/** Logs one contact, or changes it. What is typed is kept until it is saved. */
export function TouchpointForm(props: TouchpointFormProps) {
  const { about, edited, onDone } = props;
  const choices = useTouchpointChoices(about, edited);
  const takeEarly = useEarlyKeys(onDone);
  if (!choices) return null;
  const isNobodyHere = about.kind === 'company' && !edited && choices.people.length === 0;
  return isNobodyHere && choices.deals.length === 0 ? (
    <NobodyHere onDone={onDone} />
  ) : (
    <ReadyForm {...props} choices={choices} takeEarly={takeEarly} />
  );
}

/** A contact is with somebody: a company alone cannot be called. */
function NobodyHere({ onDone }: { readonly onDone: () => void }) {
  return (
    <Section title={i18n.t('touchpoints.log')}>
      <EmptyState
        isInset
        title={i18n.t('touchpoints.nobodyHere')}
        action={
          <Button size="sm" keyHint="Escape" onClick={onDone}>
            {i18n.t('app.close')}
          </Button>
        }
      />
    </Section>
  );
}

type Problems = Readonly<Partial<Record<TouchpointField, TouchpointProblem>>>;

const noDeal = 'none';

function ReadyForm({
  about,
  channel,
  edited,
  choices,
  takeEarly,
  onDone,
}: TouchpointFormProps & {
  readonly choices: TouchpointChoices;
  readonly takeEarly: () => EarlyKeys;
}) {
  const original = edited?.touchpoint;
  const [initial] = useState(() =>
    original
      ? toEditedValues(original)
      : toFirstValues(
          { channel, prospectIds: choices.prospectIds, dealId: choices.dealId },
          Date.now(),
        ),
  );
  const draft = useDraft<TouchpointValues>(
    original
      ? `touchpoint-edit:touchpoints:${original.id}`
      : toDraftKey(`touchpoint-${channel}`, about),
    initial,
  );
  const [problems, setProblems] = useState<Problems>({});
  const saveTouchpoint = useSaveTouchpoint();
  const isSaving = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const firstOutcome = useRef<HTMLInputElement>(null);
  const subject = useRef<HTMLInputElement>(null);
  const values = draft.value && toKnown(draft.value, { about, choices });
  const isReady = values !== undefined;
  const beginsWithOutcome = channel === 'call' && original === undefined;
  const change = (patch: Partial<TouchpointValues>) => {
    if (values) draft.setValue({ ...values, ...patch });
    setProblems({});
  };
  const save = async (typed = values) => {
    if (!typed || isSaving.current) return;
    const check = checkTouchpoint(typed, { now: Date.now(), original });
    if (!check.isFine) {
      setProblems(check.problems);
      return;
    }
    isSaving.current = true;
    const isSaved = await saveTouchpoint(check.input, { about, original });
    isSaving.current = false;
    if (!isSaved) return;
    draft.drop();
    onDone();
  };
  const outcomes = values ? outcomesOf(values.channel) : [];
  const begin = useEffectEvent(() => {
    const { digit, isEntered = false } = takeEarly();
    const outcome = digit === undefined ? undefined : outcomes[digit - 1];
    if (!values || original) return;
    const typed = outcome === undefined ? values : { ...values, outcome };
    if (outcome !== undefined) draft.setValue(typed);
    if (isEntered) void save(typed);
  });
  useEffect(() => {
    if (!isReady) return;
    (beginsWithOutcome ? firstOutcome : subject).current?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
    // oxlint-disable-next-line react/set-state-in-effect -- the keys were pressed outside of what was drawn then
    begin();
  }, [isReady, beginsWithOutcome]);
  const map: Record<string, KeyMap[string]> = {
    Enter: { label: i18n.t('app.save'), run: () => void save() },
    Escape: { run: onDone },
  };
  for (const [index, outcome] of outcomes.entries()) {
    map[`${index + 1}`] = {
      label: i18n.t(`touchpoints.outcomes.${outcome}`),
      run: () => change({ outcome: values?.outcome === outcome ? null : outcome }),
    };
  }
  useKeys(map, { enabled: isReady, group: i18n.t('touchpoints.log') });
  if (!values) return null;

  const errorOf = (field: TouchpointField) => {
    const problem = problems[field];
    return problem && i18n.t(`touchpoints.problems.${problem}`);
  };
  const title = i18n.t(`touchpoints.kinds.${values.channel}`);
  return (
    <Section title={original ? i18n.t('touchpoints.editTitle') : title}>
      <form
        ref={form}
        aria-label={title}
        className="flex flex-col gap-3"
        onSubmit={(event) => event.preventDefault()}
      >
        {draft.isFound ? (
          <p className="text-xs text-ink-2">
            {i18n.t('touchpoints.found')}{' '}
            <LinkButton onClick={draft.drop}>{i18n.t('touchpoints.startOver')}</LinkButton>
          </p>
        ) : null}
        <ChoiceChips
          label={i18n.t('touchpoints.outcome')}
          value={values.outcome}
          choices={outcomes.map((outcome, index) => ({
            value: outcome,
            label: i18n.t(`touchpoints.outcomes.${outcome}`),
            keyHint: `${index + 1}`,
          }))}
          onChange={(outcome) => change({ outcome })}
          firstRef={firstOutcome}
        />
        <TextField
          ref={subject}
          label={i18n.t('touchpoints.subject')}
          value={values.subject}
          error={errorOf('subject')}
          onChange={(next) => change({ subject: next })}
          onSubmit={() => void save()}
        />
        <TextArea
          label={i18n.t('touchpoints.details')}
          rows={2}
          value={values.snippet}
          error={errorOf('snippet')}
          onChange={(snippet) => change({ snippet })}
          onSubmit={() => void save()}
        />
        <div className="flex flex-wrap items-start gap-3">
          <div className="min-w-36 flex-1">
            <SelectField
              label={i18n.t('touchpoints.channel')}
              value={values.channel}
              options={channels.map((one) => ({
                value: one,
                label: i18n.t(`touchpoints.kinds.${one}`),
              }))}
              onChange={(next) => draft.setValue(withChannel(values, next))}
            />
          </div>
          {isGathering(values.channel) ? null : (
            <SegmentedField
              label={i18n.t('touchpoints.direction')}
              value={values.direction}
              options={[
                { value: 'out', label: i18n.t('touchpoints.byUs') },
                { value: 'in', label: i18n.t('touchpoints.byThem') },
              ]}
              onChange={(direction) => change({ direction })}
            />
          )}
        </div>
        <WhenFields
          values={values}
          error={errorOf('when')}
          hasNow={original === undefined}
          onChange={change}
          onSubmit={() => void save()}
        />
        {choices.people.length === 0 ? null : (
          <PeopleTicks
            people={choices.people}
            ticked={values.prospectIds}
            onChange={(prospectIds) => change({ prospectIds })}
          />
        )}
        {choices.deals.length === 0 ? null : (
          <SelectField
            label={i18n.t('touchpoints.deal')}
            value={values.dealId ?? noDeal}
            options={[
              ...choices.deals.map(({ id, name }) => ({ value: id, label: name })),
              { value: noDeal, label: i18n.t('touchpoints.noDeal') },
            ]}
            onChange={(next) => change({ dealId: next === noDeal ? null : next })}
          />
        )}
        {problems.people === undefined ? null : (
          <p role="alert" className="text-xs text-critical-ink">
            {errorOf('people')}
          </p>
        )}
        <ButtonRow>
          <Button look="primary" keyHint="Enter" onClick={() => void save()}>
            {original ? i18n.t('app.save') : i18n.t('touchpoints.log')}
          </Button>
          <Button keyHint="Escape" onClick={onDone}>
            {i18n.t('app.cancel')}
          </Button>
        </ButtonRow>
      </form>
    </Section>
  );
}
