import { useState } from 'react';
import { i18n } from '#i18n';
import { type BulkChange, changeMany } from '../../lib/store/commands/bulk.ts';
import type { ListTable } from '../../lib/store/list-names.ts';
import { store } from '../../lib/store/open.ts';
import { numberText } from '../ui/locale.ts';
import { useReceipt } from '../ui/toast.tsx';
import { type CommandText, useCommand } from '../use-command.ts';
import {
  changingText,
  manyRows,
  readRunningWrite,
  useRunningWrite,
  writeLarge,
} from '../write-large.ts';

const changedKeys = {
  prospects: 'lists.changed.prospects',
  companies: 'lists.changed.companies',
  deals: 'lists.changed.deals',
} as const;

/** How many were changed and to what, and how many were left as they were: never less than was asked for without a word. */
function toText(of: {
  readonly table: ListTable;
  readonly askedCount: number;
  readonly changedCount: number;
  /** What was set: `Status: Qualified`. */
  readonly what: string;
}): CommandText {
  const { table, askedCount, changedCount, what } = of;
  const leftCount = askedCount - changedCount;
  const left = i18n.t('lists.left', leftCount, [numberText(leftCount)]);
  if (changedCount === 0) return { title: i18n.t('lists.nothingChanged'), detail: left };
  return {
    title: i18n.t(changedKeys[table], changedCount, [numberText(changedCount)]),
    detail: leftCount === 0 ? what : `${what} · ${left}`,
  };
}

export interface BulkControl {
  readonly isBusy: boolean;
  /** Gives whether it was done. */
  readonly change: (change: BulkChange, what: string) => Promise<boolean>;
}

/** Changes all that is chosen, with one receipt and one Undo. */
export function useBulk(table: ListTable, ids: ReadonlySet<string>): BulkControl {
  const { run } = useCommand();
  const { show } = useReceipt();
  const [isWriting, setWriting] = useState(false);
  const running = useRunningWrite();
  return {
    isBusy: isWriting || running !== undefined,
    async change(change, what) {
      if (isWriting || readRunningWrite()) return false;
      setWriting(true);
      try {
        const askedCount = ids.size;
        const all = [...ids];
        const isLarge = askedCount >= manyRows;
        if (isLarge) show({ title: changingText(askedCount), isRunning: true });
        const command = isLarge
          ? writeLarge({ kind: 'change', ids: all, change }, { rowCount: askedCount })
          : changeMany(store(), all, change);
        const receipt = await run(command, ({ fieldCount }) =>
          toText({ table, askedCount, changedCount: fieldCount, what }),
        );
        return receipt !== undefined;
      } finally {
        setWriting(false);
      }
    },
  };
}
