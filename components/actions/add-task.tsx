import { useState } from 'react';
import { i18n } from '#i18n';
import type { SubjectTable } from '../../lib/store/action-row.ts';
import { addTask } from '../../lib/store/commands/tasks.ts';
import { store } from '../../lib/store/open.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { dueOf, whens } from './whens.ts';

interface TaskDraft {
  readonly title: string;
  readonly when: string;
  /** `YYYY-MM-DDTHH:MM` in the rep's own time, for a time of their own. */
  readonly at: string;
}

const ownTime = 'own';

function toDueAt({ when, at }: TaskDraft): string | null {
  if (when !== ownTime) return dueOf(when, Date.now());
  const ms = new Date(at).getTime();
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** A next action in the rep's own words, with when. */
export function AddTask({
  about,
  onDone,
}: {
  readonly about: { readonly table: SubjectTable; readonly id: string };
  readonly onDone: () => void;
}) {
  const { run } = useCommand();
  const draft = useDraft<TaskDraft>(`task:${about.table}:${about.id}`, {
    title: '',
    when: '1',
    at: '',
  });
  const [problem, setProblem] = useState<'title' | 'at'>();
  const { value } = draft;
  if (!value) return null;
  const change = (part: Partial<TaskDraft>) => {
    setProblem(undefined);
    draft.setValue({ ...value, ...part });
  };
  const save = async () => {
    const title = value.title.trim();
    if (title === '') return setProblem('title');
    const dueAt = toDueAt(value);
    if (value.when === ownTime && dueAt === null) return setProblem('at');
    const subject = about.table === 'deals' ? { dealId: about.id } : { prospectId: about.id };
    const receipt = await run(addTask(store(), { ...subject, title, dueAt }), () => ({
      title: i18n.t('receipt.taskAdded'),
      detail: title,
    }));
    if (!receipt) return undefined;
    draft.drop();
    return onDone();
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onDone();
      }}
    >
      <TextField
        label={i18n.t('next.what')}
        value={value.title}
        onChange={(title) => change({ title })}
        onSubmit={() => void save()}
        autoFocus
        maxLength={300}
        {...(problem === 'title' ? { error: i18n.t('next.whatNeeded') } : {})}
      />
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-32 flex-1">
          <SelectField
            label={i18n.t('next.when')}
            value={value.when}
            options={[
              ...whens.map(({ value: of, label }) => ({ value: of as string, label: label() })),
              { value: ownTime, label: i18n.t('next.ownTime') },
            ]}
            onChange={(when) => change({ when })}
          />
        </div>
        {value.when === ownTime ? (
          <TextField
            label={i18n.t('next.at')}
            type="datetime-local"
            value={value.at}
            onChange={(at) => change({ at })}
            onSubmit={() => void save()}
            {...(problem === 'at' ? { error: i18n.t('next.atNeeded') } : {})}
          />
        ) : null}
        <Button look="primary" keyHint="Enter" onClick={() => void save()}>
          {i18n.t('app.save')}
        </Button>
        <Button onClick={onDone}>{i18n.t('app.cancel')}</Button>
      </div>
    </form>
  );
}
