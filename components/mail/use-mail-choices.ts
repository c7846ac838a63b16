import { useMemo } from 'react';
import type { FieldName, FieldValue } from '../../lib/model/extraction.ts';
import { type KeptDraft, useDraft } from '../use-draft.ts';
import { type Answer, type MailChoices, noChoices } from './mail-choices.ts';

export interface ChoiceChanges {
  readonly patch: (of: Partial<Omit<MailChoices, 'ticks' | 'edits' | 'answers'>>) => void;
  readonly tick: (email: string, isTicked: boolean) => void;
  /** `undefined` asks again. */
  readonly answer: (email: string, answer: Answer | undefined) => void;
  readonly edit: (email: string, field: FieldName, value: FieldValue) => void;
  /** After logging: what was chosen is saved. */
  readonly settle: () => void;
}

/** What the rep chooses beside a thread; it outlives the panel. `choices` is absent until it is known what was chosen before. */
export function useMailChoices(threadKey: string): {
  readonly choices: MailChoices | undefined;
  readonly changes: ChoiceChanges;
} {
  const draft: KeptDraft<MailChoices> = useDraft(`mail:mail_views:${threadKey}`, noChoices);
  const { value, setValue, drop } = draft;
  const changes = useMemo((): ChoiceChanges => {
    const now = value ?? noChoices;
    return {
      patch: (of) => setValue({ ...now, ...of }),
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
      settle: drop,
    };
  }, [value, setValue, drop]);
  return { choices: value, changes };
}
