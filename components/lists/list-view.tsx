import { useLiveQuery } from 'dexie-react-hooks';
import { Download, TriangleAlert, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { createPeriods, type PeriodCalendar } from '../../lib/reports/periods.ts';
import { loadSetting, loadWorkspace } from '../../lib/store/deal-queries.ts';
import type { ListTable } from '../../lib/store/list-names.ts';
import { store } from '../../lib/store/open.ts';
import type { ListFilter, ListRow } from '../../lib/store/record-lists.ts';
import { canExportAll } from '../../lib/store/team-queries.ts';
import { useDashboardActs } from '../dashboard/dashboard-acts.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { classNames } from '../ui/class-names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { numberText } from '../ui/locale.ts';
import { useCommand } from '../use-command.ts';
import { type KeptDraft, useDraft } from '../use-draft.ts';
import { useNow } from '../use-now.ts';
import { changingText, useRunningWrite } from '../write-large.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListEmpty } from './list-empty.tsx';
import {
  isFiltered,
  type ListState,
  parseQueryText,
  toDefaultState,
  toggleOrder,
  toListQuery,
  toQueryText,
  withFilter,
} from './list-query.ts';
import { ListTable as Table } from './list-table.tsx';
import { tableLabel } from './list-words.ts';
import { useCsv } from './use-csv.ts';
import { useListRows } from './use-list-rows.ts';
import { useSelection } from './use-selection.ts';
import { ViewsMenu } from './views-menu.tsx';

export interface ListViewProps {
  readonly table: ListTable;
  /** What it begins with, and what that is called: the rows behind a number. */
  readonly filter: ListFilter | undefined;
  readonly title: string | undefined;
}

/** What a list was narrowed by when it was left; for as long as the page lives. */
const leftByTable = new Map<ListTable, ListState>();

/** Columns and order are kept on this computer; a filter is not, so that nobody misses a row tomorrow. */
function toLayoutText(state: ListState): string {
  return toQueryText({ ...state, filter: {}, closes: null });
}

/** All prospects, companies or deals. */
export function ListView(props: ListViewProps) {
  const { table } = props;
  const layout = useDraft(`list:${table}`, toQueryText(toDefaultState(table)));
  return layout.value === undefined ? null : (
    <OpenList {...props} layout={{ ...layout, value: layout.value }} />
  );
}

function usePeriods(): PeriodCalendar | undefined {
  const found = useLiveQuery(async () => {
    const [workspace, settings] = await Promise.all([
      loadWorkspace(store()),
      loadSetting(store(), 'reports'),
    ]);
    return { timeZone: workspace?.time_zone ?? 'UTC', settings };
  }, []);
  const [kept, setKept] = useState<{ found: typeof found; periods: PeriodCalendar }>();
  if (found && kept?.found !== found) setKept({ found, periods: createPeriods(found) });
  return kept?.periods;
}

function OpenList({
  table,
  filter,
  title,
  layout,
}: ListViewProps & { readonly layout: KeptDraft<string> & { readonly value: string } }) {
  const minute = useNow();
  const running = useRunningWrite();
  const { openInPanel } = useDashboardActs();
  const [state, setState] = useState<ListState>(() => {
    const kept = parseQueryText(table, layout.value);
    if (filter) return withFilter(kept, filter);
    const left = leftByTable.get(table);
    const { filter: first, closes } = left ?? toDefaultState(table);
    return { ...kept, filter: first, closes };
  });
  const periods = usePeriods();
  const query = useMemo(() => {
    if (periods) return toListQuery(state, { periods, now: minute });
    // Where no day is asked for, the first rows do not wait for the calendar.
    const { filter: asked, closes, order, columns } = state;
    return closes === null ? { table, filter: asked, order, columns } : undefined;
  }, [table, state, periods, minute]);
  const { shown, onRange } = useListRows(query);
  const selection = useSelection(query, shown);
  const choices = useDashboard('choices', { table }).answer;
  const layoutText = toLayoutText(state);
  const keptLayout = useRef(layoutText);
  const { setValue: keepLayout } = layout;
  useEffect(() => {
    if (keptLayout.current === layoutText) return;
    keptLayout.current = layoutText;
    keepLayout(layoutText);
  }, [layoutText, keepLayout]);
  const isOfNumber = filter !== undefined;
  useEffect(() => {
    if (!isOfNumber) leftByTable.set(table, state);
  }, [table, state, isOfNumber]);
  const field = useRef<HTMLInputElement>(null);
  const wantsField = useRef(false);
  useLayoutEffect(() => {
    if (!wantsField.current || !field.current) return;
    wantsField.current = false;
    field.current.focus();
  });
  const showAll = () => {
    // What was pressed goes with the filter, and would take the focus along.
    wantsField.current = true;
    setState((now) => withFilter(now, {}));
  };
  const open = ({ id }: ListRow) => {
    if (table === 'prospects') openInPanel({ kind: 'prospect', id, isNoting: false });
    else openInPanel({ kind: table === 'deals' ? 'deal' : 'company', id });
  };
  if (!query) return null;
  const hasSelection = selection.ids.size > 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-col gap-2 bg-surface px-5 py-3">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-lg font-semibold">{tableLabel(table)}</h2>
          <span role="status" className="text-ink-2">
            {shown.query === undefined
              ? null
              : shown.total === shown.allCount
                ? numberText(shown.total)
                : i18n.t('lists.countOf', [numberText(shown.total), numberText(shown.allCount)])}
          </span>
          {title !== undefined && isFiltered(state) ? (
            <span className="inline-flex h-(--control-sm) min-w-0 items-center gap-1 rounded-md border border-accent-line bg-accent-tint pl-2 text-xs font-medium text-accent-ink">
              <span className="truncate">{title}</span>
              <IconButton icon={X} size="sm" label={i18n.t('lists.showAll')} onClick={showAll} />
            </span>
          ) : null}
          <span role="status" className="font-semibold">
            {running && !hasSelection ? changingText(running.rowCount) : null}
          </span>
          <span className="flex-1" />
          <ViewsMenu
            place={table}
            query={toQueryText(state)}
            defaultQuery={toQueryText(toDefaultState(table))}
            onApply={(text) => setState(parseQueryText(table, text))}
            refusal={state.filter.ids ? i18n.t('lists.views.noNumber') : undefined}
          />
          <ColumnsMenu table={table} columns={state.columns} onChange={setState} />
          <ExportButton isEmpty={shown.total === 0} query={query} />
        </div>
        {hasSelection ? (
          <BulkBar table={table} total={shown.total} selection={selection} choices={choices} />
        ) : (
          <FilterBar
            state={state}
            choices={choices}
            field={field}
            onChange={setState}
            onClear={showAll}
          />
        )}
      </div>
      {shown.isFailed ? (
        <div className="bg-surface px-5 pb-3">
          <Callout tone="critical" icon={TriangleAlert} title={i18n.t('lists.failed')} isAlert>
            {i18n.t('lists.failedHint')}
          </Callout>
        </div>
      ) : null}
      {shown.query !== undefined && shown.total === 0 ? (
        <ListEmpty table={table} hasRows={shown.allCount > 0} onShowAll={showAll} />
      ) : (
        <Table
          label={tableLabel(table)}
          query={query}
          shown={shown}
          selection={selection}
          onOrder={(column) => setState((now) => toggleOrder(now, column))}
          onOpen={open}
          onRange={onRange}
        />
      )}
    </div>
  );
}

/** Only where the rep may take a copy of everything; else it says why not. */
function ExportButton({
  isEmpty,
  query,
}: {
  readonly isEmpty: boolean;
  readonly query: Parameters<ReturnType<typeof useCsv>['save']>[0];
}) {
  const canExport = useLiveQuery(async () => canExportAll(store()), []);
  const { showFailure } = useCommand();
  const { isBusy, save } = useCsv();
  const isRefused = canExport === false;
  const isOff = isRefused || isBusy;
  return (
    <Button
      icon={Download}
      disabled={isEmpty || canExport === undefined}
      aria-disabled={isOff || undefined}
      title={isRefused ? i18n.t('failure.not_allowed') : undefined}
      className={classNames(isOff && 'text-ink-3!')}
      onClick={() => {
        if (isRefused) showFailure({ code: 'not_allowed' });
        else if (!isBusy) void save(query);
      }}
    >
      {i18n.t('lists.csv')}
    </Button>
  );
}
