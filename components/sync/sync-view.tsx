import { useLiveQuery } from 'dexie-react-hooks';
import { Check } from 'lucide-react';
import { i18n } from '#i18n';
import { listIssues } from '../../lib/store/issue-list.ts';
import { store } from '../../lib/store/open.ts';
import { loadSyncStatus } from '../../lib/store/sync-queries.ts';
import { listWaiting, type WaitingRow } from '../../lib/store/waiting-list.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { NeedsYou } from './needs-you.tsx';
import { WaitingSection } from './waiting-section.tsx';

/** What a view can hold; the counts beside the titles are of all. */
const shownCount = 60;

/** What needs the rep first, then what waits to be sent. */
export function SyncView({
  onOpenProspect,
  onOpenCompany,
  onOpenDeal,
}: {
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenCompany: (id: string) => void;
  readonly onOpenDeal: (id: string) => void;
}) {
  const status = useLiveQuery(async () => loadSyncStatus(store()), []);
  const blocks = useLiveQuery(async () => listIssues(store(), shownCount), []);
  const rows = useLiveQuery(async () => listWaiting(store(), shownCount), []);
  if (!status || !blocks || !rows) return null;
  if (blocks.length === 0 && rows.length === 0) {
    return (
      <EmptyState icon={Check} title={i18n.t('waiting.none')}>
        {i18n.t('waiting.noneHint')}
      </EmptyState>
    );
  }
  const open = ({ table, id }: WaitingRow) => {
    if (table === 'prospects') onOpenProspect(id);
    if (table === 'companies') onOpenCompany(id);
    if (table === 'deals') onOpenDeal(id);
  };
  return (
    <>
      {blocks.length > 0 ? <NeedsYou blocks={blocks} issueCount={status.issueCount} /> : null}
      {rows.length > 0 ? (
        <WaitingSection rows={rows} status={status} hasKeys={blocks.length === 0} onOpen={open} />
      ) : null}
    </>
  );
}
