import { List } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { RowRef } from '../../lib/reports/metrics.ts';
import type { RowTitle } from '../../lib/store/mirror-titles.ts';
import { useDashboardActs } from '../dashboard/dashboard-acts.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { toMoneyText } from '../money-text.ts';
import { channelIcon } from '../pipeline/channel-icon.ts';
import { ActionList, type ActionRow } from '../ui/action-list.tsx';
import { Button } from '../ui/button.tsx';
import { numberText, pageLocale } from '../ui/locale.ts';
import { toDayText } from '../ui/moment.ts';
import { Time } from '../ui/time.tsx';
import { channelLabel } from '../words.ts';
import { useIsBehind } from './answered.tsx';
import { Failed } from './failed.tsx';

/** Rows that are named here; the list has all of them. */
const mostShown = 200;

export interface ListedRow extends RowRef {
  /** At the right of the first and of the second line. */
  readonly worth?: ReactNode;
}

/** What a row says: its name, what it belongs to, when, and what it is worth. */
function toActionRow(row: ListedRow, title: RowTitle): ActionRow {
  const { channel, detail, at, amount, currency } = title;
  const worth =
    row.worth ??
    (amount === null ? undefined : toMoneyText(amount, { currency, locale: pageLocale() ?? 'en' }));
  return {
    id: toKey(row),
    title: title.title || (channel ? channelLabel(channel) : ''),
    isPlain: row.table === 'touchpoints',
    ...(channel ? { icon: channelIcon(channel) } : {}),
    ...(detail ? { why: detail } : {}),
    ...(at === null ? {} : { when: <Time at={new Date(at).toISOString()} format={toDayText} /> }),
    ...(worth === undefined ? {} : { worth }),
  };
}

function toKey({ table, id }: RowRef): string {
  return `${table}/${id}`;
}

/** Rows behind a number by their names. One opens in the panel, all of them in the list. */
export function RowList({
  label,
  rows,
  listTitle,
}: {
  readonly label: string;
  readonly rows: readonly ListedRow[];
  /** What the rows are called in the list. */
  readonly listTitle: string;
}) {
  const { go, openInPanel } = useDashboardActs();
  const shown = rows.slice(0, mostShown);
  const told = useDashboard(
    'titles',
    shown.length === 0 ? undefined : { refs: shown.map(({ table, id }) => ({ table, id })) },
  );
  const titleByKey = new Map(told.answer?.map((title) => [toKey(title), title]));
  const table = rows[0]?.table;
  const isBehind = useIsBehind();
  const open = (key: string) => {
    const row = shown.find((each) => toKey(each) === key);
    if (row?.table === 'deals') openInPanel({ kind: 'deal', id: row.id });
    else if (row?.table === 'prospects') {
      openInPanel({ kind: 'prospect', id: row.id, isNoting: false });
    }
  };
  if (rows.length === 0)
    return <p className="p-4 text-xs text-ink-3">{i18n.t('reports.noRows')}</p>;
  return (
    <div className="py-2">
      {table === 'deals' || table === 'prospects' ? (
        <div className="px-4 pb-2">
          <Button
            size="sm"
            icon={List}
            disabled={isBehind}
            onClick={() =>
              go({
                kind: 'list',
                table,
                filter: { ids: rows.map(({ id }) => id) },
                title: listTitle,
              })
            }
          >
            {i18n.t('reports.inList')}
          </Button>
        </div>
      ) : null}
      {told.isFailed ? (
        <div className="px-4 pb-2">
          <Failed />
        </div>
      ) : null}
      {told.answer === undefined ? null : (
        <ActionList
          label={label}
          choosesFirst={false}
          onOpen={open}
          rows={shown.flatMap((row) => {
            const title = titleByKey.get(toKey(row));
            if (!title) return [];
            return [toActionRow(row, title)];
          })}
        />
      )}
      {rows.length > mostShown ? (
        <p className="px-4 pt-2 text-xs text-ink-3">
          {i18n.t('reports.rowsMore', rows.length - mostShown, [
            numberText(rows.length - mostShown),
          ])}
        </p>
      ) : null}
    </div>
  );
}
