import { useLiveQuery } from 'dexie-react-hooks';
import { useId } from 'react';
import { i18n } from '#i18n';
import { minLearnedOutcomes, type ScoreMode, scoreModes } from '../../lib/model/scoring.ts';
import { type Card, type CardOptions, toCard } from '../../lib/scoring/card.ts';
import { priorStrength } from '../../lib/scoring/learned-share.ts';
import { elseKey } from '../../lib/scoring/match.ts';
import { saveCard } from '../../lib/store/commands/scoring.ts';
import { loadIndustryNames } from '../../lib/store/industry-names.ts';
import { store } from '../../lib/store/open.ts';
import { listScorecards, loadCardOptions } from '../../lib/store/score-card.ts';
import { ManagersOnly } from '../selling/managers-only.tsx';
import { Button, ButtonRow } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { numberText } from '../ui/locale.ts';
import { SegmentedField } from '../ui/segmented-field.tsx';
import { useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { movesText } from './profile-fit.tsx';
import { percentFigure } from './quality-figures.ts';
import { isScoreMode, modeField, readChange, type Typed, withWeights } from './scorecard-draft.ts';
import { ScorecardExample } from './scorecard-example.tsx';
import { useFocusInSection } from './scorecard-focus.ts';
import type { ScorecardForm } from './scorecard-form.ts';
import { FactTable } from './scorecard-table.tsx';
import { ScoreFields, TouchTable } from './scorecard-touches.tsx';
import { useUnsavedLines } from './scorecard-unsaved.ts';
import { modeLabel, pointsText } from './scorecard-words.ts';
import { usePreview } from './use-preview.ts';
import { useSaveKey } from './use-save-key.ts';

interface Saved {
  readonly options: CardOptions;
  /** The scorecard that learned points come from; null where none was kept. */
  readonly scorecardId: string | null;
  /** Industries as they are written, by their key. */
  readonly names: ReadonlyMap<string, string>;
}

/** Where none is in use, the newest one that was kept stands beside the hand-set points. */
async function loadSaved(): Promise<Saved> {
  const [options, kept] = await Promise.all([loadCardOptions(store()), listScorecards(store())]);
  const learned = options.learned ?? kept[0]?.body ?? null;
  const industries = (learned?.facts.industry ?? []).map(({ key }) => key);
  const names = await loadIndustryNames(
    store(),
    industries.filter((key) => key !== elseKey),
  );
  if (options.learned !== null || learned === null) {
    return { options, scorecardId: learned === null ? null : options.scoring.scorecardId, names };
  }
  return {
    options: { ...options, learned, scoring: { ...options.scoring, mode: 'hand_set' } },
    scorecardId: kept[0]?.row.id ?? null,
    names,
  };
}

/** What each fact and each touchpoint is worth: hand-set, learned, in use. */
export function ScorecardPart({ mayEdit }: { readonly mayEdit: boolean }) {
  const saved = useLiveQuery(async () => loadSaved(), []);
  const { value: typed, setValue, drop } = useDraft<Typed>('scorecard:settings:scoring', {});
  if (!saved || !typed) return null;
  return (
    <Scorecard
      mayEdit={mayEdit}
      saved={saved}
      typed={mayEdit ? typed : {}}
      onType={setValue}
      onDrop={drop}
    />
  );
}

function Scorecard({
  mayEdit,
  saved,
  typed,
  onType,
  onDrop,
}: {
  readonly mayEdit: boolean;
  readonly saved: Saved;
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly onDrop: () => void;
}) {
  const titleId = useId();
  const { run } = useCommand();
  const { options, scorecardId, names } = saved;
  const savedCard = toCard(options);
  const change = readChange(typed, {
    card: savedCard,
    scoring: options.scoring,
    scorecardId,
    names,
  });
  const next: CardOptions = {
    ...options,
    profile: withWeights(options.profile, change.weights),
    scoring: { ...options.scoring, ...change.scoring },
  };
  const card = toCard(next);
  const isRight = Object.keys(change.problemByField).length === 0;
  const isChanged = change.count > 0;
  const moves = movesText(usePreview(isChanged && isRight ? next : undefined));
  const unsavedLines = useUnsavedLines(options.profile.entries);
  const place = useFocusInSection<HTMLElement>(isChanged);

  const type = (field: string, text: string) => {
    const nextTyped = { ...typed, [field]: text };
    const changed = readChange(nextTyped, {
      card: savedCard,
      scoring: options.scoring,
      scorecardId,
    });
    // Typed back to what it was: nothing is left to be kept.
    if (changed.count === 0) onDrop();
    else onType(nextTyped);
  };
  const save = async () => {
    if (!isChanged || !isRight) return;
    const done = await run(
      saveCard(store(), {
        profile: (now) => withWeights(now, change.weights),
        scoring: change.scoring,
      }),
      () => ({
        title: i18n.t('scorecard.saved'),
        detail: i18n.t('scorecard.savedCount', change.count),
      }),
    );
    if (done) onDrop();
  };
  useSaveKey(i18n.t('scorecard.save'), { partId: 'score', isChanged, save });
  const form: ScorecardForm = {
    mayEdit,
    textOf: (field, text) => typed[field] ?? text,
    problemOf: (field) => change.problemByField[field],
    isChangedInProfile: (fact, key) => mayEdit && unsavedLines.has(`${fact}:${key}`),
    type,
    save: () => void save(),
  };
  const hasLearned = options.learned !== null;
  const mode = isScoreMode(typed[modeField]) && hasLearned ? typed[modeField] : savedCard.mode;

  return (
    <section ref={place} aria-labelledby={titleId} className="@container flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-56 flex-1">
          <h3 id={titleId} data-heading tabIndex={-1} className="font-semibold outline-none">
            {i18n.t('scorecard.title')}
          </h3>
          <p className="text-ink-2">
            {inUseText(card, {
              outcomeCount: options.learned?.outcomes.count,
              isSaved: change.scoring.mode === undefined,
            })}
          </p>
        </div>
        {mayEdit ? (
          <SegmentedField
            label={i18n.t('scorecard.mode')}
            labelAt="hidden"
            value={mode}
            options={scoreModes.map((value) => ({
              value,
              label: modeLabel(value),
              isDisabled: !hasLearned && value !== 'hand_set',
            }))}
            onChange={(value: ScoreMode) => type(modeField, value)}
          />
        ) : (
          <span className="font-medium">{modeLabel(mode)}</span>
        )}
      </div>
      {card.facts.length === 0 ? (
        <EmptyState isInset title={i18n.t('scorecard.empty')}>
          {i18n.t('scorecard.emptyHint')}
        </EmptyState>
      ) : (
        <>
          <FactTable
            card={card}
            saved={savedCard}
            hasLearned={hasLearned}
            names={names}
            form={form}
          />
          <p className="text-xs text-ink-3">
            {i18n.t('scorecard.fitHint', [pointsText(card.total)])}{' '}
            {mayEdit && hasLearned ? i18n.t('scorecard.makeHint') : null}
          </p>
        </>
      )}
      <div>
        <h4 className="font-semibold">{i18n.t('scorecard.engagement')}</h4>
        <p className="text-xs text-ink-2">
          {i18n.t('scorecard.engagementHint', next.scoring.halfLifeDays)}
        </p>
      </div>
      <TouchTable card={card} saved={options.scoring.touches} hasLearned={hasLearned} form={form} />
      <ScoreFields scoring={options.scoring} form={form} />
      {mayEdit ? null : <ManagersOnly />}
      {isChanged ? (
        <div className="sticky bottom-8 z-2 rounded-md border border-line-strong bg-raised px-3 py-2">
          <ButtonRow
            aside={
              <span role="status">
                {i18n.t('scorecard.changes', change.count)}
                {moves === undefined ? null : ` · ${moves}`}
              </span>
            }
          >
            <Button look="primary" keyHint="Ctrl+s" disabled={!isRight} onClick={form.save}>
              {i18n.t('scorecard.save')}
            </Button>
            <Button onClick={onDrop}>{i18n.t('scorecard.discard')}</Button>
          </ButtonRow>
        </div>
      ) : null}
      <ScorecardExample card={card} />
    </section>
  );
}

/** Which points are in use, or would be once they are saved, and what they rest on. */
function inUseText(
  card: Card,
  { outcomeCount, isSaved }: { outcomeCount: number | undefined; isSaved: boolean },
): string {
  if (outcomeCount === undefined) {
    return i18n.t('scorecard.nothingLearned', [String(minLearnedOutcomes)]);
  }
  const count = numberText(outcomeCount);
  if (card.mode === 'hand_set') {
    return i18n.t(isSaved ? 'scorecard.inUseHandSet' : 'scorecard.wouldUseHandSet', [count]);
  }
  if (card.mode === 'learned') {
    return i18n.t(isSaved ? 'scorecard.inUseLearned' : 'scorecard.wouldUseLearned', [count]);
  }
  return i18n.t(isSaved ? 'scorecard.inUseBlend' : 'scorecard.wouldUseBlend', [
    percentFigure(card.learnedShare),
    count,
    numberText(priorStrength),
  ]);
}
