import { MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Channel } from '../../lib/model/prospect.ts';
import { type TouchPart, touchParts } from '../../lib/reports/touches.ts';
import type { TouchAnswer } from '../dashboard/dashboard-words.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { channelLabel } from '../words.ts';
import { Answered } from './answered.tsx';
import { ColdList } from './cold-list.tsx';
import { usePeriodChoice } from './period-choice.ts';
import { PeriodHead, toDetail } from './period-head.tsx';
import { PrintedBlock, PrintedPage } from './printing.tsx';
import { RepTouchesTable } from './rep-touches.tsx';
import { RowsPanel } from './rows-panel.tsx';
import { ChannelPart, countAll, toTouchCounts, WeeksPart } from './touch-charts.tsx';

function isEmpty({ report }: TouchAnswer): boolean {
  return (
    report.cold.length === 0 &&
    report.byChannel.every((channel) => countAll(channel) === 0) &&
    report.weeks.every(({ all }) => all === 0)
  );
}

/** What was pressed. */
interface Opened {
  readonly channel: Channel;
  readonly part: TouchPart;
}

/** How much contact there was, by which channel and with what answer, and who hears nothing. */
export function TouchesView() {
  const [asked, setAsked] = usePeriodChoice();
  const { answer, isBehind, isFailed } = useDashboard('touches', asked);
  const [opened, setOpened] = useState<Opened>();
  const detail = answer ? toDetail(answer) : '';
  return (
    <div className="flex min-h-0 flex-1 print:block">
      <PrintedPage title={i18n.t('touches.title')} detail={detail}>
        <div className="@container mx-auto flex max-w-[100rem] flex-col gap-3 px-5 py-4 print:p-0">
          <PeriodHead
            title={i18n.t('touches.title')}
            answer={answer}
            isFailed={isFailed}
            asked={asked}
            onChange={setAsked}
          />
          {answer === undefined ? null : isEmpty(answer) ? (
            <EmptyState icon={MessagesSquare} title={i18n.t('touches.noneYet')}>
              {i18n.t('reports.emptyHint')}
            </EmptyState>
          ) : (
            <Answered isBehind={isBehind} className="flex flex-col gap-3">
              <Shown answer={answer} detail={detail} onOpen={setOpened} />
            </Answered>
          )}
        </div>
      </PrintedPage>
      {answer && opened ? (
        <OpenedRows
          opened={opened}
          answer={answer}
          detail={detail}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </div>
  );
}

function Shown({
  answer,
  detail,
  onOpen,
}: {
  readonly answer: TouchAnswer;
  readonly detail: string;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { byChannel, weeks, byRep } = answer.report;
  return (
    <>
      <div className="grid items-start gap-3 @min-[56rem]:grid-cols-2 print:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-3">
          <ChannelPart
            byChannel={byChannel}
            before={answer.before}
            detail={detail}
            onOpen={(channel, part) => onOpen({ channel, part })}
          />
          <WeeksPart weeks={weeks} detail={detail} />
        </div>
        <PrintedBlock id="cold">
          <ColdList answer={answer} />
        </PrintedBlock>
      </div>
      <PrintedBlock id="reps">
        {/* Who is cold is known of today alone. */}
        <RepTouchesTable byRep={byRep} hasCold={answer.asked.back === 0} />
      </PrintedBlock>
    </>
  );
}

function OpenedRows({
  opened,
  answer,
  detail,
  onClose,
}: {
  readonly opened: Opened;
  readonly answer: TouchAnswer;
  readonly detail: string;
  readonly onClose: () => void;
}) {
  const channel = answer.report.byChannel.find((each) => each.channel === opened.channel);
  if (!channel) return null;
  const counts = toTouchCounts(channel);
  return (
    <RowsPanel
      shows={`${opened.channel} ${opened.part}`}
      title={channelLabel(channel.channel)}
      detail={detail}
      asked={answer.asked}
      firstPart={opened.part}
      parts={touchParts.map((part) => ({
        of: { kind: 'channel', channel: channel.channel, part },
        label: i18n.t(`touches.part.${part}`),
        count: counts[part],
      }))}
      onClose={onClose}
    />
  );
}
