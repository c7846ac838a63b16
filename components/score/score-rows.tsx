import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import type { ScoreInputs } from '../../lib/model/scoring.ts';
import type { Card } from '../../lib/scoring/card.ts';
import type { Score, ScoreLine } from '../../lib/scoring/score.ts';
import { classNames } from '../ui/class-names.ts';
import { lineWords, signedText } from './line-words.ts';
import { type ScoreBar, toScoreBars } from './score-bars.ts';

export interface ScoreRowsProps {
  readonly score: Score;
  readonly inputs: ScoreInputs;
  readonly card: Card;
  readonly at: number;
  /** Where a fact was read from, for its title. */
  readonly sourceOf: (line: ScoreLine) => string | undefined;
}

/** What the score is made of: rows of whole points that sum to it, each bar beginning where the last one ended. */
export function ScoreRows({ score, inputs, card, at, sourceOf }: ScoreRowsProps) {
  const bars = toScoreBars(score.lines);
  const rowsOf = (part: ScoreLine['part']) =>
    bars
      .filter(({ line }) => line.part === part)
      .map((bar, place) => {
        const { what, is } = lineWords(bar.line, { inputs, card, at });
        const source = sourceOf(bar.line);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the lines of a score have no name of their own
          <ScoreRow key={place} bar={bar}>
            {what}
            {is === '' ? null : (
              <>
                {' '}
                <span title={source} className="text-ink">
                  {is}
                </span>
              </>
            )}
          </ScoreRow>
        );
      });
  const engagement = rowsOf('engagement');
  return (
    <table className="mt-2 w-full table-fixed border-collapse text-xs">
      <caption className="sr-only">{i18n.t('score.madeOf', [String(score.score)])}</caption>
      <colgroup>
        <col />
        <col className="w-32 max-[22rem]:w-16" />
        <col className="w-9" />
      </colgroup>
      {score.fit === null ? null : (
        <ScorePart title={i18n.t('score.fit', [String(score.fit)])} points={score.fitPoints}>
          {rowsOf('fit')}
        </ScorePart>
      )}
      <ScorePart
        title={i18n.t('score.engagement', [String(score.engagement)])}
        points={score.engagementPoints}
      >
        {engagement.length > 0 ? (
          engagement
        ) : (
          <tr>
            <td colSpan={3} className="py-0.5 text-ink-2">
              {i18n.t('score.noTouches')}
            </td>
          </tr>
        )}
      </ScorePart>
      <tbody>
        <tr className="border-t border-line-strong font-semibold">
          <th scope="row" className="pt-1 text-left font-semibold">
            {i18n.t('score.title')}
          </th>
          <td className="pt-1 text-right font-normal text-ink-3">
            {score.fit === null
              ? null
              : i18n.t('score.sum', [String(score.fitPoints), String(score.engagementPoints)])}
          </td>
          <td data-total="" className="pt-1 text-right">
            {score.score}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function ScorePart({
  title,
  points,
  children,
}: {
  readonly title: string;
  readonly points: number;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <tbody aria-labelledby={id}>
      <tr>
        <th
          id={id}
          scope="rowgroup"
          colSpan={2}
          className="pt-1.5 pb-0.5 text-left font-normal text-ink-3"
        >
          {title}
        </th>
        <td className="pt-1.5 pb-0.5 text-right font-medium text-ink-2">{points}</td>
      </tr>
      {children}
    </tbody>
  );
}

function ScoreRow({ bar, children }: { readonly bar: ScoreBar; readonly children: ReactNode }) {
  const { line, left, width } = bar;
  const isMinus = line.points < 0;
  return (
    <tr>
      <th scope="row" className="py-0.5 text-left align-top font-normal wrap-anywhere text-ink-2">
        {children}
      </th>
      <td aria-hidden="true" className="py-0.5 pl-2 align-top">
        <span className="relative my-1 block h-(--mark) before:absolute before:inset-x-0 before:top-1/2 before:h-px before:bg-track before:content-['']">
          <span
            className={classNames(
              'absolute inset-y-0 rounded-[1px] forced-colors:border',
              isMinus ? 'bg-minus' : line.part === 'fit' ? 'bg-plus' : 'bg-plus-2',
            )}
            style={{ left: `${left}%`, width: `${width}%` }}
          />
        </span>
      </td>
      <td
        data-points={line.points}
        className={classNames(
          'py-0.5 text-right align-top font-medium',
          isMinus && 'text-critical-ink',
        )}
      >
        {signedText(line.points)}
      </td>
    </tr>
  );
}
