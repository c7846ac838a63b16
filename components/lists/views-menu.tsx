import { Bookmark, Check, Pencil, Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { SavedView, ViewPlace } from '../../lib/model/reports.ts';
import { newId } from '../../lib/platform/ids.ts';
import { maxViewName, withView } from '../dashboard/saved-views.ts';
import { useKeptViews } from '../dashboard/use-kept-views.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { TextField } from '../ui/text-field.tsx';

export interface ViewsMenuProps {
  readonly place: ViewPlace;
  /** What is shown now, as the place writes it. */
  readonly query: string;
  /** What is shown where no view is chosen. */
  readonly defaultQuery: string;
  readonly onApply: (query: string) => void;
  /** Why what is shown cannot be kept. */
  readonly refusal?: string | undefined;
}

function useViews(place: ViewPlace) {
  const { views = [], change } = useKeptViews(place);
  return {
    views,
    add: (name: string, query: string) =>
      change((now) => [...now, { id: newId(), name, place, query }], {
        title: i18n.t('lists.views.saved'),
        detail: name,
      }),
    rename: ({ id }: SavedView, name: string) =>
      change((now) => withView(now, id, { name }), {
        title: i18n.t('lists.views.renamed'),
        detail: name,
      }),
    replace: ({ id, name }: SavedView, query: string) =>
      change((now) => withView(now, id, { query }), {
        title: i18n.t('lists.views.saved'),
        detail: name,
      }),
    remove: ({ id, name }: SavedView) =>
      change((now) => now.filter((view) => view.id !== id), {
        title: i18n.t('receipt.deleted'),
        detail: name,
      }),
  };
}

/** Views of a place that the rep keeps: chosen, saved, renamed and deleted in one panel. */
export function ViewsMenu({ place, query, defaultQuery, onApply, refusal }: ViewsMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [chosenId, setChosenId] = useState<string>();
  const [name, setName] = useState('');
  const [renaming, setRenaming] = useState<{ readonly id: string; readonly name: string }>();
  const { views, add, rename, replace, remove } = useViews(place);
  const list = useRef<HTMLUListElement>(null);
  /** What takes the focus once a view, or the field for its name, is gone. */
  const heir = useRef<{ readonly selector: string; readonly goneId?: string }>(undefined);
  useLayoutEffect(() => {
    const next = heir.current;
    if (!next || renaming || views.some(({ id }) => id === next.goneId)) return;
    heir.current = undefined;
    list.current?.querySelector<HTMLElement>(next.selector)?.focus();
  });
  const current = refusal === undefined ? views.find((view) => view.query === query) : undefined;
  /** The one that was chosen, and was changed since. */
  const left = current ? undefined : views.find(({ id }) => id === chosenId);
  const shown = current ?? left;
  const apply = (next: string, id: string | undefined) => {
    setChosenId(id);
    onApply(next);
    setOpen(false);
  };
  const save = async () => {
    const typed = name.trim();
    if (typed !== '' && (await add(typed, query))) setName('');
  };
  const saveName = async (view: SavedView) => {
    const typed = renaming?.name.trim() ?? '';
    if (typed !== '' && typed !== view.name) await rename(view, typed);
    heir.current = { selector: `[data-rename="${view.id}"]` };
    setRenaming(undefined);
  };
  const drop = (view: SavedView) => {
    const at = views.indexOf(view);
    const neighbour = views[at + 1] ?? views[at - 1];
    heir.current = { selector: `[data-view="${neighbour?.id ?? ''}"]`, goneId: view.id };
    void remove(view);
  };
  return (
    <PopoverPanel
      title={i18n.t('lists.views.title')}
      align="end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button icon={Bookmark}>
          <span className="max-w-48 truncate">
            {shown ? shown.name : i18n.t('lists.views.title')}
          </span>
          {left ? <span className="text-ink-3">{i18n.t('lists.views.changed')}</span> : null}
        </Button>
      }
    >
      <ul ref={list} aria-label={i18n.t('lists.views.title')} className="flex flex-col text-sm">
        <ViewRow
          id=""
          name={i18n.t('lists.views.default')}
          isCurrent={refusal === undefined && query === defaultQuery}
          onApply={() => apply(defaultQuery, undefined)}
        />
        {views.map((view) =>
          renaming?.id === view.id ? (
            <li key={view.id} className="flex items-center gap-2 py-1">
              <span className="min-w-0 flex-1">
                <TextField
                  // biome-ignore lint/a11y/noAutofocus: the rep has just asked to type here
                  autoFocus
                  label={i18n.t('lists.views.name')}
                  labelAt="hidden"
                  size="sm"
                  maxLength={maxViewName}
                  value={renaming.name}
                  onChange={(typed) => setRenaming({ id: view.id, name: typed })}
                  onSubmit={() => void saveName(view)}
                />
              </span>
              <Button size="sm" onClick={() => void saveName(view)}>
                {i18n.t('app.save')}
              </Button>
            </li>
          ) : (
            <ViewRow
              key={view.id}
              id={view.id}
              name={view.name}
              isCurrent={view === current}
              onApply={() => apply(view.query, view.id)}
              onRename={() => setRenaming({ id: view.id, name: view.name })}
              onRemove={() => drop(view)}
            />
          ),
        )}
      </ul>
      {refusal === undefined ? (
        <div className="mt-2 flex flex-col gap-2 border-t border-line pt-2">
          {left ? (
            <span>
              <Button size="sm" onClick={() => void replace(left, query)}>
                {i18n.t('lists.views.replace', [left.name])}
              </Button>
            </span>
          ) : null}
          <div className="flex items-end gap-2">
            <span className="min-w-0 flex-1">
              <TextField
                label={i18n.t('lists.views.saveAs')}
                maxLength={maxViewName}
                value={name}
                onChange={setName}
                onSubmit={() => void save()}
              />
            </span>
            <Button disabled={name.trim() === ''} onClick={() => void save()}>
              {i18n.t('app.save')}
            </Button>
          </div>
        </div>
      ) : (
        <p className="mt-2 border-t border-line pt-2 text-ink-2">{refusal}</p>
      )}
    </PopoverPanel>
  );
}

function ViewRow({
  id,
  name,
  isCurrent,
  onApply,
  onRename,
  onRemove,
}: {
  /** Empty for what is shown where no view is chosen. */
  readonly id: string;
  readonly name: string;
  readonly isCurrent: boolean;
  readonly onApply: () => void;
  readonly onRename?: () => void;
  readonly onRemove?: () => void;
}) {
  return (
    <li className="flex min-h-(--control) items-center gap-1">
      <button
        type="button"
        data-view={id}
        aria-current={isCurrent ? 'true' : undefined}
        className="flex min-h-(--control) min-w-0 flex-1 cursor-default items-center gap-2 rounded-md px-1 text-left hover:bg-hover"
        onClick={onApply}
      >
        <span className="flex w-4 shrink-0">
          {isCurrent ? <Icon shape={Check} className="text-accent-ink" /> : null}
        </span>
        <span className="truncate">{name}</span>
      </button>
      {onRename ? (
        <IconButton
          icon={Pencil}
          size="sm"
          data-rename={id}
          label={i18n.t('lists.views.rename', [name])}
          onClick={onRename}
        />
      ) : null}
      {onRemove ? (
        <IconButton
          icon={Trash2}
          size="sm"
          label={i18n.t('lists.views.remove', [name])}
          onClick={onRemove}
        />
      ) : null}
    </li>
  );
}
