import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import {
  type DealLine,
  dealsOf,
  loadDeal,
  loadSetting,
  loadWorkspace,
} from '../../lib/store/deal-queries.ts';
import {
  type DealScore,
  loadDealForecast,
  loadDealOdds,
  loadDealScores,
} from '../../lib/store/deal-scores.ts';
import { store } from '../../lib/store/open.ts';
import { loadDaysInStage } from '../../lib/store/stage-odds.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useKeys } from '../ui/keys.ts';
import { Section } from '../ui/section.tsx';
import { DealLines } from './deal-lines.tsx';
import { findHeaviest } from './deal-weight.ts';
import { StageSection } from './stage-section.tsx';
import { useMove } from './use-move.ts';
import { useMoveKeys } from './use-move-keys.ts';

export interface DealSectionProps {
  readonly prospectId: string;
  /** An open deal of theirs that is shown in place of the one that weighs most. */
  readonly firstId?: string;
  readonly onOpenDeal: (id: string) => void;
  readonly onAddDeal: () => void;
}

/** Without rates and currency of the workspace only deals of one currency are compared. */
const fallbackCurrency = 'USD';

async function loadDeals(prospectId: string, firstId: string | undefined) {
  const [lines, workspace, { rates }] = await Promise.all([
    dealsOf(store(), { prospectId }),
    loadWorkspace(store()),
    loadSetting(store(), 'currency_rates'),
  ]);
  const ids = lines.map(({ deal }) => deal.id as string);
  const [scores, { oddsOf }, daysByDeal] = await Promise.all([
    loadDealScores(store(), ids),
    loadDealOdds(store(), ids),
    loadDaysInStage(
      store(),
      lines.map(({ deal }) => deal),
    ),
  ]);
  const currency = workspace?.currency ?? fallbackCurrency;
  const first =
    lines.find(({ deal }) => deal.id === firstId && deal.outcome === 'open') ??
    findHeaviest(lines, { currency, rates, oddsOf, daysByDeal });
  const [view, forecast] = first
    ? await Promise.all([
        loadDeal(store(), first.deal.id),
        loadDealForecast(store(), first.deal.id),
      ])
    : [];
  const others = lines.filter(({ deal }) => deal.id !== view?.deal.id);
  return { view, forecast, others, scores };
}

/** The deals of a prospect: the open one that weighs most with its stage and value, the others as lines. */
export function DealSection({ prospectId, firstId, onOpenDeal, onAddDeal }: DealSectionProps) {
  const found = useLiveQuery(async () => loadDeals(prospectId, firstId), [prospectId, firstId]);
  const view = found?.view;
  const forecast = found?.forecast;
  const move = useMove(view);
  useMoveKeys(view, move);
  const open = () => (view ? onOpenDeal(view.deal.id) : onAddDeal());
  useKeys(
    { g: { label: i18n.t(view ? 'deal.open' : 'deal.start'), run: open } },
    { enabled: found !== undefined },
  );
  if (!found) return null;
  if (!view || !forecast) {
    return (
      <>
        <Section title={i18n.t('deal.one')}>
          <EmptyState
            isInset
            title={i18n.t(found.others.length === 0 ? 'deal.none' : 'deal.noneOpen')}
            action={
              <Button keyHint="g" onClick={onAddDeal}>
                {i18n.t('deal.start')}
              </Button>
            }
          >
            {i18n.t('deal.noneHint')}
          </EmptyState>
        </Section>
        <OtherDeals lines={found.others} scores={found.scores} onOpen={onOpenDeal} />
      </>
    );
  }
  return (
    <>
      <StageSection view={view} forecast={forecast} move={move} title={i18n.t('deal.one')}>
        <div className="flex items-center gap-2">
          <LinkButton
            aria-keyshortcuts="G"
            title={view.deal.name}
            className="min-w-0 truncate"
            onClick={open}
          >
            {view.deal.name}
          </LinkButton>
          <Kbd of="g" />
        </div>
      </StageSection>
      <OtherDeals lines={found.others} scores={found.scores} onOpen={onOpenDeal} />
    </>
  );
}

function OtherDeals({
  lines,
  scores,
  onOpen,
}: {
  readonly lines: readonly DealLine[];
  readonly scores: ReadonlyMap<string, DealScore>;
  readonly onOpen: (id: string) => void;
}) {
  if (lines.length === 0) return null;
  const title = i18n.t('deal.others');
  return (
    <Section title={title} count={lines.length} isFlush>
      <DealLines label={title} lines={lines} scores={scores} keys="focused" onOpen={onOpen} />
    </Section>
  );
}
