import { Handshake } from 'lucide-react';
import type { RefObject } from 'react';
import { i18n } from '#i18n';
import type { MailCard, ThreadDeal } from '../../lib/store/mail-card.ts';
import { moneyText } from '../deal/deal-words.ts';
import { LinkButton } from '../ui/button.tsx';
import { useKeys } from '../ui/keys.ts';
import { SelectField } from '../ui/select-field.tsx';
import { dealIdOf, dealNameOf, type MailChoices, toDealless } from './mail-choices.ts';
import type { MailActs } from './use-mail-acts.ts';
import type { ChoiceChanges } from './use-mail-choices.ts';

const noDeal = 'none';

function dealText({ name, amount, currency }: ThreadDeal): string {
  return amount === null ? name : `${name}, ${moneyText(amount, currency)}`;
}

/** Which deal the thread is about, before and after it is logged. Choosing one takes along what is logged. */
export function MailDealChoice({
  card,
  choices,
  changes,
  acts,
  field,
}: {
  readonly card: MailCard;
  readonly choices: MailChoices;
  readonly changes: ChoiceChanges;
  readonly acts: MailActs;
  readonly field: RefObject<HTMLButtonElement | null>;
}) {
  const { deals } = card;
  const dealId = dealIdOf(card, choices);
  const dealless = toDealless(card, choices);
  const name = dealId ? dealNameOf(deals, dealId) : undefined;
  const elsewhere = card.loggedDeals.filter(({ id }) => id !== dealId);
  const choose = (next: string | null) => {
    void acts.moveDeal(card, next).then((isSaved) => {
      if (isSaved) changes.chooseNoDeal(next === null);
    });
  };
  useKeys({
    v:
      deals.length > 0
        ? { label: i18n.t('mail.dealKey'), run: () => field.current?.focus() }
        : undefined,
  });
  return (
    <>
      {deals.length === 0 ? null : (
        <SelectField
          label={i18n.t('mail.deal')}
          icon={Handshake}
          value={dealId === undefined ? null : (dealId ?? noDeal)}
          placeholder={i18n.t('mail.dealChoose')}
          isUnsure={dealId === undefined}
          keyHint="v"
          triggerRef={field}
          options={[
            ...deals.map((deal) => ({ value: deal.id, label: dealText(deal) })),
            { value: noDeal, label: i18n.t('touchpoints.noDeal') },
          ]}
          onChange={(next) => choose(next === noDeal ? null : next)}
        />
      )}
      {dealless.length > 0 ? (
        <p className="text-xs text-caution-ink">
          {i18n.t('mail.dealless', dealless.length)}{' '}
          {name === undefined || !dealId ? null : (
            <LinkButton onClick={() => choose(dealId)}>
              {i18n.t('mail.putToDeal', [name])}
            </LinkButton>
          )}
        </p>
      ) : null}
      {elsewhere.length > 0 ? (
        <p className="text-xs text-ink-2">
          {i18n.t('mail.loggedToDeal', [elsewhere.map((deal) => deal.name).join(', ')])}
        </p>
      ) : null}
    </>
  );
}
