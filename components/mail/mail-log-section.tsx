import { Ban, Handshake } from 'lucide-react';
import { i18n } from '#i18n';
import { isFreeMail } from '../../lib/mail/free-mail.ts';
import type { MailReading } from '../../lib/model/mail.ts';
import { browser } from '../../lib/platform/browser.ts';
import type { MailCard, ThreadDeal } from '../../lib/store/mail-card.ts';
import { moneyText } from '../deal/deal-words.ts';
import type { Reps } from '../timeline/use-reps.ts';
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { useKeys } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Switch } from '../ui/switch.tsx';
import {
  dealIdOf,
  type MailChoices,
  toLoggable,
  toLogStep,
  toNeverChoices,
} from './mail-choices.ts';
import { MailMessages } from './mail-messages.tsx';
import { stepText } from './mail-words.ts';
import { mailSiteName } from './site-name.ts';
import type { LogRequest, MailActs } from './use-mail-acts.ts';
import type { ChoiceChanges } from './use-mail-choices.ts';

interface LogProps {
  readonly reading: MailReading;
  readonly card: MailCard;
  readonly choices: MailChoices;
  readonly changes: ChoiceChanges;
  readonly acts: MailActs;
  readonly reps: Reps;
  readonly onLogged: () => void;
}

const noDeal = 'none';

function dealText({ name, amount, currency }: ThreadDeal): string {
  return amount === null ? name : `${name}, ${moneyText(amount, currency)}`;
}

function DealChoice({ card, choices, changes }: Pick<LogProps, 'card' | 'choices' | 'changes'>) {
  const { deals } = card;
  if (deals.length === 0) return null;
  const dealId = dealIdOf(card, choices);
  return (
    <SelectField
      label={i18n.t('mail.deal')}
      icon={Handshake}
      value={dealId === undefined ? null : (dealId ?? noDeal)}
      placeholder={i18n.t('mail.dealChoose')}
      isUnsure={dealId === undefined}
      options={[
        ...deals.map((deal) => ({ value: deal.id, label: dealText(deal) })),
        { value: noDeal, label: i18n.t('touchpoints.noDeal') },
      ]}
      onChange={(next) => changes.patch({ dealId: next === noDeal ? null : next })}
    />
  );
}

/** Whether later messages are logged by themselves; where the site is not switched on, where that is done. */
function LaterChoice({ reading, card, acts }: Pick<LogProps, 'reading' | 'card' | 'acts'>) {
  const { setting, mail, isAsked } = card;
  if (!isAsked || !mail.watched.includes(reading.site)) {
    return (
      <p className="text-xs text-ink-2">
        {i18n.t('mail.laterElsewhere', [mailSiteName(reading.site)])}{' '}
        <LinkButton onClick={() => void browser.runtime.openOptionsPage()}>
          {i18n.t('mail.options')}
        </LinkButton>
      </p>
    );
  }
  return (
    <Switch
      isOn={setting.mode !== 'off'}
      onChange={(isOn) => {
        const title = i18n.t(isOn ? 'mail.threadOnSaved' : 'mail.threadOffSaved');
        void acts.saveSetting({ ...setting, mode: isOn ? 'on' : 'off' }, { title });
      }}
    >
      {i18n.t('mail.later')}
    </Switch>
  );
}

function NeverMenu({ card, acts }: Pick<LogProps, 'card' | 'acts'>) {
  const { setting } = card;
  const { domains, addresses } = toNeverChoices(card.people, isFreeMail);
  const turnOff = () =>
    void acts.saveSetting({ ...setting, mode: 'off' }, { title: i18n.t('mail.threadOffSaved') });
  return (
    <MenuButton
      align="start"
      trigger={<Button icon={Ban}>{i18n.t('mail.never')}</Button>}
      groups={[
        domains.slice(0, maxNever).map((domain) => ({
          id: `@${domain}`,
          label: i18n.t('mail.neverDomain', [domain]),
          run: () => void acts.never({ domain }),
        })),
        addresses.slice(0, maxNever).map((address) => ({
          id: address,
          label: address,
          run: () => void acts.never({ address }),
        })),
        setting.mode === 'off'
          ? []
          : [{ id: 'thread', label: i18n.t('mail.neverThread'), run: turnOff }],
      ].filter((group) => group.length > 0)}
    />
  );
}

