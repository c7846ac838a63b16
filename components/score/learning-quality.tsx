import { Ban } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { factNames, type LearnedBody, touchKinds } from '../../lib/model/scoring.ts';
import { Callout } from '../ui/callout.tsx';
import { numberText } from '../ui/locale.ts';
import { CalibrationPlot } from './calibration-plot.tsx';
import { percentFigure, shareFigure, toClaims } from './quality-figures.ts';
import { factLabel, touchKindLabel } from './score-words.ts';

type RefusedFact = LearnedBody['refused'][number];

/** How good a learned scorecard is on outcomes that it was not fitted on, in figures, a drawing and plain words. */
export function LearningQuality({ body }: { readonly body: LearnedBody }) {
  const { quality, outcomes } = body;
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid gap-3 @min-[26rem]:grid-cols-3">
        <Figure
          name={i18n.t('learning.auc')}
          value={shareFigure(quality.auc, 2)}
          beside={`${shareFigure(quality.aucLow, 2)}–${shareFigure(quality.aucHigh, 2)}`}
        >
          {i18n.t('learning.chance', [shareFigure(0.5, 2)])}
          {quality.handSetAuc === null ? null : (
            <>
              <br />
              {i18n.t('learning.handSetAuc', [shareFigure(quality.handSetAuc, 2)])}
            </>
          )}
        </Figure>
        <Figure name={i18n.t('learning.ece')} value={shareFigure(quality.ece, 3)}>
          {i18n.t('learning.eceHint')}
        </Figure>
        <Figure name={i18n.t('learning.outcomes')} value={numberText(outcomes.count)}>
          {i18n.t('learning.outcomesHint', [
            numberText(outcomes.cameCount),
            numberText(outcomes.rowCount),
            String(quality.folds),
          ])}
        </Figure>
      </dl>
      <p className="max-w-160">{plainText(body)}</p>
      <CalibrationPlot curve={quality.curve} />
      <RefusedFacts refused={body.refused} />
    </div>
  );
}

function Figure({
  name,
  value,
  beside,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly beside?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-2">{name}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        <b className="text-xl">{value}</b>
        {beside === undefined ? null : <span className="text-xs text-ink-3">{beside}</span>}
      </dd>
      <dd className="text-2xs text-ink-3">{children}</dd>
    </div>
  );
}

/** What the figures mean for somebody who has never heard of them. */
function plainText({ quality }: LearnedBody): string {
  const { high, low } = toClaims(quality.curve);
  const times = (auc: number) => Math.round(auc * 100);
  return [
    i18n.t('learning.pairs', [String(times(quality.auc))]),
    ...(quality.handSetAuc === null
      ? []
      : [i18n.t('learning.pairsHandSet', [String(times(quality.handSetAuc))])]),
    ...(quality.handSetAuc !== null && times(quality.handSetAuc) > times(quality.auc)
      ? [i18n.t('learning.handSetBetter')]
      : []),
    ...(high
      ? [i18n.t('learning.claimHigh', [percentFigure(high.said), percentFigure(high.came)])]
      : []),
    ...(low
      ? [i18n.t('learning.claimLow', [percentFigure(low.said), percentFigure(low.came)])]
      : []),
  ].join(' ');
}

const reasons = ['after_outcome', 'constant', 'too_many_words', 'all_missing'] as const;

/** What was left out, and why. */
export function RefusedFacts({ refused }: { readonly refused: readonly RefusedFact[] }) {
  if (refused.length === 0) return null;
  const namesByReason = Map.groupBy(
    refused,
    ({ reason }) => reasons.find((each) => each === reason) ?? 'other',
  );
  return (
    <Callout icon={Ban} title={i18n.t('learning.refusedTitle', refused.length)}>
      <ul>
        {Array.from(namesByReason, ([reason, facts]) => (
          <li key={reason}>
            {i18n.t(`learning.refused.${reason}`, [
              facts.map(({ name }) => refusedName(name)).join(', '),
            ])}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function refusedName(name: string): string {
  const fact = factNames.find((each) => each === name);
  if (fact) return factLabel(fact);
  const kind = touchKinds.find((each) => each === name);
  return kind ? touchKindLabel(kind) : name;
}
