import { useCallback } from 'react';
import { i18n } from '#i18n';
import { type ReadingReport, toReportText } from '../../lib/clips/report.ts';
import { browser } from '../../lib/platform/browser.ts';
import { useCopy } from '../use-copy.ts';

/** Puts a report of a reading on the clipboard, for the rep to hand on. Nothing is sent. */
export function useReport(): (about: Pick<ReadingReport, 'failure' | 'field'>) => void {
  const copy = useCopy();
  return useCallback(
    (about) => {
      const { version } = browser.runtime.getManifest();
      copy(toReportText({ version, site: 'linkedin', ...about }), {
        done: i18n.t('evidence.reportCopied'),
        instead: i18n.t('evidence.reportInstead'),
      });
    },
    [copy],
  );
}
