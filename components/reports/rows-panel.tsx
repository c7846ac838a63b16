import { useState } from 'react';
import { i18n } from '#i18n';
import type { ReportAsked, RowsOf } from '../dashboard/dashboard-words.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { Tabs } from '../ui/tabs.tsx';
import { Answered } from './answered.tsx';
import { Failed } from './failed.tsx';
import { RowList } from './row-list.tsx';
import { SidePanel } from './side-panel.tsx';

/** One of the parts that a number is made of: won, lost. */
interface RowsPart {
  readonly of: RowsOf;
  readonly label: string;
  readonly count: number;
}

interface RowsPanelProps {
  /** What the number is called. */
  readonly title: string;
  /** Period and reps, of the question that `asked` is. */
  readonly detail: string;
  readonly asked: ReportAsked;
  readonly parts: readonly RowsPart[];
  /** Which of them is shown first; the first one that has any where it has none. */
  readonly firstPart?: string | undefined;
  readonly onClose: () => void;
}

/** The rows that a number counts, part by part. `shows` is the number: another one begins with its first part. */
export function RowsPanel({ shows, ...of }: RowsPanelProps & { readonly shows: string }) {
  const { title, detail, onClose } = of;
  return (
    <SidePanel
      shows={shows}
      title={i18n.t('reports.rows', [title])}
      detail={detail}
      onClose={onClose}
    >
      <RowsTabs key={shows} {...of} />
    </SidePanel>
  );
}

function RowsTabs({ title, detail, asked, parts, firstPart }: RowsPanelProps) {
  const shown = parts.filter(({ count }) => count > 0);
  const [chosen, setChosen] = useState(firstPart);
  const current = shown.find(({ of }) => of.part === chosen) ?? shown[0];
  if (!current) return <p className="px-4 text-xs text-ink-3">{i18n.t('reports.noRows')}</p>;
  return (
    <Tabs
      label={i18n.t('reports.rowsOf')}
      value={current.of.part}
      onChange={setChosen}
      items={shown.map((part) => ({
        id: part.of.part,
        label: part.label,
        count: part.count,
        content:
          part === current ? (
            <PartRows
              part={part}
              asked={asked}
              listTitle={i18n.t('reports.listTitle', [title, part.label, detail])}
            />
          ) : null,
      }))}
    />
  );
}

function PartRows({
  part: { of, label },
  asked,
  listTitle,
}: {
  readonly part: RowsPart;
  readonly asked: ReportAsked;
  readonly listTitle: string;
}) {
  const { answer, isBehind, isFailed } = useDashboard('rows', { ...asked, of });
  if (isFailed) {
    return (
      <div className="p-4">
        <Failed />
      </div>
    );
  }
  if (!answer) return null;
  return (
    <Answered isBehind={isBehind}>
      <RowList label={label} rows={answer} listTitle={listTitle} />
    </Answered>
  );
}
