import { Check } from 'lucide-react';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import type { DueTasks } from '../../lib/store/queries.ts';
import { ActionList, type ActionRow } from '../ui/action-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Section } from '../ui/section.tsx';
import { useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import { dayText } from '../words.ts';
import { channelIcon } from './channel-icon.ts';
import { morningIn, toDueText } from './due.ts';

/** What writes comes after the first paint: the popup opens to be looked at. */
const acts = () => import('../../lib/store/commands/tasks.ts');

/** What is due until tonight, the latest first; below it, when nothing is due, what comes next. */
export function Today({
  due,
  onOpen,
}: {
  readonly due: DueTasks;
  readonly onOpen: (prospectId: string) => void;
}) {
  const now = useNow();
  const { run } = useCommand();
  const rows = due.tasks.map(({ task, prospectName }): ActionRow => {
    const when = toDueText(task, now);
    return {
      id: task.id,
      icon: channelIcon(task.channel),
      title: task.title,
      ...(prospectName === undefined ? {} : { why: prospectName }),
      ...(when === undefined ? {} : { when: when.text, whenTone: when.tone }),
      actions: [
        {
          label: i18n.t('next.done'),
          keyHint: 'd',
          run: () =>
            void run(
              acts().then((act) => act.completeTask(store(), task.id)),
              () => ({
                title: i18n.t('receipt.taskDone'),
                detail: task.title,
              }),
            ),
        },
        {
          label: i18n.t('next.later'),
          keyHint: 's',
          run: () =>
            void run(
              acts().then((act) => act.snoozeTask(store(), task.id, morningIn(1, Date.now()))),
              () => ({
                title: i18n.t('next.snoozedTo', [i18n.t('next.tomorrow')]),
                detail: task.title,
              }),
            ),
        },
        {
          label: i18n.t('next.dismiss'),
          keyHint: 'x',
          run: () =>
            void run(
              acts().then((act) => act.deleteTask(store(), task.id)),
              () => ({
                title: i18n.t('receipt.deleted'),
                detail: task.title,
              }),
            ),
        },
      ],
    };
  });
  const open = (id: string) => {
    const found = due.tasks.find(({ task }) => task.id === id);
    if (found?.task.prospect_id) onOpen(found.task.prospect_id);
  };
  return (
    <Section
      title={i18n.t('today.title')}
      look="strong"
      isFlush
      {...(due.dueCount > 0 ? { count: due.dueCount } : {})}
    >
      {rows.length > 0 ? (
        <ActionList
          label={i18n.t('today.title')}
          rows={rows}
          onOpen={open}
          keys={{ next: i18n.t('keys.down'), previous: i18n.t('keys.up') }}
        />
      ) : (
        <EmptyState icon={Check} title={i18n.t('today.nothing')}>
          {due.next
            ? i18n.t('today.nextDue', [
                dayText(due.next.snoozed_until ?? due.next.due_at ?? ''),
                due.next.title,
              ])
            : i18n.t('today.nothingHint')}
        </EmptyState>
      )}
    </Section>
  );
}
