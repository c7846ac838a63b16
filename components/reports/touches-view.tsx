import { MessagesSquare, Printer } from 'lucide-react';
import { i18n } from '#i18n';
import type { TouchAnswer } from '../dashboard/dashboard-words.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ColdList } from './cold-list.tsx';
import { PageHead } from './page-head.tsx';
import { PeriodBar } from './period-bar.tsx';
import { usePeriodChoice } from './period-choice.ts';
import { periodName, spanText } from './period-words.ts';
import { PrintedBlock, PrintedPage, printPage } from './printing.tsx';
import { RepPicker, repsText } from './rep-picker.tsx';
import { RepTouchesTable } from './rep-touches.tsx';
import { ChannelPart, countAll, WeeksPart } from './touch-charts.tsx';

function isEmpty({ report }: TouchAnswer): boolean {
  return (
    report.cold.length === 0 &&
    report.byChannel.every((channel) => countAll(channel) === 0) &&
    report.weeks.every(({ all }) => all === 0)
  );
}

/** How much contact there was, by which channel and with what answer, and who hears nothing. */
export function TouchesView() {
  const [asked, setAsked] = usePeriodChoice();
  const { answer, isBehind, isFailed } = useDashboard('touches', asked);
  const reps = answer?.reps ?? [];
  const detail = answer
    ? `${periodName(answer.query.period)}, ${repsText(answer.query.repIds, reps)}`
    : '';
  return (
    <PrintedPage title={i18n.t('touches.title')} detail={detail}>
      <div className="@container mx-auto flex max-w-[100rem] flex-col gap-3 px-5 py-4 print:p-0">
        <PageHead
          title={i18n.t('touches.title')}
          line={
            answer
              ? `${periodName(answer.query.period)}, ${spanText(answer.query.period, answer.query.now)}`
              : ''
          }
          isFailed={isFailed}
        >
          <PeriodBar asked={asked} onChange={setAsked} />
          <RepPicker
            reps={reps}
            repIds={asked.repIds}
            onChange={(repIds) => setAsked({ ...asked, repIds })}
          />
          <Button icon={Printer} disabled={!answer} onClick={printPage}>
            {i18n.t('reports.print')}
          </Button>
        </PageHead>
        {answer === undefined ? null : isEmpty(answer) ? (
          <EmptyState icon={MessagesSquare} title={i18n.t('touches.noneYet')}>
            {i18n.t('reports.emptyHint')}
          </EmptyState>
        ) : (
          <div
            aria-busy={isBehind}
            className={classNames('flex flex-col gap-3', isBehind && 'opacity-60')}
          >
            <Shown answer={answer} detail={detail} />
          </div>
        )}
      </div>
    </PrintedPage>
  );
}

function Shown({ answer, detail }: { readonly answer: TouchAnswer; readonly detail: string }) {
  const { byChannel, weeks, byRep } = answer.report;
  return (
    <>
      <div className="grid items-start gap-3 @min-[56rem]:grid-cols-2 print:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-3">
          <ChannelPart byChannel={byChannel} detail={detail} />
          <WeeksPart weeks={weeks} detail={detail} />
        </div>
        <PrintedBlock id="cold">
          <ColdList answer={answer} />
        </PrintedBlock>
      </div>
      <PrintedBlock id="reps">
        <RepTouchesTable byRep={byRep} />
      </PrintedBlock>
    </>
  );
}
