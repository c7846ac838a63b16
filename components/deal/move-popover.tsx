import { ArrowRight, Check, ChevronDown } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Stage } from '../../lib/model/deal.ts';
import { annualValue, percentOf, totalValue } from '../../lib/model/money.ts';
import type { DealView } from '../../lib/store/deal-queries.ts';
import type { DealForecast } from '../../lib/store/deal-scores.ts';
import type { StagePlace } from '../../lib/store/stage-odds.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Icon } from '../ui/icon.tsx';
import { type KeyValue, KeyValues } from '../ui/key-values.tsx';
import { useKeys } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type KeptDraft, useDraft } from '../use-draft.ts';
import { useNow } from '../use-now.ts';
import { fieldLabel } from '../words.ts';
import { moneyText, problemText } from './deal-words.ts';
import { LostReasons } from './lost-reasons.tsx';
import { toCriteria, toOpenStages, toStagePlace } from './stage-steps.ts';
import type { MoveControl } from './use-move.ts';

interface MoveDraft {
  /** Criteria that are met now. */
  readonly met: readonly string[];
  readonly reason: string;
  /** Whether the move was tried without what it needs. */
  readonly isTried: boolean;
}

const emptyDraft: MoveDraft = { met: [], reason: '', isTried: false };

export interface MovePopoverProps {
  readonly view: DealView;
  readonly forecast: DealForecast;
  readonly move: MoveControl;
  /** The button that asks for the next stage. */
  readonly trigger: ReactElement;
}

/** Asks before a move: what is not met yet, why it was lost, what will count. It never forbids. */
export function MovePopover({ view, forecast, move, trigger }: MovePopoverProps) {
  const { target } = move;
  // It keeps its words while it fades.
  const [last, setLast] = useState(target);
  if (target && target !== last) setLast(target);
  const shown = target ?? last;
  const draft = useDraft<MoveDraft>(`move:deals:${view.deal.id}`, emptyDraft);
  const value = draft.value ?? emptyDraft;
  const asked = shown && asksCriteria(view, shown) ? toUnmet(view) : [];
  const met = value.met.filter((text) => asked.includes(text));
  const submit = async () => {
    if (!target) return;
    const reason = value.reason.trim();
    if (target.kind === 'lost' && reason === '') {
      draft.setValue({ ...value, isTried: true });
      return;
    }
    const lostReason = target.kind === 'lost' ? reason : null;
    // The keys are the page's again at once, not when the store has answered; what is refused asks again.
    move.close();
    if (await move.moveTo(target, { met, lostReason })) draft.drop();
    else move.ask(target.id);
  };
  return (
    <PopoverPanel
      title={shown ? toTitle(shown) : ''}
      trigger={trigger}
      align="end"
      isOpen={target !== undefined}
      onOpenChange={(isOpen) => (isOpen ? move.ask() : move.close())}
      footer={
        shown ? (
          <>
            <Button look="primary" size="sm" keyHint="Enter" onClick={() => void submit()}>
              {toMoveLabel(shown, asked.length - met.length)}
            </Button>
            <Button size="sm" keyHint="Escape" onClick={move.close}>
              {i18n.t('stages.stay')}
            </Button>
            <OtherStages view={view} target={shown} onChoose={move.ask} />
          </>
        ) : null
      }
    >
      {shown ? (
        <MoveQuestion
          view={view}
          forecast={forecast}
          target={shown}
          draft={draft}
          onSubmit={() => void submit()}
        />
      ) : null}
    </PopoverPanel>
  );
}

/** Criteria belong to leaving a stage forwards; going back, or losing the deal, asks for none. */
function asksCriteria({ stage }: DealView, target: Stage): boolean {
  if (stage?.kind !== 'open' || target.kind === 'lost') return false;
  return target.kind === 'won' || target.position > stage.position;
}

function toUnmet({ stage, deal }: DealView): readonly string[] {
  return stage ? toCriteria(stage, deal).unmet : [];
}

function toTitle(target: Stage): string {
  if (target.kind === 'lost') return i18n.t('deal.markLost');
  if (target.kind === 'won') return i18n.t('deal.markWon');
  return i18n.t('stages.moveTitle', [target.name]);
}

function toMoveLabel(target: Stage, unmetCount: number): string {
  if (target.kind === 'lost') return i18n.t('deal.markLost');
  const isWon = target.kind === 'won';
  if (unmetCount > 0) {
    return i18n.t(isWon ? 'stages.wonWithout' : 'stages.moveWithout', [String(unmetCount)]);
  }
  return isWon ? i18n.t('deal.markWon') : i18n.t('stages.moveTo', [target.name]);
}

interface QuestionProps {
  readonly view: DealView;
  readonly forecast: DealForecast;
  readonly target: Stage;
  readonly draft: KeptDraft<MoveDraft>;
  readonly onSubmit: () => void;
}

