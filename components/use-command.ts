import { TriangleAlert } from 'lucide-react';
import { useCallback } from 'react';
import { i18n } from '#i18n';
import type { Receipt } from '../lib/model/clip.ts';
import type { Failure, Result } from '../lib/model/failure.ts';
import type { JournalEntry } from '../lib/store/journal.ts';
import { store } from '../lib/store/open.ts';
import { type Receipt as ShownReceipt, useReceipt } from './ui/toast.tsx';
import { failureText } from './words.ts';

export interface CommandText {
  readonly title: string;
  readonly detail?: string;
}

/** Shows what went wrong and what to do. */
function useFailure(): (failure: Failure) => void {
  const { show } = useReceipt();
  return useCallback(
    (failure: Failure) => {
      const { what, todo } = failureText(failure.code, failure.detail);
      show({ title: what, detail: todo, icon: TriangleAlert });
    },
    [show],
  );
}

/** Rows that the rep changed, without what came along with them. */
function countRows({ changes }: JournalEntry): number {
  const table = changes[0]?.t;
  return changes.filter(({ t }) => t === table).length;
}

/** `undefined` where a large change runs: the rep was told to wait for it. */
async function undo(
  journalId: number,
  show: (receipt: ShownReceipt) => void,
): Promise<Result<Receipt> | undefined> {
  const [{ undoCommand }, large, entry] = await Promise.all([
    import('../lib/store/undo.ts'),
    import('./write-large.ts'),
    store().journal.get(journalId),
  ]);
  if (!entry || entry.changes.length < large.manyRows) return undoCommand(store(), journalId);
  if (large.readRunningWrite()) {
    show({ title: i18n.t('lists.stillChanging'), detail: i18n.t('lists.stillChangingHint') });
    return undefined;
  }
  const rowCount = countRows(entry);
  show({ title: large.changingText(rowCount), isRunning: true });
  return large.writeLarge({ kind: 'undo', journalId }, { rowCount });
}

/** Takes a command back by its journal entry. */
export function useUndo(): (journalId: number) => Promise<void> {
  const { show } = useReceipt();
  const showFailure = useFailure();
  return useCallback(
    async (journalId: number) => {
      const undone = await undo(journalId, show);
      if (!undone) return;
      if (undone.ok) show({ title: i18n.t('receipt.undone'), detail: undone.value.name });
      else showFailure(undone.failure);
    },
    [show, showFailure],
  );
}

/**
 * Runs a command and tells the rep how it ended: a receipt with Undo, or what went wrong and what to do.
 * Gives the command's receipt, or `undefined` where nothing was saved.
 */
export function useCommand(): {
  readonly run: (
    command: Promise<Result<Receipt>>,
    toText: (receipt: Receipt) => CommandText,
  ) => Promise<Receipt | undefined>;
  readonly showReceipt: (receipt: Receipt, text: CommandText) => void;
  readonly showFailure: (failure: Failure) => void;
} {
  const { show } = useReceipt();
  const showFailure = useFailure();
  const undo = useUndo();
  const showReceipt = useCallback(
    (receipt: Receipt, text: CommandText) => {
      show({
        ...text,
        ...(receipt.fieldCount === 0
          ? {}
          : { undo: { label: i18n.t('app.undo'), run: () => undo(receipt.journalId) } }),
      });
    },
    [show, undo],
  );
  const run = useCallback(
    async (command: Promise<Result<Receipt>>, toText: (receipt: Receipt) => CommandText) => {
      const result = await command;
      if (!result.ok) {
        showFailure(result.failure);
        return undefined;
      }
      showReceipt(result.value, toText(result.value));
      return result.value;
    },
    [showFailure, showReceipt],
  );
  return { run, showReceipt, showFailure };
}

/** The receipt of a clip or an edit: how much was written, and for whom. */
export function toSavedText(receipt: Receipt): CommandText {
  if (receipt.fieldCount === 0) {
    return { title: i18n.t('receipt.nothingNew'), detail: receipt.name };
  }
  return {
    title: i18n.t('receipt.saved'),
    detail: i18n.t('receipt.fields', receipt.fieldCount, [
      String(receipt.fieldCount),
      receipt.name,
    ]),
  };
}
