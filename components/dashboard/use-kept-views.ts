import { useLiveQuery } from 'dexie-react-hooks';
import type { SavedView, ViewPlace } from '../../lib/model/reports.ts';
import { loadRepSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { type CommandText, useCommand } from '../use-command.ts';

/** What writes comes with the first change. */
const settingActs = () => import('../../lib/store/commands/settings.ts');

export interface KeptViews {
  /** The rep's views of the place, the oldest first; `undefined` until they are read. */
  readonly views: readonly SavedView[] | undefined;
  /** Changes the rep's views, of every place, and shows the receipt. Gives whether it was done. */
  readonly change: (
    to: (views: readonly SavedView[]) => readonly SavedView[],
    text: CommandText,
  ) => Promise<boolean>;
}

/** Saved views of a place of the dashboard, as the rep's settings have them. */
export function useKeptViews(place: ViewPlace): KeptViews {
  const { run } = useCommand();
  const kept = useLiveQuery(async () => loadRepSetting(store(), 'views'), []);
  return {
    views: kept?.views.filter((view) => view.place === place),
    async change(to, text) {
      const command = settingActs().then(({ changeRepSetting }) =>
        changeRepSetting(store(), 'views', ({ views }) => ({ views: [...to(views)] })),
      );
      return (await run(command, () => text)) !== undefined;
    },
  };
}