function MoveQuestion({ view, forecast, target, draft, onSubmit }: QuestionProps) {
  useKeys({ Enter: { label: toTitle(target), run: onSubmit } });
  if (target.kind === 'lost') return <LostQuestion draft={draft} onSubmit={onSubmit} />;
  return (
    <div className="flex flex-col gap-2">
      {asksCriteria(view, target) ? <CriteriaQuestion view={view} draft={draft} /> : null}
      {target.kind === 'won' ? (
        <WonLines view={view} />
      ) : (
        <WeightedLine view={view} forecast={forecast} target={target} />
      )}
    </div>
  );
}

function CriteriaQuestion({ view, draft }: Pick<QuestionProps, 'view' | 'draft'>) {
  const { stage, deal } = view;
  const value = draft.value;
  if (!stage || stage.exit_criteria.length === 0 || !value) return null;
  const { met, unmet } = toCriteria(stage, deal);
  const tick = (text: string, isMet: boolean) => {
    const others = value.met.filter((one) => one !== text);
    draft.setValue({ ...value, met: isMet ? [...others, text] : others });
  };
  return (
    <div>
      <p className="mb-1 text-ink-2">
        {i18n.t('stages.criteriaOf', [
          stage.name,
          String(met.length),
          String(stage.exit_criteria.length),
        ])}
      </p>
      <ul aria-label={fieldLabel('checked_criteria')} className="flex flex-col text-sm">
        {stage.exit_criteria.map((text) => (
          <li key={text}>
            {unmet.includes(text) ? (
              <Checkbox isChecked={value.met.includes(text)} onChange={(is) => tick(text, is)}>
                {text}
              </Checkbox>
            ) : (
              <span className="flex min-h-6 items-start gap-2 py-0.5 text-ink-2">
                <Icon shape={Check} className="mt-0.5 text-accent-ink" />
                {text}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function WeightedLine({
  view,
  forecast: { oddsOf },
  target,
}: Pick<QuestionProps, 'view' | 'forecast' | 'target'>) {
  const now = useNow();
  const annual = annualValue(view.deal);
  if (annual === null) return null;
  const at = (place: StagePlace | undefined) =>
    moneyText(percentOf(annual, place ? oddsOf(place) : 0), view.deal.currency);
  return (
    <p className="flex flex-wrap items-center gap-1 text-ink-2">
      {i18n.t('deal.weighted')} {at(toStagePlace(view, now))}
      <Icon shape={ArrowRight} size="sm" />
      {at({ ...target, days: 0 })}
    </p>
  );
}

function WonLines({ view: { deal } }: Pick<QuestionProps, 'view'>) {
  const annual = annualValue(deal);
  const total = totalValue(deal);
  if (annual === null || total === null) {
    return <p className="text-caution-ink">{i18n.t('deal.wonWithoutValue')}</p>;
  }
  const rows: readonly KeyValue[] =
    deal.billing === 'one_off'
      ? [{ label: i18n.t('deal.value'), value: moneyText(total, deal.currency), isStrong: true }]
      : [
          { label: i18n.t('deal.aYear'), value: moneyText(annual, deal.currency), isStrong: true },
          { label: i18n.t('deal.inTotal'), value: moneyText(total, deal.currency) },
        ];
  return (
    <div>
      <p className="mb-1 text-ink-2">{i18n.t('deal.countsAs')}</p>
      <KeyValues rows={rows} />
    </div>
  );
}

function LostQuestion({ draft, onSubmit }: Pick<QuestionProps, 'draft' | 'onSubmit'>) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The menu that chose this stage gives the focus back to its button first.
    const timer = setTimeout(() => input.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  const { value } = draft;
  if (!value) return null;
  const setReason = (reason: string) => draft.setValue({ ...value, reason });
  const isMissing = value.isTried && value.reason.trim() === '';
  return (
    <div className="flex flex-col gap-2">
      <TextField
        ref={input}
        label={i18n.t('stages.why')}
        value={value.reason}
        onChange={setReason}
        onSubmit={onSubmit}
        error={isMissing ? problemText('reason_needed') : undefined}
        maxLength={400}
      />
      <LostReasons
        onTake={(reason) => {
          setReason(reason);
          input.current?.focus();
        }}
      />
    </div>
  );
}

function OtherStages({
  view,
  target,
  onChoose,
}: {
  readonly view: DealView;
  readonly target: Stage;
  readonly onChoose: (stageId: string) => void;
}) {
  const closed = view.stages.filter(({ kind }) => kind !== 'open');
  const groups = [toOpenStages(view.stages), closed].map((stages) =>
    stages
      .filter(({ id }) => id !== view.deal.stage_id && id !== target.id)
      .map((stage) => ({ id: stage.id, label: stage.name, run: () => onChoose(stage.id) })),
  );
  return (
    <span className="ml-auto">
      <MenuButton
        trigger={
          <Button size="sm" look="plain" icon={ChevronDown}>
            {i18n.t('stages.another')}
          </Button>
        }
        groups={groups.filter((group) => group.length > 0)}
      />
    </span>
  );
}
