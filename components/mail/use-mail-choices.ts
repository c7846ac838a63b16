import { useMemo } from 'react';
import type { FieldName, FieldValue } from '../../lib/model/extraction.ts';
import { type KeptDraft, useDraft } from '../use-draft.ts';
import { type Answer, type MailChoices, noChoices } from './mail-choices.ts';

export interface ChoiceChanges {
  readonly patch: (
    of: Partial<Omit<MailChoices, 'ticks' | 'edits' | 'answers' | 'dealId'>>,
  ) => void;
  /** Whether it belongs to no deal; which one it belongs to is said of the thread itself. */
  readonly chooseNoDeal: (isNone: boolean) => void;
  readonly tick: (email: string, isTicked: boolean) => void;
  /** `undefined` asks again. */
  readonly answer: (email: string, answer: Answer | undefined) => void;
  readonly edit: (email: string, field: FieldName, value: FieldValue) => void;
}

/**
 * What the rep chooses beside a thread. It outlives the panel, and logging as well: what is undone stands there as it was.
 * `choices` is absent until it is known what was chosen before.
 */
export function useMailChoices(threadKey: string): {
  readonly choices: MailChoices | undefined;
  readonly changes: ChoiceChanges;
} {
  const draft: KeptDraft<MailChoices> = useDraft(`mail:mail_views:${threadKey}`, noChoices);
  const { value, setValue } = draft;
  const changes = useMemo((): ChoiceChanges => {
    const now = value ?? noChoices;
    return {
      patch: (of) => setValue({ ...now, ...of }),
      chooseNoDeal: (isNone) => {
        const { dealId: _before, ...others } = now;
        setValue(isNone ? { ...others, dealId: null } : others);
      },
      tick: (email, isTicked) => setValue({ ...now, ticks: { ...now.ticks, [email]: isTicked } }),
      answer: (email, answer) => {
        const { [email]: _before, ...others } = now.answers;
        const { [email]: _tick, ...ticks } = now.ticks;
        setValue({
          ...now,
          ticks,
          answers: answer === undefined ? others : { ...others, [email]: answer },
        });
      },
      edit: (email, field, typed) =>
        setValue({
          ...now,
          edits: { ...now.edits, [email]: { ...now.edits[email], [field]: typed } },
        }),
    };
  }, [value, setValue]);
  return { choices: value, changes };
}
