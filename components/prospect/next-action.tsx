import { useLiveQuery } from 'dexie-react-hooks';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Task } from '../../lib/model/engagement.ts';
import type { ProspectId } from '../../lib/model/ids.ts';
import { addTask, completeTask, deleteTask, snoozeTask } from '../../lib/store/commands/tasks.ts';
import { store } from '../../lib/store/open.ts';
import { openTasks } from '../../lib/store/queries.ts';
import { channelIcon } from '../pipeline/channel-icon.ts';
import { morningIn, toDueText } from '../pipeline/due.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';

/** The choices for when: a label and the days from today; `null` for no date. */
const whens = [
  { value: '0', days: 0, label: () => i18n.t('next.today') },
  { value: '1', days: 1, label: () => i18n.t('next.tomorrow') },
  { value: '3', days: 3, label: () => i18n.t('next.inDays', 3) },
  { value: '7', days: 7, label: () => i18n.t('next.nextWeek') },
  { value: '30', days: 30, label: () => i18n.t('next.nextMonth') },
  { value: 'none', days: null, label: () => i18n.t('next.noDate') },
] as const;

function dueOf(value: string): string | null {
  const days = whens.find((when) => when.value === value)?.days ?? null;
  return days === null ? null : morningIn(days, Date.now());
}

function AddTask({
  prospectId,
  onDone,
}: {
  readonly prospectId: ProspectId;
  readonly onDone: () => void;
}) {
  const { run } = useCommand();
  const [title, setTitle] = useState('');
  const [when, setWhen] = useState('1');
  const save = async () => {
    if (title.trim() === '') return;
    const receipt = await run(
      addTask(store(), { prospectId, title: title.trim(), dueAt: dueOf(when) }),
      () => ({ title: i18n.t('receipt.taskAdded'), detail: title.trim() }),
    );
    if (receipt) onDone();
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
        value={title}
        onChange={setTitle}
        onSubmit={() => void save()}
        autoFocus
        maxLength={300}
      />
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <SelectField
            label={i18n.t('next.when')}
            value={when}
            options={whens.map(({ value, label }) => ({ value, label: label() }))}
            onChange={setWhen}
          />
        </div>
        <Button look="primary" keyHint="Enter" onClick={() => void save()}>
          {i18n.t('app.save')}
        </Button>
        <Button onClick={onDone}>{i18n.t('app.cancel')}</Button>
      </div>
    </form>
  );
}

function FirstTask({ task }: { readonly task: Task }) {
  const now = useNow();
  const { run } = useCommand();
  const due = toDueText(task, now);
  const snooze = (days: number, label: string) =>
    void run(snoozeTask(store(), task.id, morningIn(days, Date.now())), () => ({
      title: i18n.t('next.snoozedTo', [label]),
      detail: task.title,
    }));
  const complete = () =>
    void run(completeTask(store(), task.id), () => ({
      title: i18n.t('receipt.taskDone'),
      detail: task.title,
    }));
  const dismiss = () =>
    void run(deleteTask(store(), task.id), () => ({
      title: i18n.t('receipt.deleted'),
      detail: task.title,
    }));
  useKeys({
    d: { label: i18n.t('next.done'), run: complete },
    s: {
      label: i18n.t('next.later'),
      run: () => snooze(1, i18n.t('next.tomorrow')),
    },
    x: { label: i18n.t('next.dismiss'), run: dismiss },
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <Icon shape={channelIcon(task.channel)} className="mt-0.5" />
        <div className="min-w-0 flex-1">
          <div className="text-md font-semibold">{task.title}</div>
          {task.reason === null ? null : <div className="text-ink-2">{task.reason}</div>}
        </div>
        {due ? (
          <span
            className={due.tone === 'critical' ? 'text-xs text-critical-ink' : 'text-xs text-ink-2'}
          >
            {due.text}
          </span>
        ) : null}
      </div>
      <ButtonRow>
        <Button look="primary" keyHint="d" onClick={complete}>
          {i18n.t('next.done')}
        </Button>
        <MenuButton
          align="start"
          trigger={<Button keyHint="s">{i18n.t('next.later')}</Button>}
          groups={[
            whens
              .filter((when) => when.days !== null && when.days > 0)
              .map((when) => ({
                id: when.value,
                label: when.label(),
                run: () => snooze(when.days ?? 1, when.label()),
              })),
          ]}
        />
        <Button keyHint="x" onClick={dismiss}>
          {i18n.t('next.dismiss')}
        </Button>
      </ButtonRow>
    </div>
  );
}

function LaterTask({ task }: { readonly task: Task }) {
  const now = useNow();
  const { run } = useCommand();
  const due = toDueText(task, now);
  return (
    <li className="flex min-h-(--row) items-center gap-2">
      <span className="min-w-0 flex-1 truncate" title={task.title}>
        {task.title}
      </span>
      {due ? <span className="text-xs text-ink-3">{due.text}</span> : null}
      <Button
        size="sm"
        aria-label={i18n.t('next.doneWith', [task.title])}
        onClick={() =>
          void run(completeTask(store(), task.id), () => ({
            title: i18n.t('receipt.taskDone'),
            detail: task.title,
          }))
        }
      >
        {i18n.t('next.done')}
      </Button>
    </li>
  );
}

/** The one thing to do for this prospect, what follows it, and a way to write the next. */
export function NextAction({ prospectId }: { readonly prospectId: ProspectId }) {
  const [isAdding, setAdding] = useState(false);
  const tasks = useLiveQuery(() => openTasks(store(), { prospectId }), [prospectId]);
  useKeys({ t: { label: i18n.t('next.add'), run: () => setAdding(true) } });
  if (!tasks) return null;
  const [first, ...rest] = tasks;
  return (
    <Section title={i18n.t('next.title')}>
      <div className="flex flex-col gap-3">
        {first ? (
          <FirstTask task={first} />
        ) : isAdding ? null : (
          <div className="flex items-start gap-2 text-ink-2">
            <Icon shape={Check} className="mt-0.5" />
            <span>
              {i18n.t('next.none')}. {i18n.t('next.nothingHint')}
            </span>
          </div>
        )}
        {rest.length > 0 ? (
          <ul>
            {rest.map((task) => (
              <LaterTask key={task.id} task={task} />
            ))}
          </ul>
        ) : null}
        {isAdding ? (
          <AddTask prospectId={prospectId} onDone={() => setAdding(false)} />
        ) : (
          <ButtonRow>
            <Button keyHint="t" onClick={() => setAdding(true)}>
              {i18n.t('next.add')}
            </Button>
          </ButtonRow>
        )}
      </div>
    </Section>
  );
}
