import { TriangleAlert } from 'lucide-react';
import { useCallback } from 'react';
import { i18n } from '#i18n';
import { reportBug } from '../lib/platform/log.ts';
import { useReceipt } from './ui/toast.tsx';

/** Puts a text on the clipboard and says so; where the browser does not let it, says that, and what to do instead. */
export function useCopy(): (
  text: string | Promise<string>,
  words: { readonly done: string; readonly instead: string },
) => void {
  const { show } = useReceipt();
  return useCallback(
    (text, { done, instead }) => {
      Promise.resolve(text)
        .then((ready) => navigator.clipboard.writeText(ready))
        .then(() => show({ title: done }))
        .catch((error: unknown) => {
          reportBug('copy', error);
          show({ title: i18n.t('receipt.notCopied'), detail: instead, icon: TriangleAlert });
        });
    },
    [show],
  );
}
