import { foldText } from '../../lib/model/fold.ts';
import type { SavedView } from '../../lib/model/reports.ts';
import { withView } from '../dashboard/saved-views.ts';

/** The view of the board that has a name already, however that is written. */
export function findNamed(views: readonly SavedView[], typed: string): SavedView | undefined {
  const name = foldText(typed);
  if (name === '') return undefined;
  return views.find((view) => view.place === 'board' && foldText(view.name) === name);
}

/** Keeps a view of the board; one of the same name is replaced, and stays where it stands. */
export function keepView(views: readonly SavedView[], kept: SavedView): readonly SavedView[] {
  const named = findNamed(views, kept.name);
  return named ? withView(views, named.id, { query: kept.query }) : [...views, kept];
}
