import { useLiveQuery } from 'dexie-react-hooks';
import { Ellipsis } from 'lucide-react';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import { canExportAll } from '../../lib/store/team-queries.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { useExport } from './use-export.ts';

/** Few openings of the panel go there. */
async function showDashboard(): Promise<void> {
  const { openDashboard } = await import('../../lib/platform/dashboard-tab.ts');
  await openDashboard();
}

/** What the panel does besides showing a record. */
export function PanelMenu({
  onDay,
  onAdd,
  onOptions,
}: {
  readonly onDay: () => void;
  readonly onAdd: () => void;
  readonly onOptions: () => void;
}) {
  const exportCopy = useExport();
  const canExport = useLiveQuery(async () => canExportAll(store()), []);
  return (
    <MenuButton
      trigger={<IconButton icon={Ellipsis} label={i18n.t('app.more')} size="row" />}
      groups={[
        [
          { id: 'dashboard', label: i18n.t('dashboard.open'), run: () => void showDashboard() },
          { id: 'day', label: i18n.t('today.all'), run: onDay },
          {
            id: 'add',
            label: i18n.t('app.addByHand'),
            run: onAdd,
          },
          ...(canExport
            ? [
                {
                  id: 'export',
                  label: i18n.t('app.exportAll'),
                  run: () => void exportCopy(),
                },
              ]
            : []),
        ],
        [
          {
            id: 'options',
            label: i18n.t('app.options'),
            run: onOptions,
          },
        ],
      ]}
    />
  );
}
