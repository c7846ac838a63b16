import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { ReportAnswer, ReportAsked } from '../dashboard/dashboard-words.ts';
import { Button } from '../ui/button.tsx';
import { PageHead } from './page-head.tsx';
import { PeriodBar } from './period-bar.tsx';
import { headText, periodName } from './period-words.ts';
import { printPage } from './printing.tsx';
import { RepPicker, repsText } from './rep-picker.tsx';

/** Of when an answer is, and of whom. */
type Span = Pick<ReportAnswer, 'query' | 'before' | 'reps'>;

/** `Q4 2026, all reps`. */
export function toDetail({ query, reps }: Span): string {
  return `${periodName(query.period)}, ${repsText(query.repIds, reps)}`;
}

/** The head of a page about a period: which one, of whom, and the page on paper. */
export function PeriodHead({
  title,
  answer,
  isFailed,
  asked,
  onChange,
  children,
}: {
  readonly title: string;
  readonly answer: Span | undefined;
  readonly isFailed: boolean;
  readonly asked: ReportAsked;
  readonly onChange: (asked: ReportAsked) => void;
  /** What else can be done, before the print. */
  readonly children?: ReactNode;
}) {
  const line = answer
    ? headText(answer.query.period, { before: answer.before, now: answer.query.now })
    : '';
  return (
    <PageHead title={title} line={line} isFailed={isFailed}>
      <PeriodBar asked={asked} onChange={onChange} />
      <RepPicker
        reps={answer?.reps ?? []}
        repIds={asked.repIds}
        onChange={(repIds) => onChange({ ...asked, repIds })}
      />
      {children}
      <Button icon={Printer} disabled={!answer} onClick={printPage}>
        {i18n.t('reports.print')}
      </Button>
    </PageHead>
  );
}
