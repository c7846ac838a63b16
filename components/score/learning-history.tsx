import { ChevronDown, ChevronUp, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { Scoring } from '../../lib/model/scoring.ts';
import { chooseScorecard, removeScorecard } from '../../lib/store/commands/scoring.ts';
import { store } from '../../lib/store/open.ts';
import type { KeptScorecard } from '../../lib/store/score-card.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { numberText } from '../ui/locale.ts';
import { useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import { momentText } from '../words.ts';
import { LearningQuality } from './learning-quality.tsx';
import { shareFigure } from './quality-figures.ts';
import { modeLabel } from './scorecard-words.ts';

/** Every scorecard that was kept, the newest first; the one in use shows how good it is. */
export function LearningHistory({
  kept,
  scoring,
  mayEdit,
}: {
  readonly kept: readonly KeptScorecard[];
  readonly scoring: Scoring;
  readonly mayEdit: boolean;
}) {
  const titleId = useId();
  if (kept.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h4 id={titleId} className="font-semibold">
        {i18n.t('learning.history')}
      </h4>
      <ul aria-labelledby={titleId} className="flex flex-col rounded-lg border border-line-strong">
        {kept.map((each) => (
          <ScorecardRow key={each.row.id} kept={each} scoring={scoring} mayEdit={mayEdit} />
        ))}
      </ul>
    </div>
  );
}

function ScorecardRow({
  kept: { row, body },
  scoring,
  mayEdit,
}: {
  readonly kept: KeptScorecard;
  readonly scoring: Scoring;
  readonly mayEdit: boolean;
}) {
  const { run } = useCommand();
  const detailsId = useId();
  const isInUse = scoring.scorecardId === row.id && scoring.mode !== 'hand_set';
  const [isOpenByHand, setOpen] = useState<boolean>();
  const isOpen = isOpenByHand ?? isInUse;
  const when = momentText(row.fitted_at, useNow());
  const use = () =>
    run(chooseScorecard(store(), { scorecardId: row.id, mode: 'blend' }), () => ({
      title: i18n.t('learning.used'),
      detail: modeLabel('blend'),
    }));
  const backToHandSet = () =>
    run(chooseScorecard(store(), { scorecardId: row.id, mode: 'hand_set' }), () => ({
      title: i18n.t('learning.handSetAgain'),
    }));
  const remove = () =>
    void run(removeScorecard(store(), row.id), () => ({
      title: i18n.t('learning.removed'),
      detail: when,
    }));
  return (
    <li data-row className="flex flex-col gap-3 border-t border-line px-3 py-2 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <time dateTime={row.fitted_at} className="font-medium whitespace-nowrap">
          {when}
        </time>
        <span className="min-w-40 flex-1 text-xs text-ink-2">
          {i18n.t('learning.rowText', [
            numberText(body.outcomes.count),
            numberText(body.outcomes.cameCount),
            shareFigure(body.quality.auc, 2),
          ])}
        </span>
        {isInUse ? (
          <Chip tone="accent">{i18n.t('learning.inUse', [modeLabel(scoring.mode)])}</Chip>
        ) : null}
        <span className="flex flex-wrap items-center gap-1">
          <Button
            look="plain"
            size="sm"
            icon={isOpen ? ChevronUp : ChevronDown}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            aria-label={i18n.t('learning.detailsOf', [when])}
            onClick={() => setOpen(!isOpen)}
          >
            {i18n.t('learning.details')}
          </Button>
          {/* One button that changes: it keeps the focus. */}
          {mayEdit ? (
            <Button
              size="sm"
              aria-label={isInUse ? undefined : i18n.t('learning.useOf', [when])}
              onClick={() => void (isInUse ? backToHandSet() : use())}
            >
              {i18n.t(isInUse ? 'learning.toHandSet' : 'learning.use')}
            </Button>
          ) : null}
          {mayEdit ? (
            <IconButton
              size="sm"
              icon={Trash2}
              label={i18n.t('learning.remove', [when])}
              onClick={remove}
            />
          ) : null}
        </span>
      </div>
      {isOpen ? (
        <div id={detailsId}>
          <LearningQuality body={body} />
        </div>
      ) : null}
    </li>
  );
}
