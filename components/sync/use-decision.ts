import { useCallback } from 'react';
import { i18n } from '#i18n';
import {
  dismissIssues,
  type IssuePick,
  reapplyIssues,
  reopenIssues,
  undoReapply,
} from '../../lib/store/commands/issues.ts';
import type { IssueBlock } from '../../lib/store/issue-list.ts';
import { store } from '../../lib/store/open.ts';
import { useReceipt } from '../ui/toast.tsx';
import { useCommand } from '../use-command.ts';

export type Choice = 'mine' | 'theirs';

/**
 * Decides a block, or one field of it: the rep's value is written again, or the team's stays. Either can be taken back
 * from its receipt.
 */
export function useDecision(): (block: IssueBlock, choice: Choice, column?: string) => void {
  const { show } = useReceipt();
  const { showFailure } = useCommand();
  return useCallback(
    (block, choice, column) => {
      const picks = toPicks(block, column);
      const tell = (title: string, undo: () => Promise<void>) =>
        show({ title, detail: block.name, undo: { label: i18n.t('app.undo'), run: undo } });
      const reopen = async () => {
        const reopened = await reopenIssues(store(), block.issues);
        if (!reopened.ok) showFailure(reopened.failure);
      };
      const takeMine = async () => {
        const done = await reapplyIssues(store(), picks);
        if (!done.ok) return showFailure(done.failure);
        const { journalId } = done.value;
        tell(i18n.t('issues.usedMine'), async () => {
          if (journalId === 0) return reopen();
          const undone = await undoReapply(store(), { journalId, issues: block.issues });
          if (!undone.ok) showFailure(undone.failure);
        });
      };
      const keepTheirs = async () => {
        const done = await dismissIssues(store(), picks);
        if (!done.ok) return showFailure(done.failure);
        tell(i18n.t(block.isGone ? 'issues.wasLetGo' : 'issues.keptTheirs'), reopen);
      };
      void (choice === 'mine' ? takeMine() : keepTheirs());
    },
    [show, showFailure],
  );
}

/** With the last field of a block goes what a rep does not see of it. */
function toPicks(block: IssueBlock, column: string | undefined): readonly IssuePick[] {
  const line = block.lines.find((each) => each.column === column);
  if (!line || column === undefined) return block.issues.map(({ id }) => ({ id }));
  return line.issueIds.map((id) => ({ id, fields: [column] }));
}
