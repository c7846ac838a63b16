import { useLiveQuery } from 'dexie-react-hooks';
import { CircleX } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { i18n } from '#i18n';
import { minLearnedOutcomes } from '../../lib/model/scoring.ts';
import { loadSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { countOutcomes } from '../../lib/store/outcome-counts.ts';
import { listScorecards } from '../../lib/store/score-card.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { numberText } from '../ui/locale.ts';
import { LearningAbstained, TooFew } from './learning-abstained.tsx';
import { LearningHistory } from './learning-history.tsx';
import { LearningResult } from './learning-result.tsx';
import { percentFigure } from './quality-figures.ts';
import { useFocusInSection } from './scorecard-focus.ts';
import { type Learning, useLearning } from './use-learning.ts';

async function loadLearning() {
  const [counts, kept, scoring] = await Promise.all([
    countOutcomes(store()),
    listScorecards(store()),
    loadSetting(store(), 'scoring'),
  ]);
  return { counts, kept, scoring };
}

/** Learning from the workspace's own outcomes, and how good what was learned is. */
export function LearningPart({ mayEdit }: { readonly mayEdit: boolean }) {
  const titleId = useId();
  const learning = useLearning();
  const known = useLiveQuery(async () => loadLearning(), []);
  const place = useFocusInSection<HTMLElement>(known?.kept);
  if (!known) return null;
  const { wonCount, lostCount, disqualifiedCount } = known.counts;
  const mostCount = wonCount + lostCount + disqualifiedCount;
  const isIdle = learning.state.kind === 'idle';
  return (
    <section
      ref={place}
      aria-labelledby={titleId}
      className="@container mt-1 flex flex-col gap-3 border-t border-line pt-4"
    >
      <div>
        <h3 id={titleId} data-heading tabIndex={-1} className="font-semibold outline-none">
          {i18n.t('learning.title')}
        </h3>
        <p className="max-w-160 text-ink-2">{i18n.t('learning.intro')}</p>
        <p>
          {i18n.t('learning.found', [
            numberText(wonCount),
            numberText(lostCount),
            numberText(disqualifiedCount),
          ])}
        </p>
      </div>
      {isIdle && mostCount < minLearnedOutcomes ? <TooFew outcomeCount={mostCount} /> : null}
      <LearningRun learning={learning} hasKept={known.kept.length > 0}>
        <Ended learning={learning} mayEdit={mayEdit} />
      </LearningRun>
      <LearningHistory kept={known.kept} scoring={known.scoring} mayEdit={mayEdit} />
    </section>
  );
}

/** The button, how far it is while it runs, and below it what came of it. */
function LearningRun({
  learning,
  hasKept,
  children,
}: {
  readonly learning: Learning;
  readonly hasKept: boolean;
  readonly children: ReactNode;
}) {
  const { state } = learning;
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(state.kind);
  useEffect(() => {
    if (before.current === state.kind) return;
    before.current = state.kind;
    // What had the focus may be gone: the button that began it, Cancel, or what answers the result.
    if (document.activeElement === document.body) place.current?.querySelector('button')?.focus();
  }, [state.kind]);
  return (
    <>
      <div ref={place}>
        {state.kind === 'running' ? (
          <div className="flex flex-wrap items-center gap-3">
            <ProgressBar progress={state.progress} />
            <span className="text-xs text-ink-2">
              {i18n.t('learning.running')} · {percentFigure(state.progress)}
            </span>
            <Button size="sm" onClick={() => learning.cancel()}>
              {i18n.t('app.cancel')}
            </Button>
          </div>
        ) : (
          <Button onClick={() => learning.start()}>
            {i18n.t(state.kind === 'idle' && !hasKept ? 'learning.learn' : 'learning.again')}
          </Button>
        )}
      </div>
      {children}
    </>
  );
}

function ProgressBar({ progress }: { /** 0–1. */ readonly progress: number }) {
  const percent = Math.round(progress * 100);
  return (
    <div
      role="progressbar"
      aria-label={i18n.t('learning.running')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-2 w-48 overflow-hidden rounded-full border border-line-strong bg-sunken"
    >
      <div
        className="h-full bg-accent forced-colors:bg-[Highlight]"
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}

function Ended({ learning, mayEdit }: { readonly learning: Learning; readonly mayEdit: boolean }) {
  const { state } = learning;
  if (state.kind === 'failed') {
    return (
      <Callout isAlert tone="critical" icon={CircleX} title={i18n.t('learning.failed')}>
        {i18n.t('learning.failedHint')}
      </Callout>
    );
  }
  if (state.kind !== 'ended') return null;
  const { result } = state;
  if (result.kind === 'learned') {
    return <LearningResult body={result.body} mayEdit={mayEdit} onDone={() => learning.reset()} />;
  }
  return result.kind === 'abstained' ? <LearningAbstained result={result} /> : null;
}
