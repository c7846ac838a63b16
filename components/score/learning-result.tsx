import { useState } from 'react';
import { i18n } from '#i18n';
import type { LearnedBody, ScoreMode } from '../../lib/model/scoring.ts';
import { learnedShare } from '../../lib/scoring/learned-share.ts';
import { keepScorecard } from '../../lib/store/commands/scoring.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { SegmentedField } from '../ui/segmented-field.tsx';
import { useCommand } from '../use-command.ts';
import { LearningQuality } from './learning-quality.tsx';
import { percentFigure } from './quality-figures.ts';
import { modeLabel } from './scorecard-words.ts';

type LearnedMode = Exclude<ScoreMode, 'hand_set'>;
const learnedModes: readonly LearnedMode[] = ['blend', 'learned'];

/** What was just learned; it is nowhere yet. To use it, to keep it, or to let it go. */
export function LearningResult({
  body,
  mayEdit,
  onDone,
}: {
  readonly body: LearnedBody;
  readonly mayEdit: boolean;
  /** It was kept, or the rep lets it go. */
  readonly onDone: () => void;
}) {
  const { run } = useCommand();
  const [mode, setMode] = useState<LearnedMode>('blend');
  const keep = async (as: ScoreMode) => {
    const done = await run(keepScorecard(store(), body, { mode: as }), () => ({
      title: i18n.t(as === 'hand_set' ? 'learning.kept' : 'learning.used'),
      ...(as === 'hand_set' ? {} : { detail: modeLabel(as) }),
    }));
    if (done) onDone();
  };
  return (
    <section
      aria-label={i18n.t('learning.learned')}
      className="flex flex-col gap-3 rounded-lg border border-accent-line p-3"
    >
      <h4 className="font-semibold">{i18n.t('learning.learned')}</h4>
      <LearningQuality body={body} />
      {mayEdit ? (
        <>
          <div className="flex flex-col gap-1">
            <SegmentedField
              label={i18n.t('learning.useAs')}
              value={mode}
              options={learnedModes.map((value) => ({ value, label: modeLabel(value) }))}
              onChange={setMode}
            />
            <p className="text-xs text-ink-2">
              {mode === 'blend'
                ? i18n.t('learning.blendHint', [percentFigure(learnedShare(body.outcomes.count))])
                : i18n.t('learning.learnedHint')}
            </p>
          </div>
          <ButtonRow>
            <Button look="primary" onClick={() => void keep(mode)}>
              {i18n.t('learning.useIt')}
            </Button>
            <Button onClick={() => void keep('hand_set')}>{i18n.t('learning.keep')}</Button>
            <Button look="plain" onClick={onDone}>
              {i18n.t('learning.drop')}
            </Button>
          </ButtonRow>
        </>
      ) : (
        <ButtonRow aside={i18n.t('learning.notAllowed')}>
          <Button look="plain" onClick={onDone}>
            {i18n.t('learning.drop')}
          </Button>
        </ButtonRow>
      )}
    </section>
  );
}
