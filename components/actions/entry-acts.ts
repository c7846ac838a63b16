import { i18n } from '#i18n';
import type { Action } from '../../lib/actions/facts.ts';
import type { SubjectTable } from '../../lib/store/action-row.ts';
import { store } from '../../lib/store/open.ts';
import { morningIn } from '../pipeline/due.ts';
import { useCommand } from '../use-command.ts';
import type { ActionWords } from './action-words.ts';

/** What is acted on: a rule's action with its words, or a next action that the rep wrote. */
export interface ActedOn {
  readonly about: { readonly table: SubjectTable; readonly id: string; readonly name: string };
  readonly action: Action | null;
  readonly task: { readonly id: string; readonly title: string } | null;
}

export interface EntryActs {
  readonly complete: (of: ActedOn, words: ActionWords | undefined) => void;
  readonly snooze: (
    of: ActedOn,
    words: ActionWords | undefined,
    when: { readonly days: number; readonly label: string },
  ) => void;
  readonly dismiss: (
    of: ActedOn,
    words: ActionWords | undefined,
    how: { readonly isForGood: boolean },
  ) => void;
}

function toDismissedText(action: Action | null, { isForGood }: { isForGood: boolean }): string {
  if (!action) return i18n.t('receipt.deleted');
  if (action.enrolmentId !== undefined) {
    return isForGood ? i18n.t('cadence.stoppedNow') : i18n.t('cadence.skipped');
  }
  return isForGood ? i18n.t('next.dismissedForGood') : i18n.t('next.dismissed');
}

/** What writes comes after the first paint: the popup opens to be looked at. */
const taskActs = () => import('../../lib/store/commands/tasks.ts');
const ruleActs = () => import('../../lib/store/commands/actions.ts');

/** Done, later, put away: the same for what a rule says and for what the rep wrote, each with Undo. */
export function useEntryActs(): EntryActs {
  const { run } = useCommand();
  return {
    complete: ({ about, action, task }, words) => {
      const title = words?.title ?? task?.title ?? '';
      const done =
        action && words
          ? ruleActs().then((acts) => acts.doAction(store(), { about, action, ...words }))
          : taskActs().then((acts) => acts.completeTask(store(), task?.id ?? ''));
      void run(done, () => ({ title: i18n.t('receipt.taskDone'), detail: title }));
    },
    snooze: ({ about, action, task }, words, { days, label }) => {
      const until = morningIn(days, Date.now());
      const put =
        action && words
          ? ruleActs().then((acts) =>
              acts.snoozeAction(store(), { about, action, ...words }, until),
            )
          : taskActs().then((acts) => acts.snoozeTask(store(), task?.id ?? '', until));
      void run(put, () => ({
        title: i18n.t('next.snoozedTo', [label]),
        detail: words?.title ?? task?.title ?? '',
      }));
    },
    dismiss: ({ about, action, task }, words, { isForGood }) => {
      const put =
        action && words
          ? ruleActs().then((acts) =>
              acts.dismissAction(store(), { about, action, ...words }, { isForGood }),
            )
          : taskActs().then((acts) => acts.deleteTask(store(), task?.id ?? ''));
      void run(put, () => ({
        title: toDismissedText(action, { isForGood }),
        detail: words?.title ?? task?.title ?? '',
      }));
    },
  };
}
