import { lazy } from 'react';
import { i18n } from '#i18n';
import type { Channel } from '../../lib/model/prospect.ts';
import type { Period } from '../../lib/reports/periods.ts';
import type {
  ChannelChange,
  ChannelCount,
  TouchPart,
  WeekOfTouches,
} from '../../lib/reports/touches.ts';
import { numberText } from '../ui/locale.ts';
import { channelLabel } from '../words.ts';
import { ChartFrame } from './chart-frame.tsx';
import { type ChartTable, noCell, textCell } from './chart-table.ts';
import { headHeight, rowHeight, toBarsHeight } from './charts/bar-rows.tsx';
import { ChannelChart } from './charts/channel-chart.tsx';
import { axisPeriodName, periodName, shortPeriodName } from './period-words.ts';
import { countCell, roundShareText, shareCell } from './quantity-text.ts';

/** The charting library comes with what is drawn by it. */
const WeeksChart = lazy(async () => {
  const { WeeksChart: chart } = await import('./charts/weeks-chart.tsx');
  return { default: chart };
});

const weeksHeight = 200;

export function countAll({ outCount, inCount, neitherCount }: ChannelCount): number {
  return outCount + inCount + neitherCount;
}

export function toReplyRate({
  askedCount,
  repliedCount,
}: Pick<ChannelCount, 'askedCount' | 'repliedCount'>): number | null {
  return askedCount === 0 ? null : repliedCount / askedCount;
}

/** Which part each column of the table counts. */
const partByColumn: Readonly<Record<number, TouchPart>> = {
  1: 'out',
  2: 'in',
  3: 'neither',
  4: 'all',
  5: 'asked',
  6: 'replied',
};

export function toTouchCounts(channel: ChannelCount): Readonly<Record<TouchPart, number>> {
  return {
    all: countAll(channel),
    out: channel.outCount,
    in: channel.inCount,
    neither: channel.neitherCount,
    asked: channel.askedCount,
    replied: channel.repliedCount,
  };
}

/** Touchpoints by channel and direction against the period before, with how many conversations were answered. */
export function ChannelPart({
  byChannel,
  before,
  detail,
  onOpen,
}: {
  readonly byChannel: readonly ChannelChange[];
  readonly before: Period;
  readonly detail: string;
  readonly onOpen: (channel: Channel, part: TouchPart) => void;
}) {
  const shown = byChannel.filter(
    (channel) => countAll(channel) + (channel.before ? countAll(channel.before) : 0) > 0,
  );
  const actOf = (row: number, part: TouchPart) => {
    const channel = shown[row];
    if (!channel || toTouchCounts(channel)[part] === 0) return undefined;
    const label = i18n.t('touches.rowsOf', [channelLabel(channel.channel)]);
    return { label, run: () => onOpen(channel.channel, part) };
  };
  const hasNeither = shown.some(({ neitherCount }) => neitherCount > 0);
  return (
    <ChartFrame
      id="channels"
      title={i18n.t('touches.byChannel')}
      detail={detail}
      empty={shown.length === 0 ? i18n.t('touches.noneYet') : undefined}
      note={i18n.t('touches.notRecorded')}
      legend={[
        { label: i18n.t('touches.out'), mark: 'bar', color: 'var(--color-series)' },
        { label: i18n.t('touches.in'), mark: 'bar', color: 'var(--color-plus-2)' },
        ...(hasNeither
          ? [
              {
                label: i18n.t('touches.neither'),
                mark: 'bar' as const,
                color: 'var(--color-series-2)',
              },
            ]
          : []),
      ]}
      opens={{
        top: headHeight,
        rowHeight,
        ofRow: (row) => actOf(row, 'all'),
        ofCell: (row, column) => {
          const part = partByColumn[column];
          return part && actOf(row, part);
        },
      }}
      table={toChannelTable(shown, periodName(before))}
      height={toBarsHeight(shown.length)}
      renderDrawing={(width) => (
        <ChannelChart
          width={width}
          heads={{
            reply: i18n.t('touches.repliedShort'),
            total: i18n.t('touches.total'),
            before: axisPeriodName(before),
          }}
          bars={shown.map((channel) => {
            const rate = toReplyRate(channel);
            return {
              id: channel.channel,
              name: channelLabel(channel.channel),
              outCount: channel.outCount,
              inCount: channel.inCount,
              neitherCount: channel.neitherCount,
              totalText: numberText(countAll(channel)),
              beforeText: channel.before ? numberText(countAll(channel.before)) : '',
              replyText: rate === null ? '' : roundShareText(rate),
            };
          })}
        />
      )}
    />
  );
}

