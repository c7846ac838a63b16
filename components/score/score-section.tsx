import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { LearnedBody } from '../../lib/model/scoring.ts';
import { browser } from '../../lib/platform/browser.ts';
import type { Card } from '../../lib/scoring/card.ts';
import { type RoleSource, readRole } from '../../lib/scoring/read-role.ts';
import { explainScore, type Score, type ScoreLine } from '../../lib/scoring/score.ts';
import { toTrend, toTrendChange } from '../../lib/scoring/trend.ts';
import { findRaises, findWish, type Wish } from '../../lib/scoring/what-if.ts';
import { store } from '../../lib/store/open.ts';
import { loadProspect } from '../../lib/store/queries.ts';
import { loadCardOptions } from '../../lib/store/score-card.ts';
import { loadScoreView } from '../../lib/store/scores.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useKeys } from '../ui/keys.ts';
import { numberText } from '../ui/locale.ts';
import { Section } from '../ui/section.tsx';
import { useNow } from '../use-now.ts';
import { fitSentences } from './fit-text.ts';
import { GradeChip } from './grade-chip.tsx';
import { binLabel } from './line-words.ts';
import { percentFigure, shareFigure } from './quality-figures.ts';
import { ScoreRaises } from './score-raises.tsx';
import { ScoreRows } from './score-rows.tsx';
import { ScoreTrend, trendText } from './score-trend.tsx';
import { factLabel, gradeText } from './score-words.ts';
import { WhatIf } from './what-if.tsx';

function openProfile(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('/options.html#profile') });
}

/** Which weights are in use, and on what they rest. */
function weightsText(card: Card, learned: LearnedBody | null): string {
  if (card.mode === 'hand_set' || learned === null) return i18n.t('score.handSet');
  const [count, auc] = [numberText(learned.outcomes.count), shareFigure(learned.quality.auc, 2)];
  return card.mode === 'learned'
    ? i18n.t('score.learnedFrom', [count, auc])
    : i18n.t('score.blendOf', [percentFigure(card.learnedShare), count, auc]);
}

function loadView(prospectId: string) {
  return Promise.all([
    loadScoreView(store(), prospectId),
    loadCardOptions(store()),
    loadProspect(store(), prospectId),
  ]);
}

export interface ScoreSectionProps {
  readonly prospectId: string;
  /** By default the options page opens where the profile is. */
  readonly onEditProfile?: () => void;
}

/** The lead score of a prospect with all that it is made of: what is known, what is not, how it went, what would raise it. */
export function ScoreSection({ prospectId, onEditProfile = openProfile }: ScoreSectionProps) {
  const [isAsking, setAsking] = useState(false);
  const now = useNow();
  const found = useLiveQuery(async () => loadView(prospectId), [prospectId]);
  const [view, options, prospect] = found ?? [];
  // What was written a moment ago lies ahead of the last tick.
  const at = Math.max(view?.at ?? 0, now);
  const shown = useMemo(() => {
    if (!view) return undefined;
    const { inputs, card } = view;
    const score = explainScore(inputs, card, at);
    const trend = toTrend(inputs, card, { at });
    return {
      score,
      trend,
      change: toTrendChange(trend),
      raises: findRaises(inputs, card, at),
      wish: findWish(inputs, card, at),
      why: fitSentences(inputs, card, { at }),
    };
  }, [view, at]);
  useKeys(
    { i: { label: i18n.t('whatIf.title'), run: () => setAsking(true) } },
    { enabled: shown !== undefined },
  );
  const role = useMemo(() => prospect && readRole(prospect), [prospect]);
  if (!view || !shown || !options) return null;
  const { inputs, card } = view;
  const { score, trend, change, raises, wish, why } = shown;
  const sourceText = (from: RoleSource | null | undefined) =>
    from === 'title' || from === 'headline'
      ? i18n.t(from === 'title' ? 'score.fromTitle' : 'score.fromHeadline', [
          prospect?.[from] ?? '',
        ])
      : undefined;
  const sourceOf = (line: ScoreLine) => {
    if (line.kind !== 'fact') return undefined;
    if (line.fact === 'seniority') return sourceText(role?.seniorityFrom);
    return line.fact === 'department' ? sourceText(role?.departmentsFrom) : undefined;
  };
  return (
    <Section title={i18n.t('score.title')} aside={weightsText(card, options.learned)}>
      <div className="flex items-center gap-3">
        <b className="text-xl font-semibold">{score.score}</b>
        {score.grade === null ? null : (
          <GradeChip grade={score.grade} score={score.score} known={score.known} />
        )}
        <div className="min-w-0 flex-1 text-xs text-ink-2">
          {score.grade === null ? null : <p>{gradeText(score.grade)}</p>}
          {change === undefined ? null : <p>{trendText(change)}</p>}
        </div>
        <ScoreTrend trend={trend} />
      </div>
      {score.fit === null ? (
        <div className="mt-2 flex flex-wrap items-center gap-2 text-xs text-ink-2">
          <p className="min-w-40 flex-1">{i18n.t('profile.nobodySaid')}</p>
          <Button size="sm" onClick={onEditProfile}>
            {i18n.t('score.setUpProfile')}
          </Button>
        </div>
      ) : null}
      <p className="mt-1.5 text-xs text-ink-2">
        {unknownText(score)}
        <WhatIf
          inputs={inputs}
          card={card}
          at={at}
          isOpen={isAsking}
          onOpenChange={setAsking}
          trigger={
            <LinkButton aria-keyshortcuts="I" className="mr-1 inline-flex items-center gap-1">
              {i18n.t('whatIf.title')}
              <Kbd of="i" />
            </LinkButton>
          }
        />
        {wish ? ` ${wishText(wish)}` : null}
      </p>
      <ScoreRows score={score} inputs={inputs} card={card} at={at} sourceOf={sourceOf} />
      <ScoreRaises raises={raises} />
      {why.length === 0 ? null : (
        <>
          <h3 className="mt-3 text-xs text-ink-3">{i18n.t('score.why.title')}</h3>
          <p className="text-xs text-ink-2">{why.join(' ')}</p>
        </>
      )}
    </Section>
  );
}

/** What is not known, and how much of what counts is; nothing where all is known. */
function unknownText({ unknown, known, fit }: Score): string {
  if (fit === null || unknown.length === 0) return '';
  const names = unknown.map((fact) => factLabel(fact).toLowerCase()).join(', ');
  const share = percentFigure(known / 100);
  return `${i18n.t('score.notKnown', [names, share])} `;
}

function wishText({ fact, bin, score }: Wish): string {
  return i18n.t('score.wish', [factLabel(fact).toLowerCase(), binLabel(fact, bin), String(score)]);
}
