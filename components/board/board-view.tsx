import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { Board } from '../../lib/store/board.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { OpenBoard } from './open-board.tsx';

/** Stages as columns, deals as cards: at first sight only what the deals themselves say, then all of it. */
export function BoardView() {
  const [isWhole, setWhole] = useState(false);
  const { answer, isFailed, again } = useDashboard('board', { isWhole });
  const hasAnswer = answer !== undefined;
  useEffect(() => {
    if (!hasAnswer) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    // The worker, which reads all tables for it, must not compete with the first frame.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setWhole(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [hasAnswer]);
  // The button that tries again goes away with what it stands in.
  const place = useKeptFocus<HTMLDivElement>(isFailed);
  return (
    <div ref={place} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
      {isFailed ? <Failed board={answer} onAgain={again} /> : null}
      {answer ? <OpenBoard board={answer} /> : null}
    </div>
  );
}

/** What could not be read, and of what is there, what it lacks. */
function Failed({
  board,
  onAgain,
}: {
  readonly board: Board | undefined;
  readonly onAgain: () => void;
}) {
  const button = (
    <Button size="sm" onClick={onAgain}>
      {i18n.t('board.again')}
    </Button>
  );
  if (!board) {
    return (
      <EmptyState title={i18n.t('board.failed')} action={button}>
        {i18n.t('board.failedHint')}
      </EmptyState>
    );
  }
  return (
    <div className="px-5 pt-3">
      <Callout
        tone="caution"
        icon={TriangleAlert}
        isAlert
        title={i18n.t(board.isWhole ? 'board.oldShown' : 'board.partShown')}
      >
        <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
          {i18n.t(board.isWhole ? 'board.oldShownHint' : 'board.partShownHint')}
          {button}
        </span>
      </Callout>
    </div>
  );
}
