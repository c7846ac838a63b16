import { Bookmark } from 'lucide-react';
import { cloneElement, lazy, Suspense } from 'react';
import { i18n } from '#i18n';
import type { SavedView } from '../../lib/model/reports.ts';
import { Button } from '../ui/button.tsx';
import { BarButton } from './bar-button.tsx';
import type { BoardViews } from './use-board-views.ts';

/** Popovers weigh as much as the board; they come once it is drawn. */
const ViewsPanel = lazy(async () => {
  const { ViewsPanel: panel } = await import('./views-panel.tsx');
  return { default: panel };
});

/** More stand in the panel only: the bar has room for other things. */
const mostInBar = 5;

export interface ViewsProps {
  readonly views: BoardViews;
  /** The filter that is shown, as text. */
  readonly query: string;
  readonly onApply: (view: SavedView) => void;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Saved views: one press shows one; the panel keeps, names and removes them. */
export function Views(props: ViewsProps) {
  const { views, query, onApply, onOpenChange } = props;
  const button = (
    <Button icon={Bookmark} look="plain">
      {i18n.t('board.views')}
    </Button>
  );
  return (
    <>
      {(views.views ?? []).slice(0, mostInBar).map((view) => (
        <BarButton
          key={view.id}
          isPressed={view.query === query}
          title={view.name}
          onClick={() => onApply(view)}
        >
          {view.name}
        </BarButton>
      ))}
      <Suspense fallback={cloneElement(button, { onClick: () => onOpenChange(true) })}>
        <ViewsPanel {...props} trigger={button} />
      </Suspense>
    </>
  );
}
