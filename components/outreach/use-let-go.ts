import { useCallback } from 'react';
import { i18n } from '#i18n';
import { saveFormDraft } from '../../lib/store/form-drafts.ts';
import { store } from '../../lib/store/open.ts';
import { useKeys } from '../ui/keys.ts';
import { useReceipt } from '../ui/toast.tsx';
import type { KeptDraft } from '../use-draft.ts';

/** Says that what was typed was let go; Undo brings it back into its form. */
function useLetGo(): (of: {
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

/** The two ways out of a form: after it was saved, and by letting go of what was typed, where anything was. */
export function useWaysOut<Value>(of: {
  readonly key: string;
  readonly draft: KeptDraft<Value>;
  readonly initial: Value;
  readonly onDone: () => void;
  /** After Undo of letting go. */
  readonly onReopen: () => void;
}): { readonly leave: () => void; readonly cancel: () => void } {
  const { key, draft, initial, onDone, onReopen } = of;
  const letGo = useLetGo();
  const leave = () => {
    draft.drop();
    onDone();
  };
  const cancel = () => {
    if (JSON.stringify(draft.value) !== JSON.stringify(initial)) {
      letGo({ key, value: draft.value, reopen: onReopen });
    }
    leave();
  };
  useKeys({ Escape: { label: i18n.t('app.cancel'), run: cancel } });
  return { leave, cancel };
}
