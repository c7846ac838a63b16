import { useState } from 'react';
import { i18n } from '#i18n';
import type { Figure } from '../../lib/reports/metrics.ts';
import type { ReportAsked } from '../dashboard/dashboard-words.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { Tabs } from '../ui/tabs.tsx';
import { metricTitle, rowsLabel } from './metric-words.ts';
import { RowList } from './row-list.tsx';
import { SidePanel } from './side-panel.tsx';

/** The rows that a figure counts, part by part: won, lost. */
export function RowsPanel({
  figure,
  asked,
  detail,
  onClose,
}: {
  readonly figure: Figure;
  readonly asked: ReportAsked;
  /** Period and reps. */
  readonly detail: string;
  readonly onClose: () => void;
}) {
  const parts = Object.entries(figure.rowCounts).filter(([, count]) => count > 0);
  const [chosen, setChosen] = useState<string>();
  const part = parts.find(([name]) => name === chosen)?.[0] ?? parts[0]?.[0];
  const title = metricTitle(figure.id);
  return (
    <SidePanel title={i18n.t('reports.rows', [title])} detail={detail} onClose={onClose}>
      {part === undefined ? (
        <p className="px-4 text-xs text-ink-3">{i18n.t('reports.noRows')}</p>
      ) : (
        <Tabs
          label={i18n.t('reports.rowsOf')}
          value={part}
          onChange={setChosen}
          items={parts.map(([name, count]) => ({
            id: name,
            label: rowsLabel(name),
            count,
            content:
              name === part ? (
                <PartRows
                  figure={figure}
                  asked={asked}
                  part={name}
                  listTitle={i18n.t('reports.listTitle', [title, rowsLabel(name), detail])}
                />
              ) : null,
          }))}
        />
      )}
    </SidePanel>
  );
}

function PartRows({
  figure,
  asked,
  part,
  listTitle,
}: {
  readonly figure: Figure;
  readonly asked: ReportAsked;
  readonly part: string;
  readonly listTitle: string;
}) {
  const { answer } = useDashboard('rows', { ...asked, metric: figure.id, part });
  if (!answer) return null;
  return <RowList label={rowsLabel(part)} rows={answer} listTitle={listTitle} />;
}
