import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { SavedView } from '../../lib/model/reports.ts';
import { randomId } from '../../lib/platform/ids.ts';
import { loadRepSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { type CommandText, useCommand } from '../use-command.ts';
import { findNamed, keepView } from './saved-views.ts';

const settingActs = () => import('../../lib/store/commands/settings.ts');

export interface BoardViews {
  /** The rep's views of the board, the oldest first; `undefined` until they are read. */
  readonly views: readonly SavedView[] | undefined;
  /** Replaces the one that has the name. Gives whether it was kept. */
  readonly keep: (name: string, query: string) => Promise<boolean>;
  readonly rename: (view: SavedView, name: string) => void;
  readonly remove: (view: SavedView) => void;
}

const maxName = 60;

export function useBoardViews(): BoardViews {
  const { run } = useCommand();
  const kept = useLiveQuery(async () => loadRepSetting(store(), 'views'), []);
  const change = async (
    to: (views: readonly SavedView[]) => readonly SavedView[],
    text: CommandText,
  ): Promise<boolean> => {
    const command = settingActs().then(({ changeRepSetting }) =>
      changeRepSetting(store(), 'views', ({ views }) => ({ views: [...to(views)] })),
    );
    return (await run(command, () => text)) !== undefined;
  };
  return {
    views: kept?.views.filter(({ place }) => place === 'board'),
    keep: (typed, query) => {
      const name = typed.trim().slice(0, maxName);
      const view: SavedView = { id: randomId(), name, place: 'board', query };
      const replaced = findNamed(kept?.views ?? [], name);
      return change((views) => keepView(views, view), {
        title: i18n.t(replaced ? 'board.viewReplaced' : 'board.viewKept'),
        detail: replaced?.name ?? name,
      });
    },
    rename: (view, typed) => {
      const name = typed.trim().slice(0, maxName);
      if (name === '' || name === view.name) return;
      void change((views) => views.map((one) => (one.id === view.id ? { ...one, name } : one)), {
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
