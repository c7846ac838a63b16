import { useCallback } from 'react';
import { i18n } from '#i18n';
import { reportBug } from '../../lib/platform/log.ts';
import { exportAll } from '../../lib/store/export.ts';
import { store } from '../../lib/store/open.ts';
import { useReceipt } from '../ui/toast.tsx';

/** Saves a JSON copy of everything to the rep's downloads. Nothing leaves the computer. */
export function useExport(): () => Promise<void> {
  const { show } = useReceipt();
  return useCallback(async () => {
    try {
      const copy = await exportAll(store());
      const url = URL.createObjectURL(copy.blob);
      const link = document.createElement('a');
      link.href = url;
      link.download = copy.fileName;
      link.click();
      // The browser has taken the file over once the click is handled.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      show({ title: i18n.t('app.exported') });
    } catch (error) {
      reportBug('export', error);
      show({
        title: i18n.t('failure.storage_failed'),
        detail: i18n.t('failure.storage_failed_hint'),
      });
    }
  }, [show]);
}
