import { useCallback } from 'react';
import { i18n } from '#i18n';
import { type ReadingReport, toReportText } from '../../lib/clips/report.ts';
import { browser } from '../../lib/platform/browser.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { useReceipt } from '../ui/toast.tsx';

/** Puts a report of a reading on the clipboard, for the rep to hand on. Nothing is sent. */
export function useReport(): (about: Pick<ReadingReport, 'failure' | 'field'>) => void {
  const { show } = useReceipt();
  return useCallback(
    (about) => {
      const { version } = browser.runtime.getManifest();
      navigator.clipboard
        .writeText(toReportText({ version, site: 'linkedin', ...about }))
        .then(() => show({ title: i18n.t('evidence.reportCopied') }))
        .catch((error: unknown) => reportBug('report', error));
    },
    [show],
  );
}
