import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { prospectStatuses } from '../../lib/model/prospect.ts';
import type { ListTable } from '../../lib/store/list-names.ts';
import type { ListChoices } from '../../lib/store/record-lists.ts';
import { Button } from '../ui/button.tsx';
import { numberText } from '../ui/locale.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { fieldLabel, statusLabel } from '../words.ts';
import { changingText, useRunningWrite } from '../write-large.ts';
import { BulkStage } from './bulk-stage.tsx';
import { BulkTags } from './bulk-tags.tsx';
import { useBulk } from './use-bulk.ts';
import type { SelectionControl } from './use-selection.ts';

/** Above so many the buttons themselves say how many they change. */
const manyCount = 500;

export interface BulkBarProps {
  readonly table: ListTable;
  readonly total: number;
  readonly selection: SelectionControl;
  readonly choices: ListChoices | undefined;
}

/** What can be done to all that is chosen. Nothing is asked back: Undo takes all of it back at once. */
export function BulkBar({ table, total, selection, choices }: BulkBarProps) {
  const { ids } = selection;
  const bulk = useBulk(table, ids);
  const running = useRunningWrite();
  const count = numberText(ids.size);
  const toTrigger = (label: string) =>
    ids.size > manyCount ? i18n.t('lists.ofMany', [label, count]) : label;
  const applyText = i18n.t('lists.apply', [count]);
  const { reps = [], tags = [], stages = [] } = choices ?? {};
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const bar = place.current;
    // What held the focus goes with the bar: the row that the keys act on takes it over, else the filter.
    return () => {
      if (!bar?.contains(document.activeElement)) return;
      queueMicrotask(() => {
        const row = document.querySelector<HTMLElement>('[data-row-name][tabindex="0"]');
        (row ?? document.querySelector<HTMLElement>('search input'))?.focus();
      });
    };
  }, []);
  const { isBusy } = bulk;
  const wasBusy = useRef(false);
  useEffect(() => {
    // What was pressed could not be pressed meanwhile, and had to let the focus go.
    const { activeElement, body } = document;
    if (wasBusy.current && !isBusy && activeElement === body) place.current?.focus();
    wasBusy.current = isBusy;
  }, [isBusy]);
  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label={i18n.t('lists.changeSelected')}
      aria-busy={bulk.isBusy}
      className="flex flex-wrap items-center gap-2 outline-none"
    >
      <span role="status" className="font-semibold">
        {bulk.isBusy
          ? changingText(running?.rowCount ?? ids.size)
          : i18n.t('lists.selected', ids.size, [count])}
      </span>
      {ids.size < total ? (
        <Button look="plain" onClick={selection.selectAll}>
          {i18n.t('lists.selectAllOf', [numberText(total)])}
        </Button>
      ) : null}
      {table === 'prospects' ? (
        <MenuButton
          align="start"
          trigger={<Button disabled={bulk.isBusy}>{toTrigger(fieldLabel('status'))}</Button>}
          groups={[
            prospectStatuses.map((status) => ({
              id: status,
              label: statusLabel(status),
              run: () =>
                void bulk.change(
                  { table, status },
                  `${fieldLabel('status')}: ${statusLabel(status)}`,
                ),
            })),
          ]}
        />
      ) : null}
      {table === 'deals' ? (
        <BulkStage
          stages={stages}
          bulk={bulk}
          triggerText={toTrigger(fieldLabel('stage_id'))}
          applyText={applyText}
        />
      ) : null}
      {table === 'companies' ? null : (
        <MenuButton
          align="start"
          trigger={<Button disabled={bulk.isBusy}>{toTrigger(fieldLabel('owner_id'))}</Button>}
          groups={[
            reps.map(({ id, name }) => ({
              id,
              label: name,
              run: () =>
                void bulk.change({ table, ownerId: id }, `${fieldLabel('owner_id')}: ${name}`),
            })),
            [
              {
                id: 'none',
                label: i18n.t('app.nobody'),
                run: () =>
                  void bulk.change(
                    { table, ownerId: null },
                    `${fieldLabel('owner_id')}: ${i18n.t('app.nobody')}`,
                  ),
              },
            ],
          ].filter((group) => group.length > 0)}
        />
      )}
      {table === 'deals' ? null : (
        <BulkTags
          table={table}
          known={tags}
          bulk={bulk}
          triggerText={toTrigger(fieldLabel('tags'))}
          applyText={applyText}
        />
      )}
      <Button look="plain" icon={X} keyHint="Escape" onClick={selection.clear}>
        {i18n.t('lists.clearSelection')}
      </Button>
    </section>
  );
}
