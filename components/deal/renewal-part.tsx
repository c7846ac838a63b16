import { Repeat } from 'lucide-react';
import { i18n } from '#i18n';
import type { Deal } from '../../lib/model/deal.ts';
import { addRenewal } from '../../lib/store/commands/deals.ts';
import type { DealView } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { useCommand } from '../use-command.ts';
import { fieldLabel } from '../words.ts';
import { dayWords } from './deal-words.ts';

export interface RenewalPartProps {
  readonly view: DealView;
  readonly onOpenDeal: (id: string) => void;
}

/** What a contract renews, what renews it, and the way to begin a renewal once it is won. */
export function RenewalPart({ view, onOpenDeal }: RenewalPartProps) {
  const { run } = useCommand();
  const { deal, renews, renewedBy, termEndsOn } = view;
  const recurs = deal.outcome === 'won' && deal.billing !== 'one_off';
  if (!recurs && !renews && !renewedBy) return null;
  const create = async () => {
    const name = i18n.t('next.renewalName', [deal.name]);
    const receipt = await run(addRenewal(store(), deal.id, name), () => ({
      title: i18n.t('next.renewalMade'),
      detail: name,
    }));
    if (receipt) onOpenDeal(receipt.id);
  };
  return (
    <Section title={i18n.t('deal.renewal')}>
      <div className="flex flex-col items-start gap-1">
        {renews ? (
          <LinkedDeal text={fieldLabel('renews_deal_id')} deal={renews} onOpen={onOpenDeal} />
        ) : null}
        {termEndsOn === null ? null : <p>{i18n.t('deal.termEnds', [dayWords(termEndsOn)])}</p>}
        {renewedBy ? (
          <LinkedDeal text={i18n.t('deal.renewedBy')} deal={renewedBy} onOpen={onOpenDeal} />
        ) : null}
        {recurs && !renewedBy ? (
          <Button className="mt-1" icon={Repeat} onClick={() => void create()}>
            {i18n.t('next.renew')}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

function LinkedDeal({
  text,
  deal,
  onOpen,
}: {
  readonly text: string;
  readonly deal: Deal;
  readonly onOpen: (id: string) => void;
}) {
  return (
    <p className="flex max-w-full min-w-0 gap-1">
      <span className="shrink-0 text-ink-2">{text}</span>
      <LinkButton className="min-w-0 truncate" title={deal.name} onClick={() => onOpen(deal.id)}>
        {deal.name}
      </LinkButton>
    </p>
  );
}