/** Of a mail to hundreds; the rest is typed in Options. */
const maxNever = 8;

/** What is kept of the thread, to which deal, what stands where, and the one click that logs it. */
export function MailLogSection(props: LogProps) {
  const { reading, card, choices, changes, acts, reps, onLogged } = props;
  const { setting } = card;
  const step = toLogStep(card, choices);
  const loggable = toLoggable(card, choices);
  const hasSnippets = card.messages.some(({ message }) => message.snippet !== undefined);
  const keepsSnippet = hasSnippets && (choices.keepsSnippet ?? card.mail.keepsSnippet);
  const toRequest = (): Omit<LogRequest, 'messages'> => ({
    card,
    choices,
    dealId: dealIdOf(card, choices) ?? null,
    keepsSnippet,
  });
  const log = () => {
    if (step.kind !== 'log') return;
    void acts.log({ ...toRequest(), messages: step.messages }).then((isLogged) => {
      if (!isLogged) return;
      changes.settle();
      onLogged();
    });
  };
  useKeys({
    Enter: step.kind === 'log' ? { label: i18n.t('keys.primary'), run: log } : undefined,
  });
  const isOff = setting.mode === 'off';
  const isOpen = step.kind === 'log' || step.kind === 'ask_deal' || step.kind === 'nobody';
  const text = stepText(step);
  const hiddenCount = reading.thread?.hiddenCount ?? 0;
  return (
    <Section title={i18n.t('mail.log')}>
      <div className="flex flex-col gap-3">
        {/* With nothing left to log there is nothing to choose. */}
        {isOpen ? (
          <>
            <DealChoice card={card} choices={choices} changes={changes} />
            <div className="flex flex-col gap-0.5">
              <p className="text-xs text-ink-2">{i18n.t('mail.keeps')}</p>
              {hasSnippets ? (
                <Checkbox
                  isChecked={keepsSnippet}
                  onChange={(isChecked) => changes.patch({ keepsSnippet: isChecked })}
                >
                  {i18n.t('mail.snippet')}
                </Checkbox>
              ) : null}
            </div>
          </>
        ) : null}
        <LaterChoice reading={reading} card={card} acts={acts} />
        {text === undefined ? null : (
          <p
            className={step.kind === 'ask_deal' ? 'text-xs text-caution-ink' : 'text-xs text-ink-2'}
          >
            {text}{' '}
            {step.kind === 'off' ? (
              <LinkButton
                onClick={() =>
                  void acts.saveSetting(
                    { ...setting, mode: 'default' },
                    { title: i18n.t('mail.threadOnSaved') },
                  )
                }
              >
                {i18n.t('mail.offEnd')}
              </LinkButton>
            ) : null}
          </p>
        )}
        <ButtonRow>
          {step.kind === 'log' || step.kind === 'ask_deal' ? (
            <Button
              look="primary"
              keyHint="Enter"
              disabled={step.kind === 'ask_deal'}
              onClick={log}
            >
              {i18n.t('mail.logButton', step.messages.length)}
            </Button>
          ) : null}
          <NeverMenu card={card} acts={acts} />
        </ButtonRow>
        <div>
          {hiddenCount > 0 ? (
            <p className="pb-1 text-xs text-ink-2">{i18n.t('mail.hidden', hiddenCount)}</p>
          ) : null}
          <MailMessages
            subject={reading.thread?.subject ?? ''}
            card={card}
            loggable={isOff ? [] : loggable}
            reps={reps}
            acts={{
              onSplit: (id) => void acts.split(id),
              onJoin: (message, keptId) => void acts.join(message, keptId, toRequest()),
              onApart: (of) => void acts.keepApart(of),
            }}
          />
        </div>
      </div>
    </Section>
  );
}
