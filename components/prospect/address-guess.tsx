import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { loadAddressGuess, type OfferedAddress } from '../../lib/store/address-guess.ts';
import { acceptAddress, dismissAddress } from '../../lib/store/commands/address-guess.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { numberText } from '../ui/locale.ts';
import { SureDots } from '../ui/sure-dots.tsx';
import { useCommand } from '../use-command.ts';
import { sureLabel } from '../words.ts';

/** What is proposed where a prospect has no address; nothing where nothing is likely. */
export function AddressGuess({ prospectId }: { readonly prospectId: string }) {
  const guess = useLiveQuery(async () => loadAddressGuess(store(), prospectId), [prospectId]);
  return guess ? <Offer prospectId={prospectId} guess={guess} /> : null;
}

/** A likely address with what it rests on. It is no value of the prospect's until the rep takes it. */
function Offer({
  prospectId,
  guess,
}: {
  readonly prospectId: string;
  readonly guess: OfferedAddress;
}) {
  const { run } = useCommand();
  const { email, domain, pattern, hitCount, knownCount } = guess;
  const accept = () =>
    void run(acceptAddress(store(), prospectId, guess), () => ({
      title: i18n.t('addressGuess.accepted'),
      detail: email,
    }));
  const dismiss = () =>
    void run(dismissAddress(store(), prospectId, guess), () => ({
      title: i18n.t('addressGuess.dismissed'),
      detail: email,
    }));
  return (
    <div role="group" aria-label={i18n.t('addressGuess.title')} className="flex flex-col gap-1">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-sm wrap-anywhere text-ink">{email}</span>
        <SureDots sure="guess">{sureLabel('guess')}</SureDots>
      </div>
      <p className="wrap-anywhere">
        {i18n.t('addressGuess.proof', [
          numberText(hitCount),
          numberText(knownCount),
          domain,
          pattern,
        ])}
      </p>
      <ButtonRow>
        <Button size="sm" onClick={accept}>
          {i18n.t('addressGuess.accept')}
        </Button>
        <Button size="sm" look="plain" onClick={dismiss}>
          {i18n.t('addressGuess.dismiss')}
        </Button>
      </ButtonRow>
    </div>
  );
}
