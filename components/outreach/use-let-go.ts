import { useCallback } from 'react';
import { i18n } from '#i18n';
import { saveFormDraft } from '../../lib/store/form-drafts.ts';
import { store } from '../../lib/store/open.ts';
import { useReceipt } from '../ui/toast.tsx';

/** Says that what was typed was let go; Undo brings it back into its form. */
export function useLetGo(): (of: {
  readonly key: string;
  readonly value: unknown;
  readonly reopen: () => void;
}) => void {
  const { show } = useReceipt();
  return useCallback(
    ({ key, value, reopen }) => {
      show({
        title: i18n.t('template.letGo'),
        undo: {
          label: i18n.t('app.undo'),
          run: async () => {
            await saveFormDraft(store(), key, value);
            reopen();
          },
        },
      });
    },
    [show],
  );
}
