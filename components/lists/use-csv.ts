import { useState } from 'react';
import { i18n } from '#i18n';
import { reportBug } from '../../lib/platform/log.ts';
import type { ListQuery } from '../../lib/store/record-lists.ts';
import { askDashboard } from '../dashboard/ask-dashboard.ts';
import { saveFile, toFileName } from '../reports/save-file.ts';
import { numberText } from '../ui/locale.ts';
import { useReceipt } from '../ui/toast.tsx';
import { toListCsv } from './list-csv.ts';
import { tableLabel } from './list-words.ts';

/** Puts all rows that fit, with the columns that are shown, into the rep's downloads. */
export function useCsv(): {
  readonly isBusy: boolean;
  readonly save: (query: ListQuery) => Promise<void>;
} {
  const { show } = useReceipt();
  const [isBusy, setBusy] = useState(false);
  return {
    isBusy,
    async save(query) {
      setBusy(true);
      try {
        const { table, columns } = query;
        const now = Date.now();
        const source = {
          loadIds: () => askDashboard('listIds', { query }),
          loadRows: (ids: readonly string[]) => askDashboard('listRows', { table, columns, ids }),
        };
        const { parts, count } = await toListCsv(query, source, now);
        const day = new Intl.DateTimeFormat('en-CA').format(now);
        const fileName = toFileName([tableLabel(table), day], 'csv');
        saveFile(new Blob([...parts], { type: 'text/csv;charset=utf-8' }), fileName);
        show({
          title: i18n.t('lists.csvSaved', count, [numberText(count)]),
          detail: fileName,
        });
      } catch (error) {
        reportBug('list csv', error);
        show({ title: i18n.t('lists.csvFailed') });
      } finally {
        setBusy(false);
      }
    },
  };
}
