import { createCalendar } from '../../lib/actions/calendar.ts';
import { reportBug } from '../../lib/platform/log.ts';
import type { Board, BoardCard } from '../../lib/store/board.ts';
import { store } from '../../lib/store/open.ts';
import type { SubjectEntry } from '../../lib/store/subject-actions.ts';
import { toActionWords } from '../actions/action-words.ts';
import { useEntryActs } from '../actions/entry-acts.ts';

function isShown({ action, task }: SubjectEntry, { next }: BoardCard): boolean {
  if (!next) return false;
  if (next.action === null) return action === null && task?.title === next.title;
  return action?.rule === next.action.rule && action.prospectId === next.action.prospectId;
}

/** The next action of a card is done. What stands behind it is read at that moment: a card only says it. */
export function useActionDone(): (card: BoardCard, calendar: Board['calendar']) => void {
  const acts = useEntryActs();
  const complete = async (card: BoardCard, calendar: Board['calendar']) => {
    const { loadSubjectActions } = await import('../../lib/store/subject-actions.ts');
    const found = await loadSubjectActions(store(), { table: 'deals', id: card.id });
    const entry = [...(found?.entries ?? []), ...(found?.beside ?? [])].find((one) =>
      isShown(one, card),
    );
    if (!found || !entry) return;
    const words =
      entry.action &&
      toActionWords(entry.action, {
        subject: entry.about.name,
        now: Date.now(),
        calendar: createCalendar(calendar),
        nameById: found.nameById,
      });
    acts.complete(entry, words ?? undefined);
  };
  return (card, calendar) => {
    complete(card, calendar).catch((error: unknown) => reportBug('board', error));
  };
}
