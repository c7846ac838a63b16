import { Check } from 'lucide-react';
import { i18n } from '#i18n';
import { type PlannedStep, planCadence } from '../../lib/actions/cadence.ts';
import type { BusinessCalendar } from '../../lib/actions/calendar.ts';
import type { Channel } from '../../lib/model/prospect.ts';
import type { EnrolmentView } from '../../lib/store/deal-queries.ts';
import { channelIcon } from '../pipeline/channel-icon.ts';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { channelLabel } from '../words.ts';
import { toStepWhen } from './step-days.ts';

const inks = { late: 'text-critical-ink', today: 'text-accent-ink', ahead: 'text-ink-3' } as const;

function When({
  planned,
  calendar,
  now,
}: {
  readonly planned: PlannedStep | undefined;
  readonly calendar: BusinessCalendar;
  readonly now: number;
}) {
  if (!planned) return null;
  const today = calendar.dayOf(new Date(now).toISOString());
  const { text, tone } = toStepWhen(planned.dueOn, { today, calendar });
  return <span className={classNames('text-xs whitespace-nowrap', inks[tone])}>{text}</span>;
}

/** The steps in their order: done, the one that is next, and the days of those to come. */
export function CadenceSteps({
  view: { enrolment, cadence },
  calendar,
  preferredChannel,
  now,
}: {
  readonly view: EnrolmentView;
  readonly calendar: BusinessCalendar;
  readonly preferredChannel: Channel | null;
  readonly now: number;
}) {
  const planned = planCadence(
    {
      steps: cadence.steps,
      step: enrolment.step,
      startedAt: enrolment.started_at,
      steppedAt: enrolment.stepped_at,
      pausedAt: enrolment.paused_at,
    },
    { calendar, preferredChannel, today: calendar.dayOf(new Date(now).toISOString()) },
  );
  return (
    <ol aria-label={i18n.t('cadence.steps')}>
      {cadence.steps.map((step, index) => {
        const plan = planned.find(({ stepIndex }) => stepIndex === index);
        const isDone = index < enrolment.step;
        const isNext = index === enrolment.step;
        const channel = plan?.channel ?? step.channel;
        return (
          <li
            // A step has no other name than its place.
            key={`${String(index)} ${step.channel}`}
            aria-current={isNext ? 'step' : undefined}
            className={classNames(
              'flex min-h-6 items-center gap-2',
              isDone && 'text-ink-3',
              isNext && 'font-medium',
            )}
          >
            <Icon
              shape={isDone ? Check : channelIcon(channel)}
              size="sm"
              className={isNext ? 'text-accent-ink' : 'text-ink-3'}
            />
            <span className="min-w-0 flex-1">
              {channelLabel(channel)}
              {isDone ? <span className="sr-only">, {i18n.t('cadence.stepDone')}</span> : null}
              {channel === step.channel ? null : (
                <span className="text-xs font-normal text-ink-3">
                  {' '}
                  {i18n.t('cadence.insteadOf', [channelLabel(step.channel)])}
                </span>
              )}
            </span>
            <When planned={plan} calendar={calendar} now={now} />
          </li>
        );
      })}
    </ol>
  );
}
