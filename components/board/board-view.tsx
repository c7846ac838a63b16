import { useState } from 'react';
import { i18n } from '#i18n';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { OpenBoard } from './open-board.tsx';

/** Stages as columns, deals as cards: at first sight only what the deals themselves say, then all of it. */
export function BoardView() {
  const [isWhole, setWhole] = useState(false);
  const { answer, isFailed } = useDashboard('board', { isWhole });
  if (answer && !isWhole) setWhole(true);
  if (answer) return <OpenBoard board={answer} />;
  if (!isFailed) return null;
  return <EmptyState title={i18n.t('board.failed')}>{i18n.t('board.failedHint')}</EmptyState>;
}
