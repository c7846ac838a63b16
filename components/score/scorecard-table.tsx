import { useId } from 'react';
import { i18n } from '#i18n';
import type { FactName } from '../../lib/model/scoring.ts';
import type { Card, CardBin } from '../../lib/scoring/card.ts';
import { numberText } from '../ui/locale.ts';
import { factLabel } from './score-words.ts';
import { BarLegend, ScorecardBar } from './scorecard-bar.tsx';
import { type BarScale, toBarScale } from './scorecard-bars.ts';
import { FirstColumns, FirstHeads } from './scorecard-columns.tsx';
import { canWeigh, weightField } from './scorecard-draft.ts';
import type { ScorecardForm } from './scorecard-form.ts';
import { NumberCell, ProblemRow } from './scorecard-number.tsx';
import { binText, pointsText } from './scorecard-words.ts';

/** What each value of each fact is worth. Columns of what was learned are there where something was. */
export function FactTable({
  card,
  saved,
  hasLearned,
  names,
  form,
}: {
  /** With what was typed. */
  readonly card: Card;
  /** As it is saved: its lines are the rows. */
  readonly saved: Card;
  readonly hasLearned: boolean;
  /** Industries as they are written, by their key. */
  readonly names: ReadonlyMap<string, string>;
  readonly form: ScorecardForm;
}) {
  const scale = toBarScale(
    card.facts.flatMap(({ bins }) => bins.flatMap(({ inUse, handSet }) => [inUse, handSet])),
  );
  // Those that are there in every width: a cell over more of them would make room for what is hidden.
  const columnCount = hasLearned ? 4 : 3;
  return (
    <table aria-label={i18n.t('scorecard.title')} className="w-full table-fixed text-xs">
      <colgroup>
        <FirstColumns hasLearned={hasLearned} />
        {/* Without outcomes it keeps the columns in line with those of the other table. */}
        <col className="hidden @min-[24rem]:table-column @min-[24rem]:w-15 @min-[30rem]:w-16" />
      </colgroup>
      <thead>
        <tr className="border-b border-line-strong text-right align-bottom text-ink-2">
          <FirstHeads title={i18n.t('scorecard.fact')} hasLearned={hasLearned} />
          {/* Its numbers stand in the column before it. */}
          <td aria-hidden="true" className="hidden py-1 pl-4 @min-[30rem]:table-cell">
            <BarLegend
              adds={i18n.t('scorecard.adds')}
              takes={i18n.t('scorecard.takes')}
              {...(hasLearned ? { tick: i18n.t('scorecard.modes.hand_set') } : {})}
            />
          </td>
          {hasLearned ? (
            <th scope="col" className="hidden py-1 pl-2 font-normal @min-[24rem]:table-cell">
              {i18n.t('scorecard.outcomes')}
            </th>
          ) : (
            <td aria-hidden="true" className="hidden @min-[24rem]:table-cell" />
          )}
        </tr>
      </thead>
      {card.base > 0 ? (
        <tbody>
          <tr className="border-b border-line">
            <th
              scope="row"
              colSpan={hasLearned ? 3 : 2}
              className="py-1 pr-2 text-left font-normal"
            >
              {i18n.t('score.lines.base')}
            </th>
            <td className="py-1 pl-1 text-right font-semibold">{pointsText(card.base)}</td>
            <td className="hidden @min-[30rem]:table-cell" />
            <td className="hidden @min-[24rem]:table-cell" />
          </tr>
        </tbody>
      ) : null}
      {card.facts.map(({ fact, bins }) => (
        <tbody key={fact}>
          <tr className="border-b border-line">
            <th
              scope="rowgroup"
              colSpan={columnCount}
              className="pt-2.5 pb-1 text-left font-semibold"
            >
              {factLabel(fact)}
            </th>
          </tr>
          {bins.map((bin) => (
            <BinRow
              key={bin.key}
              fact={fact}
              bin={bin}
              name={binText(fact, bin, names)}
              savedBin={
                saved.facts.find((other) => other.fact === fact)?.binByKey.get(bin.key) ?? bin
              }
              hasLearned={hasLearned}
              columnCount={columnCount}
              scale={scale}
              form={form}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function BinRow({
  fact,
  bin,
  name,
  savedBin,
  hasLearned,
  columnCount,
  scale,
  form,
}: {
  readonly fact: FactName;
  readonly bin: CardBin;
  readonly name: string;
  readonly savedBin: CardBin;
  readonly hasLearned: boolean;
  readonly columnCount: number;
  readonly scale: BarScale;
  readonly form: ScorecardForm;
}) {
  const lineId = useId();
  const field = weightField(fact, bin.key);
  const hasLine = savedBin.entry !== null;
  const noteId = form.isChangedInProfile(fact, bin.key) ? `${lineId}-note` : undefined;
  return (
    <>
      <tr className="h-7.25 border-b border-line">
        <th scope="row" className="py-0.5 pr-2 text-left font-normal wrap-break-word hyphens-auto">
          {name}
          {noteId === undefined ? null : (
            <span id={noteId} className="block text-2xs text-caution-ink">
              {i18n.t('scorecard.inProfile')}
            </span>
          )}
        </th>
        <td className="py-0.5 pl-1 text-right">
          {form.mayEdit && canWeigh(fact, savedBin) ? (
            <NumberCell
              form={form}
              field={field}
              saved={hasLine ? pointsText(savedBin.handSet) : ''}
              label={i18n.t('scorecard.weightOf', [name])}
              lineId={lineId}
              noteId={noteId}
              placeholder={hasLine ? undefined : noLineSign}
            />
          ) : (
            <span className="pr-1.5">
              {hasLine ? pointsText(bin.handSet) : <Nothing text={i18n.t('scorecard.noLine')} />}
            </span>
          )}
        </td>
        {hasLearned ? (
          <td className="py-0.5 pl-1 text-right text-ink-2">
            {bin.learned === null ? (
              <Nothing text={i18n.t('scorecard.none')} />
            ) : (
              pointsText(bin.learned)
            )}
          </td>
        ) : null}
        <td className="py-0.5 pl-1 text-right font-semibold">{pointsText(bin.inUse)}</td>
        <td className="hidden py-0.5 pl-4 @min-[30rem]:table-cell">
          <ScorecardBar
            value={bin.inUse}
            tick={hasLearned ? bin.handSet : undefined}
            scale={scale}
          />
        </td>
        {hasLearned ? (
          <td className="hidden py-0.5 pl-2 text-right text-ink-3 @min-[24rem]:table-cell">
            {bin.count === 0 ? <Nothing text={i18n.t('scorecard.none')} /> : numberText(bin.count)}
          </td>
        ) : (
          <td className="hidden @min-[24rem]:table-cell" />
        )}
      </tr>
      <ProblemRow form={form} fields={[field]} lineId={lineId} columnCount={columnCount} />
    </>
  );
}

const noLineSign = '–';

/** A dash for the eye, words for the ear. */
export function Nothing({ text }: { readonly text: string }) {
  return (
    <span title={text}>
      <span aria-hidden="true">{noLineSign}</span>
      <span className="sr-only">{text}</span>
    </span>
  );
}
