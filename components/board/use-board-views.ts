import { i18n } from '#i18n';
import type { SavedView } from '../../lib/model/reports.ts';
import { randomId } from '../../lib/platform/ids.ts';
import { maxViewName, withView } from '../dashboard/saved-views.ts';
import { useKeptViews } from '../dashboard/use-kept-views.ts';
import { findNamed, keepView } from './saved-views.ts';

export interface BoardViews {
  /** The rep's views of the board, the oldest first; `undefined` until they are read. */
  readonly views: readonly SavedView[] | undefined;
  /** Replaces the one that has the name. Gives whether it was kept. */
  readonly keep: (name: string, query: string) => Promise<boolean>;
  readonly rename: (view: SavedView, name: string) => void;
  readonly remove: (view: SavedView) => void;
}

export function useBoardViews(): BoardViews {
  const { views: known, change } = useKeptViews('board');
  return {
    views: known,
    keep: (typed, query) => {
      const name = typed.trim().slice(0, maxViewName);
      const view: SavedView = { id: randomId(), name, place: 'board', query };
      const replaced = findNamed(known ?? [], name);
      return change((views) => keepView(views, view), {
        title: i18n.t(replaced ? 'board.viewReplaced' : 'board.viewKept'),
        detail: replaced?.name ?? name,
      });
    },
    rename: (view, typed) => {
      const name = typed.trim().slice(0, maxViewName);
      if (name === '' || name === view.name) return;
      void change((views) => withView(views, view.id, { name }), {
        title: i18n.t('board.viewRenamed'),
        detail: name,
      });
    },
    remove: (view) => {
      void change((views) => views.filter(({ id }) => id !== view.id), {
        title: i18n.t('board.viewRemoved'),
        detail: view.name,
      });
    },
  };
}
