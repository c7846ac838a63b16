import { Trash2 } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { maxViewName } from '../dashboard/saved-views.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { findNamed } from './saved-views.ts';
import type { BoardViews } from './use-board-views.ts';
import type { ViewsProps } from './views-bar.tsx';

export interface ViewsPanelProps extends ViewsProps {
  readonly trigger: ReactElement;
}

/** Keeps, names and removes saved views. */
export function ViewsPanel(props: ViewsPanelProps) {
  const { views, query, onApply, trigger, isOpen, onOpenChange } = props;
  const known = views.views ?? [];
  const removedAt = useRef(0);
  const place = useKeptFocus<HTMLDivElement>(known.length, (now) => {
    const buttons = [...(now?.querySelectorAll<HTMLElement>('[data-remove]') ?? [])];
    return buttons[removedAt.current] ?? buttons.at(-1) ?? now?.querySelector('input');
  });
  return (
    <PopoverPanel
      trigger={trigger}
      title={i18n.t('board.viewsTitle')}
      align="end"
      focuses="first"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <div ref={place}>
        <KeepForm views={views} query={query} onDone={() => onOpenChange(false)} />
        {known.length === 0 ? null : (
          <ul aria-label={i18n.t('board.viewsTitle')} className="mt-3 flex flex-col gap-1">
            {known.map((view, index) => (
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
                  data-remove=""
                  onClick={() => {
                    removedAt.current = index;
                    views.remove(view);
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </PopoverPanel>
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
  const named = findNamed(views.views ?? [], name);
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
          maxLength={maxViewName}
          hint={named && <span role="status">{i18n.t('board.viewReplaces', [named.name])}</span>}
          error={isTried && name.trim() === '' ? i18n.t('board.viewNameNeeded') : undefined}
        />
      </div>
      <Button onClick={() => void submit()}>
        {i18n.t(named ? 'board.viewReplace' : 'app.save')}
      </Button>
    </div>
  );
}
