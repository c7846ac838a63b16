import { Info, TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import { minLearnedOutcomes } from '../../lib/model/scoring.ts';
import type { OutcomeLearning } from '../../lib/scoring/learn-outcomes.ts';
import { Callout } from '../ui/callout.tsx';
import { numberText } from '../ui/locale.ts';
import { RefusedFacts } from './learning-quality.tsx';
import { shareFigure } from './quality-figures.ts';

type Abstained = Extract<OutcomeLearning, { kind: 'abstained' }>;

/** Why nothing was learned. The hand-set points stay. */
export function LearningAbstained({ result }: { readonly result: Abstained }) {
  return (
    <div className="flex flex-col gap-2">
      <Finding result={result} />
      <RefusedFacts refused={result.refused} />
    </div>
  );
}

function Finding({ result }: { readonly result: Abstained }) {
  const { reason, outcomeCount, cameCount, quality } = result;
  const outcomes = numberText(outcomeCount);
  switch (reason) {
    case 'too_few':
      return <TooFew outcomeCount={outcomeCount} />;
    case 'one_sided':
      return (
        <Callout
          isAlert
          icon={Info}
          title={i18n.t('learning.oneSided', [numberText(cameCount), outcomes])}
        >
          {i18n.t('learning.oneSidedHint')}
        </Callout>
      );
    case 'no_columns':
      return (
        <Callout isAlert icon={Info} title={i18n.t('learning.noColumns')}>
          {i18n.t('learning.noColumnsHint')}
        </Callout>
      );
    case 'no_better_than_chance':
    case 'not_better_than_shuffled':
      return (
        <Callout isAlert tone="caution" icon={TriangleAlert} title={i18n.t('learning.noSignal')}>
          {quality === undefined
            ? i18n.t('learning.noSignalBare', [outcomes])
            : i18n.t(
                reason === 'not_better_than_shuffled'
                  ? 'learning.shuffledHint'
                  : 'learning.noSignalHint',
                [
                  shareFigure(quality.auc, 2),
                  shareFigure(quality.aucLow, 2),
                  shareFigure(quality.aucHigh, 2),
                  outcomes,
                ],
              )}
        </Callout>
      );
  }
}

export function TooFew({ outcomeCount }: { readonly outcomeCount: number }) {
  return (
    <Callout
      icon={Info}
      title={i18n.t('learning.tooFew', [numberText(outcomeCount), String(minLearnedOutcomes)])}
    >
      {i18n.t('learning.tooFewHint')}
    </Callout>
  );
}
