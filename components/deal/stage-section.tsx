import { RotateCcw } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { i18n } from '#i18n';
import { annualValue, percentOf, totalValue } from '../../lib/model/money.ts';
import { checkCriterion } from '../../lib/store/commands/deals.ts';
import type { DealView } from '../../lib/store/deal-queries.ts';
import type { DealForecast } from '../../lib/store/deal-scores.ts';
import { store } from '../../lib/store/open.ts';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { type KeyValue, KeyValues } from '../ui/key-values.tsx';
import { Section } from '../ui/section.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import { fieldLabel } from '../words.ts';
import { instantDayWords, moneyText, outcomeLabel } from './deal-words.ts';
import { OddsLine } from './odds-line.tsx';
import {
  type StageTime,
  toCriteria,
  toOpenStages,
  toStagePlace,
  toStageTime,
} from './stage-steps.ts';
import type { MoveControl } from './use-move.ts';

/** The question before a move comes once the stage is drawn. */
const MovePopover = lazy(async () => {
  const { MovePopover: popover } = await import('./move-popover.tsx');
  return { default: popover };
});

export interface StageSectionProps {
  readonly view: DealView;
  readonly forecast: DealForecast;
  readonly move: MoveControl;
  readonly title: string;
  /** Before the stages: which deal this is, where that does not stand above already. */
  readonly children?: ReactNode;
}

/** Where a deal stands: its stage and the time there, value and odds, what must be true before it goes on. */
export function StageSection({ view, forecast, move, title, children }: StageSectionProps) {
  const now = useNow();
  const isOpen = view.deal.outcome === 'open';
  const time = toStageTime({
    enteredAt: view.enteredStageAt,
    medianDays: view.medianDays,
    nowMs: now,
  });
  return (
    <Section
      title={title}
      {...(isOpen
        ? {
            aside: (
              <span title={time.isStalled ? i18n.t('stages.stalled') : undefined}>
                {toTimeText(time)}
              </span>
            ),
            asideTone: time.isStalled ? ('caution' as const) : ('neutral' as const),
          }
        : {})}
    >
      {children}
      <StageSteps view={view} />
      {isOpen ? null : <OutcomeLine view={view} onReopen={move.reopen} />}
      <Figures view={view} forecast={forecast} />
      {isOpen ? <OddsLine view={view} forecast={forecast} /> : null}
      {isOpen ? <ExitCriteria view={view} forecast={forecast} move={move} /> : null}
    </Section>
  );
}

function toTimeText({ days, median }: StageTime): string {
  if (median !== undefined) return i18n.t('stages.daysHereMedian', [String(days), String(median)]);
  return days === 0 ? i18n.t('stages.sinceToday') : i18n.t('stages.daysHere', [String(days)]);
}

function StageSteps({ view: { stages, stage, deal } }: { readonly view: DealView }) {
  const open = toOpenStages(stages);
  const index = open.findIndex(({ id }) => id === stage?.id);
  const steps = open.map(({ id, name }) => ({ id, label: name }));
  if (deal.outcome === 'open') {
    const label = i18n.t('stages.place', [
      String(index + 1),
      String(open.length),
      stage?.name ?? '',
    ]);
    return <Stepper steps={steps} current={index} label={label} />;
  }
  return (
    <Stepper
      steps={steps}
      current={steps.length}
      label={outcomeLabel(deal.outcome)}
      tone={deal.outcome === 'won' ? 'on' : 'off'}
    />
  );
}

function OutcomeLine({
  view: { deal },
  onReopen,
}: {
  readonly view: DealView;
  readonly onReopen: () => void;
}) {
  if (deal.outcome === 'open') return null;
  const day = deal.closed_at === null ? '' : instantDayWords(deal.closed_at);
  return (
    <div className="mt-2 flex items-start gap-2">
      <p className="min-w-0 flex-1 wrap-break-word">
        {deal.outcome === 'won' ? i18n.t('deal.wonOn', [day]) : i18n.t('deal.lostOn', [day])}
        {deal.lost_reason === null ? null : (
          <span className="block text-xs text-ink-2">{deal.lost_reason}</span>
        )}
      </p>
      <Button size="sm" icon={RotateCcw} onClick={onReopen}>
        {i18n.t('deal.reopen')}
      </Button>
    </div>
  );
}

/** What it is worth, and what it is worth now. */
function Figures({ view, forecast }: Pick<StageSectionProps, 'view' | 'forecast'>) {
  const { deal } = view;
  const place = toStagePlace(view, useNow());
  const annual = annualValue(deal);
  const total = totalValue(deal);
  const money = (amount: string | null) =>
    amount === null ? (
      <span className="font-normal text-ink-3">{i18n.t('sure.empty')}</span>
    ) : (
      moneyText(amount, deal.currency)
    );
  const value: KeyValue[] =
    deal.billing === 'one_off'
      ? [{ label: i18n.t('deal.value'), value: money(total), isStrong: true }]
      : [{ label: i18n.t('deal.aYear'), value: money(annual), isStrong: true }];
  if (deal.billing !== 'one_off' && deal.term_months !== null) {
    const months = i18n.t('deal.months', deal.term_months, [String(deal.term_months)]);
    value.push({ label: months, value: money(total) });
  }
  const odds: KeyValue[] = [];
  if (place && deal.outcome === 'open') {
    const percent = forecast.oddsOf(place);
    odds.push({ label: i18n.t('deal.odds'), value: i18n.t('deal.percent', [`${percent}`]) });
    if (annual !== null) {
      const weighted = moneyText(percentOf(annual, percent), deal.currency);
      odds.push({ label: i18n.t('deal.weighted'), value: weighted });
    }
  }
  return (
    <div className="@container mt-3">
      <div className="grid gap-x-4 gap-y-1 @min-[17rem]:grid-cols-2">
        <KeyValues rows={value} />
        {odds.length === 0 ? null : <KeyValues rows={odds} />}
      </div>
    </div>
  );
}

function ExitCriteria({
  view,
  forecast,
  move,
}: Pick<StageSectionProps, 'view' | 'forecast' | 'move'>) {
  const { run } = useCommand();
  const { deal, stage } = view;
  const criteria = stage?.exit_criteria ?? [];
  const met = stage ? toCriteria(stage, deal).met : [];
  const check = (criterion: string, isMet: boolean) =>
    void run(checkCriterion(store(), deal.id, { criterion, isMet }), () => ({
      title: i18n.t(isMet ? 'stages.criterionMet' : 'stages.criterionOpen'),
      detail: criterion,
    }));
  return (
    <>
      <div className="mt-2 mb-0.5 flex min-h-6 items-center gap-2 text-xs">
        {criteria.length === 0 ? null : (
          <>
            <span className="text-ink-2">{fieldLabel('checked_criteria')}</span>
            <span className="text-ink-3">
              {met.length}/{criteria.length}
            </span>
          </>
        )}
        {move.next === undefined ? null : (
          <span className="ml-auto">
            <Suspense fallback={<NextButton onClick={() => move.ask()} />}>
              <MovePopover view={view} forecast={forecast} move={move} trigger={<NextButton />} />
            </Suspense>
          </span>
        )}
      </div>
      <ul aria-label={fieldLabel('checked_criteria')} className="flex flex-col">
        {criteria.map((text) => (
          <li key={text}>
            <Checkbox isChecked={met.includes(text)} onChange={(isMet) => check(text, isMet)}>
              {text}
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}

function NextButton(props: Omit<ButtonProps, 'children'>) {
  return (
    <Button {...props} size="sm" keyHint="m">
      {i18n.t('stages.next')}
    </Button>
  );
}
