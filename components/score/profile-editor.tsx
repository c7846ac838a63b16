import { NotebookPen } from 'lucide-react';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import type { CardOptions } from '../../lib/scoring/card.ts';
import { mergeEntries, profileFromAnswers } from '../../lib/scoring/seed-profile.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { toLineId } from './profile-draft.ts';
import { ProfileFacts, ProfileRules } from './profile-facts.tsx';
import { FitLine, movesText } from './profile-fit.tsx';
import { ProfileStart } from './profile-start.tsx';
import { Questionnaire } from './questionnaire.tsx';
import { emptyQuestions, isBegun, type QuestionDraft, toAnswers } from './questionnaire-draft.ts';
import { SeedPart } from './seed-part.tsx';
import { useChangingDraft } from './use-changing-draft.ts';
import { type ShownPreview, usePreview } from './use-preview.ts';
import { type ProfileControl, useProfileDraft } from './use-profile-draft.ts';
import { useSaveKey } from './use-save-key.ts';

/** The profile as fields, its questions and its proposals; saved as a whole. */
export function ProfileEditor({ options }: { readonly options: CardOptions }) {
  const kept = options.profile.entries;
  const control = useProfileDraft(kept);
  const questions = useChangingDraft<QuestionDraft>(
    'questions:settings:ideal_profile',
    emptyQuestions,
  );
  const answers = questions.value;
  const place = useRef<HTMLDivElement>(null);
  const [isSeeding, setSeeding] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const [hasAsked, setHasAsked] = useState(false);
  const [addedCount, setAddedCount] = useState<number>();
  const lines = control?.lines ?? [];
  const preview = usePreview(
    lines.length === 0 && kept.length === 0
      ? undefined
      : { ...options, profile: { entries: [...lines] } },
  );
  const whole = useKeptFocus<HTMLDivElement>(`${answers?.isOpen} ${isSeeding}`);
  if (!control || !answers) return null;
  const isAsking = answers.isOpen;
  const isStart = lines.length === 0 && kept.length === 0 && !isWriting;
  const ask = () => {
    setHasAsked(true);
    setSeeding(false);
    setAddedCount(undefined);
    questions.change((now) => ({ ...now, isOpen: true }));
  };
  const seed = () => {
    setSeeding(true);
    setAddedCount(undefined);
    if (isAsking) questions.change((now) => ({ ...now, isOpen: false }));
  };
  const add = (entries: readonly ProfileEntry[]) => {
    const before = new Set(lines.map(toLineId));
    const added = mergeEntries(lines, entries).filter((entry) => !before.has(toLineId(entry)));
    control.put(added);
    setAddedCount(added.length);
    setWriting(true);
    setTimeout(() => place.current?.focus());
  };
  return (
    <div ref={whole} tabIndex={-1} className="flex flex-col gap-4 outline-none">
      {isAsking ? (
        <Questionnaire
          draft={answers}
          takesFocus={hasAsked}
          onChange={questions.change}
          onFinish={() => {
            add(profileFromAnswers(toAnswers(answers)).entries);
            questions.drop();
          }}
        />
      ) : null}
      {isSeeding ? (
        <SeedPart
          lines={lines}
          onAdd={(entries) => {
            add(entries);
            setSeeding(false);
          }}
          onClose={() => setSeeding(false)}
        />
      ) : null}
      {isStart && !isAsking && !isSeeding ? (
        <ProfileStart
          isBegun={isBegun(answers)}
          onAsk={ask}
          onSeed={seed}
          onWrite={() => {
            setWriting(true);
            setTimeout(() => place.current?.querySelector('input')?.focus());
          }}
        />
      ) : null}
      {isStart ? null : (
        <div ref={place} tabIndex={-1} className="flex flex-col gap-4 outline-none">
          <ProfileLines
            control={control}
            preview={preview}
            onSave={() => {
              setAddedCount(undefined);
              return control.save();
            }}
            addedCount={control.changeCount > 0 || addedCount === 0 ? addedCount : undefined}
          />
          {isAsking || isSeeding ? null : (
            <ButtonRow>
              <Button onClick={seed}>{i18n.t('profile.seed.open')}</Button>
              <Button onClick={ask}>
                {i18n.t(isBegun(answers) ? 'profile.ask.goOn' : 'profile.ask.again')}
              </Button>
            </ButtonRow>
          )}
          <ProfileRules />
        </div>
      )}
    </div>
  );
}

function ProfileLines({
  control,
  preview,
  onSave,
  addedCount,
}: {
  readonly control: ProfileControl;
  readonly onSave: () => Promise<void>;
  readonly preview: ShownPreview | undefined;
  /** Lines that the questions or the won deals added. */
  readonly addedCount: number | undefined;
}) {
  const { changeCount, lines } = control;
  const isChanged = changeCount > 0;
  useSaveKey(i18n.t('profile.save'), { partId: 'profile', isChanged, save: onSave });
  return (
    <>
      {lines.length === 0 && !isChanged ? null : (
        <div className="flex min-h-5 flex-wrap items-center gap-x-3 gap-y-1">
          {lines.length > 0 ? <FitLine preview={preview} /> : null}
          {isChanged ? (
            <span className="ml-auto">
              <Chip tone="caution" icon={NotebookPen}>
                {i18n.t('profile.unsaved', changeCount)}
              </Chip>
            </span>
          ) : null}
        </div>
      )}
      {addedCount === undefined ? null : (
        <p role="status" className="text-ink-2">
          {addedCount === 0 ? i18n.t('profile.nothingAdded') : i18n.t('profile.added', addedCount)}
        </p>
      )}
      <ProfileFacts control={control} />
      <ButtonRow
        aside={
          // That nothing can be said yet stands above.
          isChanged && preview !== 'behind' ? movesText(preview) : undefined
        }
      >
        <Button
          look={isChanged ? 'primary' : 'default'}
          keyHint="Ctrl+s"
          disabled={!isChanged}
          onClick={() => void onSave()}
        >
          {i18n.t('profile.save')}
        </Button>
        {isChanged ? <Button onClick={control.discard}>{i18n.t('profile.discard')}</Button> : null}
      </ButtonRow>
    </>
  );
}
