import { useLiveQuery } from 'dexie-react-hooks';
import { Plus } from 'lucide-react';
import { i18n } from '#i18n';
import { dealsOf } from '../../lib/store/deal-queries.ts';
import { loadDealScores } from '../../lib/store/deal-scores.ts';
import { store } from '../../lib/store/open.ts';
import { prospectsOfCompany } from '../../lib/store/queries.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeys } from '../ui/keys.ts';
import { Section } from '../ui/section.tsx';
import { DealLines } from './deal-lines.tsx';

export interface CompanyDealsProps {
  readonly companyId: string;
  readonly onOpenDeal: (id: string) => void;
  readonly onAddDeal: () => void;
}

/** The deals with a company: open ones first. */
export function CompanyDeals({ companyId, onOpenDeal, onAddDeal }: CompanyDealsProps) {
  const found = useLiveQuery(async () => {
    const [lines, people] = await Promise.all([
      dealsOf(store(), { companyId }),
      prospectsOfCompany(store(), companyId),
    ]);
    const ids = lines.map(({ deal }) => deal.id as string);
    const scores = await loadDealScores(store(), ids);
    return { lines, scores, hasPeople: people.length > 0 };
  }, [companyId]);
  useKeys({ g: { label: i18n.t('deal.new'), run: onAddDeal } });
  if (!found) return null;
  const { lines, scores, hasPeople } = found;
  return (
    <Section
      title={i18n.t('deal.many')}
      count={lines.length}
      aside={
        <Button size="sm" icon={Plus} keyHint="g" onClick={onAddDeal}>
          {i18n.t('deal.new')}
        </Button>
      }
      isFlush
    >
      {lines.length === 0 ? (
        <EmptyState title={i18n.t('deal.noneHere')} />
      ) : (
        <DealLines
          label={i18n.t('deal.many')}
          lines={lines}
          scores={scores}
          // The people above have J and K already, where there are any.
          keys={hasPeople ? 'focused' : 'always'}
          onOpen={onOpenDeal}
        />
      )}
    </Section>
  );
}
