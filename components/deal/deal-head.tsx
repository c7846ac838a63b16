import {
  Building2,
  Check,
  CircleX,
  Ellipsis,
  Handshake,
  Plus,
  RotateCcw,
  Trash2,
  Trophy,
} from 'lucide-react';
import { i18n } from '#i18n';
import type { CompanyId } from '../../lib/model/ids.ts';
import { deleteDeal } from '../../lib/store/commands/deals.ts';
import type { DealView } from '../../lib/store/deal-queries.ts';
import type { DealForecast } from '../../lib/store/deal-scores.ts';
import { store } from '../../lib/store/open.ts';
import { useOwnerText } from '../prospect/use-owner-text.ts';
import { toGradeChip } from '../score/kept-grade.tsx';
import { LinkButton } from '../ui/button.tsx';
import { CardHead } from '../ui/card.tsx';
import { Chip } from '../ui/chip.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { MenuButton, type MenuEntry } from '../ui/menu-button.tsx';
import { useCommand } from '../use-command.ts';
import { outcomeLabel } from './deal-words.ts';

export interface DealHeadProps {
  readonly view: DealView;
  readonly forecast: DealForecast;
  readonly onOpenCompany: (id: CompanyId) => void;
  readonly onAddDeal: () => void;
  /** Asks about the move to a stage. */
  readonly onAsk: (stageId: string) => void;
  readonly onReopen: () => void;
  readonly onGone: () => void;
}

/** Which deal it is, with whom, whose, and how it stands. */
export function DealHead({ view, forecast, onOpenCompany, ...acts }: DealHeadProps) {
  const { deal, company } = view;
  const { score } = forecast;
  const owner = useOwnerText(deal.owner_id);
  return (
    <header className="px-4 pt-1 pb-2">
      <CardHead
        title={deal.name}
        mark={{ icon: Handshake }}
        size="lg"
        chip={<DealMenu view={view} onOpenCompany={onOpenCompany} {...acts} />}
      >
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          {score && deal.outcome === 'open'
            ? toGradeChip(score.score, { whose: score.name })
            : null}
          <StateChip view={view} />
          {company ? (
            <LinkButton
              className="min-w-0 truncate"
              title={company.name}
              onClick={() => onOpenCompany(company.id)}
            >
              {company.name}
            </LinkButton>
          ) : (
            <span className="text-ink-3">{i18n.t('deal.noCompany')}</span>
          )}
          {owner === undefined ? null : <span className="text-xs text-ink-3">{owner}</span>}
        </div>
      </CardHead>
    </header>
  );
}

function StateChip({ view: { deal, stage } }: { readonly view: DealView }) {
  if (deal.outcome === 'won') {
    return (
      <Chip icon={Check} tone="accent">
        {outcomeLabel('won')}
      </Chip>
    );
  }
  if (deal.outcome === 'lost') {
    return (
      <Chip icon={CircleX} tone="quiet">
        {outcomeLabel('lost')}
      </Chip>
    );
  }
  return stage ? <Chip tone="quiet">{stage.name}</Chip> : null;
}

function DealMenu({
  view,
  onOpenCompany,
  onAddDeal,
  onAsk,
  onReopen,
  onGone,
}: Omit<DealHeadProps, 'forecast'>) {
  const { run } = useCommand();
  const { deal, company, stages } = view;
  const remove = async () => {
    const receipt = await run(deleteDeal(store(), deal.id), () => ({
      title: i18n.t('prospect.deleted', [deal.name]),
      detail: i18n.t('app.onThisComputer'),
    }));
    if (receipt) onGone();
  };
  /** The stage of won deals, or of lost ones. */
  const ending = (kind: 'won' | 'lost', entry: Omit<MenuEntry, 'id' | 'run'>): MenuEntry[] => {
    const stage = stages.find((one) => one.kind === kind);
    return stage ? [{ id: kind, ...entry, run: () => onAsk(stage.id) }] : [];
  };
  const moves: readonly MenuEntry[] =
    deal.outcome === 'open'
      ? [
          ...ending('won', { label: i18n.t('deal.markWon'), icon: Trophy }),
          ...ending('lost', { label: i18n.t('deal.markLost'), icon: CircleX }),
        ]
      : [{ id: 'reopen', label: i18n.t('deal.reopen'), icon: RotateCcw, run: onReopen }];
  const around: readonly MenuEntry[] = company
    ? [
        {
          id: 'company',
          label: i18n.t('deal.openCompany'),
          icon: Building2,
          run: () => onOpenCompany(company.id),
        },
        { id: 'add', label: i18n.t('deal.newHere'), icon: Plus, run: onAddDeal },
      ]
    : [];
  const end: readonly MenuEntry[] = [
    {
      id: 'delete',
      label: i18n.t('prospect.delete'),
      icon: Trash2,
      run: () => void remove(),
    },
  ];
  return (
    <MenuButton
      trigger={<IconButton icon={Ellipsis} label={i18n.t('deal.actions')} size="sm" />}
      groups={[moves, around, end].filter((group) => group.length > 0)}
    />
  );
}