function toChannelTable(channels: readonly ChannelChange[], beforeName: string): ChartTable {
  const ofBefore = (label: string) => ({
    label: i18n.t('reports.ofBefore', [label, beforeName]),
    isNumber: true,
  });
  return {
    columns: [
      { label: i18n.t('touches.channel'), isNumber: false },
      { label: i18n.t('touches.out'), isNumber: true },
      { label: i18n.t('touches.in'), isNumber: true },
      { label: i18n.t('touches.neither'), isNumber: true },
      { label: i18n.t('touches.total'), isNumber: true },
      { label: i18n.t('touches.asked'), isNumber: true },
      { label: i18n.t('touches.replied'), isNumber: true },
      { label: i18n.t('touches.replyRate'), isNumber: true },
      ofBefore(i18n.t('touches.out')),
      ofBefore(i18n.t('touches.in')),
      ofBefore(i18n.t('touches.total')),
      ofBefore(i18n.t('touches.replyRate')),
    ],
    rows: channels.map((channel) => [
      textCell(channelLabel(channel.channel)),
      countCell(channel.outCount),
      countCell(channel.inCount),
      countCell(channel.neitherCount),
      countCell(countAll(channel)),
      countCell(channel.askedCount),
      countCell(channel.repliedCount),
      shareCell(toReplyRate(channel)),
      ...toBeforeCells(channel.before),
    ]),
  };
}

function toBeforeCells(before: ChannelCount | null) {
  if (!before) return [noCell, noCell, noCell, noCell];
  return [
    countCell(before.outCount),
    countCell(before.inCount),
    countCell(countAll(before)),
    shareCell(toReplyRate(before)),
  ];
}

/** Calls and meetings, week by week. */
export function WeeksPart({
  weeks,
  detail,
}: {
  readonly weeks: readonly WeekOfTouches[];
  readonly detail: string;
}) {
  const isEmpty = weeks.every(({ calls, meetings }) => calls + meetings === 0);
  const hasOpen = weeks.some(({ isOpen }) => isOpen);
  return (
    <ChartFrame
      id="weeks"
      title={i18n.t('touches.weeks')}
      detail={detail}
      empty={isEmpty ? i18n.t('touches.noneYet') : undefined}
      {...(hasOpen ? { aside: i18n.t('touches.weeksAside') } : {})}
      legend={[
        { label: i18n.t('touches.calls'), mark: 'bar', color: 'var(--color-series)' },
        { label: i18n.t('touches.meetings'), mark: 'bar', color: 'var(--color-plus-2)' },
      ]}
      table={{
        columns: [
          { label: i18n.t('touches.week'), isNumber: false },
          { label: i18n.t('touches.calls'), isNumber: true },
          { label: i18n.t('touches.meetings'), isNumber: true },
          { label: i18n.t('touches.total'), isNumber: true },
        ],
        rows: weeks.map(({ week, calls, meetings, all, isOpen }) => {
          const name = shortPeriodName(week);
          return [
            textCell(isOpen ? i18n.t('reports.soFar', [name]) : name),
            countCell(calls),
            countCell(meetings),
            countCell(all),
          ];
        }),
      }}
      height={weeksHeight}
      renderDrawing={(width) => (
        <WeeksChart
          width={width}
          height={weeksHeight}
          steps={weeks.map(({ week, calls, meetings, isOpen }) => ({
            label: shortPeriodName(week),
            calls,
            meetings,
            isOpen,
          }))}
          names={{ calls: i18n.t('touches.calls'), meetings: i18n.t('touches.meetings') }}
          format={numberText}
        />
      )}
    />
  );
}
