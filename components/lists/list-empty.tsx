import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { ListTable } from '../../lib/store/list-names.ts';
import { useDashboardActs } from '../dashboard/dashboard-acts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** Nothing fits the filter, or there is nothing yet: what is missing, and what to do. */
export function ListEmpty({
  table,
  hasRows,
  onShowAll,
}: {
  readonly table: ListTable;
  readonly hasRows: boolean;
  readonly onShowAll: () => void;
}) {
  const { openInPanel } = useDashboardActs();
  const frame = (content: ReactNode) => (
    <div className="min-h-0 flex-1 border-t border-line bg-surface px-1 py-4">{content}</div>
  );
  if (hasRows) {
    return frame(
      <EmptyState
        title={i18n.t('lists.noMatch')}
        action={<Button onClick={onShowAll}>{i18n.t('lists.clearFilter')}</Button>}
      >
        {i18n.t('lists.noMatchHint')}
      </EmptyState>,
    );
  }
  if (table === 'deals') {
    return frame(
      <EmptyState
        title={i18n.t('deal.none')}
        action={
          <Button
            onClick={() =>
              openInPanel({ kind: 'addDeal', prospectId: undefined, companyId: undefined })
            }
          >
            {i18n.t('deal.new')}
          </Button>
        }
      >
        {i18n.t('deal.noneHint')}
      </EmptyState>,
    );
  }
  return frame(
    <EmptyState
      title={i18n.t(table === 'prospects' ? 'list.empty' : 'lists.noCompany')}
      action={
        <Button onClick={() => openInPanel({ kind: 'add', name: '' })}>
          {i18n.t('app.addByHand')}
        </Button>
      }
    >
      {i18n.t(table === 'prospects' ? 'list.emptyHint' : 'lists.noCompanyHint')}
    </EmptyState>,
  );
}
