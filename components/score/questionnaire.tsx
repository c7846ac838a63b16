import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { Button, ButtonRow } from '../ui/button.tsx';
import { hasRefused, isAnswered, type QuestionDraft, questions } from './questionnaire-draft.ts';
import { QuestionFields } from './questionnaire-fields.tsx';

/** Asks whom the workspace sells to, one plain question after the other; each may be left out. Enter goes on. */
export function Questionnaire({
  draft,
  takesFocus,
  onChange,
  onFinish,
}: {
  readonly draft: QuestionDraft;
  /** It was opened just now, by the rep. */
  readonly takesFocus: boolean;
  /** Gets the change, so that it is made to the answers as they are by then. */
  readonly onChange: (change: (now: QuestionDraft) => QuestionDraft) => void;
  readonly onFinish: () => void;
}) {
  const fields = useRef<HTMLFieldSetElement>(null);
  const step = Math.min(draft.step, questions.length - 1);
  const question = questions[step] ?? 'seniorities';
  const isLast = step === questions.length - 1;
  const shown = useRef(takesFocus ? -1 : step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    fields.current?.querySelector('input')?.focus();
  }, [step]);
  const go = (by: 1 | -1) => onChange((now) => ({ ...now, step: step + by }));
  const isEmpty = !isAnswered(question, draft);
  return (
    <form
      aria-label={i18n.t('profile.ask.title')}
      className="flex flex-col gap-4 rounded-lg border border-line-strong p-4"
      onSubmit={(event) => {
        event.preventDefault();
        // Why stands under its field.
        if (hasRefused(question, draft)) {
          fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
          return;
        }
        if (isLast) onFinish();
        else go(1);
      }}
    >
      <fieldset key={question} ref={fields} className="flex min-w-0 flex-col gap-3">
        <legend className="contents">
          <span className="text-xs text-ink-2">
            {i18n.t('profile.ask.step', [String(step + 1), String(questions.length)])}
          </span>
          <span className="-mt-2 text-md font-semibold">
            {i18n.t(`profile.ask.questions.${question}`)}
          </span>
        </legend>
        <p className="-mt-2 text-ink-2">{i18n.t(`profile.ask.hints.${question}`)}</p>
        <QuestionFields
          question={question}
          draft={draft}
          onChange={(part) => onChange((now) => ({ ...now, ...part }))}
        />
      </fieldset>
      <ButtonRow>
        <Button type="submit" look="primary">
          {i18n.t(
            isLast ? 'profile.ask.finish' : isEmpty ? 'profile.ask.skip' : 'profile.ask.next',
          )}
        </Button>
        {step === 0 ? null : <Button onClick={() => go(-1)}>{i18n.t('app.back')}</Button>}
        <Button look="plain" onClick={() => onChange((now) => ({ ...now, isOpen: false }))}>
          {i18n.t('profile.ask.later')}
        </Button>
      </ButtonRow>
    </form>
  );
}
