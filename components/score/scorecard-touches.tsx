import { useId } from 'react';
import { i18n } from '#i18n';
import { type Scoring, type TouchKind, touchKinds } from '../../lib/model/scoring.ts';
import type { Card } from '../../lib/scoring/card.ts';
import { TextField } from '../ui/text-field.tsx';
import { percentFigure } from './quality-figures.ts';
import { touchKindLabel } from './score-words.ts';
import { ScorecardBar } from './scorecard-bar.tsx';
import { type BarScale, toBarScale } from './scorecard-bars.ts';
import { FirstColumns, FirstHeads } from './scorecard-columns.tsx';
import { fitShareField, halfLifeField, jumpField, touchField } from './scorecard-draft.ts';
import type { ScorecardForm } from './scorecard-form.ts';
import { NumberCell, ProblemRow } from './scorecard-number.tsx';
import { Nothing } from './scorecard-table.tsx';
import { pointsText } from './scorecard-words.ts';

/** What each kind of touchpoint is worth when it is fresh, and the most that all of a kind add. */
export function TouchTable({
  card,
  saved,
  hasLearned,
  form,
}: {
  readonly card: Card;
  readonly saved: Scoring['touches'];
  readonly hasLearned: boolean;
  readonly form: ScorecardForm;
}) {
  const scale = toBarScale(
    touchKinds.flatMap((kind) => [card.touches[kind].points, card.touches[kind].handSet]),
  );
  return (
    <table aria-label={i18n.t('scorecard.engagement')} className="w-full table-fixed text-xs">
      <colgroup>
        <FirstColumns hasLearned={hasLearned} />
        <col className="w-15 @min-[30rem]:w-16" />
      </colgroup>
      <thead>
        <tr className="border-b border-line-strong text-right align-bottom text-ink-2">
          <FirstHeads title={i18n.t('scorecard.touch')} hasLearned={hasLearned} />
          <td aria-hidden="true" className="hidden @min-[30rem]:table-cell" />
          <th scope="col" className="py-1 pl-2 font-normal">
            {i18n.t('scorecard.cap')}
          </th>
        </tr>
      </thead>
      <tbody>
        {touchKinds.map((kind) => (
          <TouchRow
            key={kind}
            kind={kind}
            card={card}
            saved={saved}
            hasLearned={hasLearned}
            scale={scale}
            form={form}
          />
        ))}
      </tbody>
    </table>
  );
}

function TouchRow({
  kind,
  card,
  saved,
  hasLearned,
  scale,
  form,
}: {
  readonly kind: TouchKind;
  readonly card: Card;
  readonly saved: Scoring['touches'];
  readonly hasLearned: boolean;
  readonly scale: BarScale;
  readonly form: ScorecardForm;
}) {
  const lineId = useId();
  const name = touchKindLabel(kind);
  const { handSet, learned, points } = card.touches[kind];
  const pointsField = touchField(kind, 'points');
  const capField = touchField(kind, 'cap');
  return (
    <>
      <tr className="h-7.25 border-b border-line">
        <th scope="row" className="py-0.5 pr-2 text-left font-normal wrap-break-word hyphens-auto">
          {name}
        </th>
        <td className="py-0.5 pl-1 text-right">
          {form.mayEdit ? (
            <NumberCell
              form={form}
              field={pointsField}
              saved={String(saved[kind].points)}
              label={i18n.t('scorecard.pointsOf', [name])}
              lineId={lineId}
            />
          ) : (
            <span className="pr-1.5">{pointsText(handSet)}</span>
          )}
        </td>
        {hasLearned ? (
          <td className="py-0.5 pl-1 text-right text-ink-2">
            {learned === null ? <Nothing text={i18n.t('scorecard.none')} /> : pointsText(learned)}
          </td>
        ) : null}
        <td className="py-0.5 pl-1 text-right font-semibold">{pointsText(points)}</td>
        <td className="hidden py-0.5 pl-4 @min-[30rem]:table-cell">
          <ScorecardBar value={points} tick={hasLearned ? handSet : undefined} scale={scale} />
        </td>
        <td className="py-0.5 pl-2 text-right">
          {form.mayEdit ? (
            <NumberCell
              form={form}
              field={capField}
              saved={String(saved[kind].cap)}
              label={i18n.t('scorecard.capOf', [name])}
              lineId={lineId}
            />
          ) : (
            <span className="pr-1.5">{saved[kind].cap}</span>
          )}
        </td>
      </tr>
      <ProblemRow
        form={form}
        fields={[pointsField, capField]}
        lineId={lineId}
        columnCount={hasLearned ? 5 : 4}
      />
    </>
  );
}

interface NumberFieldTexts {
  readonly label: string;
  readonly hint?: string;
}

/** How fast touchpoints fade, what the score is made of, and when its rise is told. */
export function ScoreFields({
  scoring,
  form,
}: {
  readonly scoring: Scoring;
  readonly form: ScorecardForm;
}) {
  const numberField = (field: string, saved: number, { label, hint }: NumberFieldTexts) => {
    if (!form.mayEdit) {
      return (
        <div className="flex min-w-0 flex-col gap-1">
          <span className="text-xs text-ink-2">{label}</span>
          <span>{saved}</span>
          {hint === undefined ? null : <span className="text-xs text-ink-2">{hint}</span>}
        </div>
      );
    }
    const problem = form.problemOf(field);
    return (
      <TextField
        label={label}
        hint={hint}
        size="sm"
        inputMode="numeric"
        maxLength={6}
        value={form.textOf(field, String(saved))}
        error={problem && i18n.t(`scorecard.problem.${problem}`)}
        onChange={(text) => form.type(field, text)}
        onSubmit={form.save}
        className="scroll-mb-24"
      />
    );
  };
  return (
    <div className="grid gap-x-6 gap-y-3 @min-[30rem]:grid-cols-3">
      <ShareField scoring={scoring} form={form} />
      {numberField(halfLifeField, scoring.halfLifeDays, { label: i18n.t('scorecard.halfLife') })}
      {numberField(jumpField, scoring.jumpPoints, {
        label: i18n.t('scorecard.jump'),
        hint: i18n.t('scorecard.jumpHint'),
      })}
    </div>
  );
}

/** By mouse and arrows, or by the number of the one half. */
function ShareField({ scoring, form }: { scoring: Scoring; form: ScorecardForm }) {
  const id = useId();
  const fit = Number(form.textOf(fitShareField, String(scoring.fitShare)));
  const text = i18n.t('scorecard.shareIs', [
    percentFigure(fit / 100),
    percentFigure((100 - fit) / 100),
  ]);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs text-ink-2">
        {i18n.t('scorecard.share')}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        disabled={!form.mayEdit}
        value={fit}
        aria-valuetext={text}
        onChange={(event) => form.type(fitShareField, event.target.value)}
        className="h-(--control-sm) w-full scroll-mb-24 accent-accent"
      />
      <span className="text-xs">{text}</span>
    </div>
  );
}
