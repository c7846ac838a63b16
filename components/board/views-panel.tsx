import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { SavedView } from '../../lib/model/reports.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { TextField } from '../ui/text-field.tsx';
import { BarButton } from './bar-button.tsx';
import type { BoardViews } from './use-board-views.ts';

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
export function Views({ views, query, onApply, isOpen, onOpenChange }: ViewsProps) {
  const known = views.views ?? [];
  return (
    <>
      {known.slice(0, mostInBar).map((view) => (
        <BarButton
          key={view.id}
          isPressed={view.query === query}
          title={view.name}
          onClick={() => onApply(view)}
        >
          {view.name}
        </BarButton>
      ))}
      <PopoverPanel
        trigger={
          <Button icon={Bookmark} look="plain">
            {i18n.t('board.views')}
          </Button>
        }
        title={i18n.t('board.viewsTitle')}
        align="end"
        focuses="first"
        isOpen={isOpen}
        onOpenChange={onOpenChange}
      >
        <KeepForm views={views} query={query} onDone={() => onOpenChange(false)} />
        {known.length === 0 ? null : (
          <ul aria-label={i18n.t('board.viewsTitle')} className="mt-3 flex flex-col gap-1">
            {known.map((view) => (
              <li key={view.id} className="flex items-center gap-1">
                <span className="min-w-0 flex-1 text-sm">
                  <InlineEdit
                    label={i18n.t('board.viewRename', [view.name])}
                    value={view.name}
                    onSave={(name) => {
                      if (name.trim() === '') return i18n.t('board.viewNameNeeded');
                      views.rename(view, name);
                    }}
                  />
                </span>
                <Button size="sm" onClick={() => onApply(view)}>
                  {i18n.t('board.viewShow')}
                </Button>
                <IconButton
                  icon={Trash2}
                  size="sm"
                  label={i18n.t('board.viewRemove', [view.name])}
                  onClick={() => views.remove(view)}
                />
              </li>
            ))}
          </ul>
        )}
      </PopoverPanel>
    </>
  );
}

function KeepForm({
  views,
  query,
  onDone,
}: {
  readonly views: BoardViews;
  readonly query: string;
  readonly onDone: () => void;
}) {
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const submit = async () => {
    if (name.trim() === '') {
      setTried(true);
      return;
    }
    if (await views.keep(name, query)) onDone();
  };
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={i18n.t('board.viewKeepAs')}
          value={name}
          onChange={setName}
          onSubmit={() => void submit()}
          maxLength={60}
          error={isTried && name.trim() === '' ? i18n.t('board.viewNameNeeded') : undefined}
        />
      </div>
      <Button onClick={() => void submit()}>{i18n.t('app.save')}</Button>
    </div>
  );
}
