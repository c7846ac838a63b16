import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Card } from '../../lib/scoring/card.ts';
import { explainScore, type Score, type ScoreLine } from '../../lib/scoring/score.ts';
import { store } from '../../lib/store/open.ts';
import { loadScoreExample, type ScoreExample } from '../../lib/store/score-example.ts';
import { GradeChip } from './grade-chip.tsx';
import { lineWords } from './line-words.ts';
import { factorFigure } from './quality-figures.ts';
import { pointsText } from './scorecard-words.ts';

/** How one prospect's score comes about by this card, with what was typed into it. */
export function ScorecardExample({ card }: { readonly card: Card }) {
  const example = useLiveQuery(async () => loadScoreExample(store()), []);
  if (!example) return null;
  const score = explainScore(example.inputs, card, example.at);
  const linesOf = (part: ScoreLine['part']) => score.lines.filter((line) => line.part === part);
  const fit = linesOf('fit');
  const engagement = linesOf('engagement');
  return (
    <div className="flex flex-col gap-2 rounded-md bg-sunken px-3 py-2 text-xs">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-ink-2">{i18n.t('scorecard.example')}</span>
        <b className="min-w-0 wrap-anywhere">{example.name}</b>
        {score.grade === null ? null : (
          <GradeChip grade={score.grade} score={score.score} known={score.known} />
        )}
      </div>
      <p className="text-sm">{formulaText(score, card)}</p>
      <div className="grid gap-x-6 gap-y-2 @min-[30rem]:grid-cols-2">
        {fit.length === 0 ? null : (
          <ExampleLines
            title={i18n.t('scorecard.fitPart')}
            points={score.fitPoints}
            lines={fit}
            of={{ ...example, card }}
          />
        )}
        {engagement.length === 0 ? null : (
          <ExampleLines
            title={i18n.t('scorecard.engagement')}
            points={score.engagementPoints}
            lines={engagement}
            of={{ ...example, card }}
          />
        )}
      </div>
      <p className="text-ink-3">{i18n.t('scorecard.rounded')}</p>
    </div>
  );
}

/** The two parts as whole points, so that what is shown adds up. */
function formulaText(
  { fit, engagement, fitPoints, engagementPoints, score }: Score,
  card: Card,
): string {
  if (fit === null) {
    return i18n.t('scorecard.formulaNoFit', [String(engagement), String(score)]);
  }
  const percent = Math.round(card.fitShare * 100);
  return i18n.t('scorecard.formula', [
    factorFigure(percent),
    String(fit),
    factorFigure(100 - percent),
    String(engagement),
    String(fitPoints),
    String(engagementPoints),
    String(score),
  ]);
}

function ExampleLines({
  title,
  points,
  lines,
  of,
}: {
  readonly title: string;
  readonly points: number;
  readonly lines: readonly ScoreLine[];
  readonly of: ScoreExample & { readonly card: Card };
}) {
  return (
    <dl className="flex flex-col">
      <div className="flex gap-3 border-b border-line-strong py-0.5 font-semibold">
        <dt className="min-w-0 flex-1">{title}</dt>
        <dd>{pointsText(points)}</dd>
      </div>
      {lines.map((line) => {
        const { what, is } = lineWords(line, of);
        return (
          <div
            key={`${what} ${is}`}
            className="flex gap-3 border-b border-line py-0.5 last:border-b-0"
          >
            <dt className="min-w-0 flex-1 wrap-anywhere text-ink-2">
              {is === '' ? what : `${what}: ${is}`}
            </dt>
            <dd>{pointsText(line.points)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
