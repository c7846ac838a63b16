import { Ban } from 'lucide-react';
import { useRef } from 'react';
import { i18n } from '#i18n';
import { isFreeMail } from '../../lib/mail/free-mail.ts';
import type { MailReading } from '../../lib/model/mail.ts';
import { browser } from '../../lib/platform/browser.ts';
import type { MailCard, ThreadMessage } from '../../lib/store/mail-card.ts';
import type { Reps } from '../timeline/use-reps.ts';
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useKeys } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { Section } from '../ui/section.tsx';
import { Switch } from '../ui/switch.tsx';
import {
  countFolded,
  dealIdOf,
  type MailChoices,
  toLoggable,
  toLogStep,
  toNeverChoices,
} from './mail-choices.ts';
import { MailDealChoice } from './mail-deal-choice.tsx';
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
  const button = useRef<HTMLButtonElement>(null);
  useKeys({ b: { label: i18n.t('mail.never'), run: () => button.current?.click() } });
  const { domains, addresses } = toNeverChoices(card.people, isFreeMail);
  const turnOff = () =>
    void acts.saveSetting({ ...setting, mode: 'off' }, { title: i18n.t('mail.threadOffSaved') });
  return (
    <MenuButton
      align="start"
      trigger={
        <Button ref={button} icon={Ban} keyHint="b">
          {i18n.t('mail.never')}
        </Button>
      }
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
  const hiddenCount = reading.thread?.hiddenCount ?? 0;
  const isOpen = step.kind === 'log' || step.kind === 'ask_deal' || step.kind === 'nobody';
  const hasSnippets = card.messages.some(({ message }) => message.snippet !== undefined);
  const keepsSnippet = hasSnippets && (choices.keepsSnippet ?? card.mail.keepsSnippet);
  const toRequest = (): Omit<LogRequest, 'messages'> => ({
    card,
    choices,
    dealId: dealIdOf(card, choices) ?? null,
    keepsSnippet,
  });
  const logThese = (messages: readonly ThreadMessage[]) => {
    void acts.log({ ...toRequest(), messages }).then((isLogged) => {
      if (isLogged) onLogged();
    });
  };
  const log = () => {
    if (step.kind === 'log') logThese(step.messages);
  };
  const dealField = useRef<HTMLButtonElement>(null);
  const primary = {
    log: { label: i18n.t('mail.logKey'), run: log },
    ask_deal: { label: i18n.t('mail.dealChoose'), run: () => dealField.current?.focus() },
  };
  const toggleSnippet = () => changes.patch({ keepsSnippet: !keepsSnippet });
  useKeys({
    Enter: step.kind === 'log' || step.kind === 'ask_deal' ? primary[step.kind] : undefined,
    f: hasSnippets && isOpen ? { label: i18n.t('mail.snippet'), run: toggleSnippet } : undefined,
  });
  const isOff = setting.mode === 'off';
  const text = stepText(step, { hiddenCount });
  const foldedCount = step.kind === 'folded' || isOff ? 0 : countFolded(card);
  return (
    <Section title={i18n.t('mail.log')}>
      <div className="flex flex-col gap-3">
        <MailDealChoice
          card={card}
          choices={choices}
          changes={changes}
          acts={acts}
          field={dealField}
        />
        {isOpen ? (
          <div className="flex flex-col gap-0.5">
            <p className="text-xs text-ink-2">{i18n.t('mail.keeps')}</p>
            {hasSnippets ? (
              <Checkbox
                isChecked={keepsSnippet}
                onChange={(isChecked) => changes.patch({ keepsSnippet: isChecked })}
              >
                <span className="inline-flex items-center gap-1.5">
                  {i18n.t('mail.snippet')} <Kbd of="f" />
                </span>
              </Checkbox>
            ) : null}
          </div>
        ) : null}
        {/* Nothing of a newsletter is ever logged by itself. */}
        {step.kind === 'nothing' ? null : <LaterChoice reading={reading} card={card} acts={acts} />}
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
              {...(step.kind === 'log' ? { keyHint: 'Enter' } : {})}
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
            <p className="pb-1 text-xs text-ink-2">
              {i18n.t('mail.hidden', hiddenCount, [
                String(hiddenCount),
                mailSiteName(reading.site),
              ])}
            </p>
          ) : null}
          {foldedCount > 0 ? (
            <p className="pb-1 text-xs text-ink-2">{i18n.t('mail.foldedHint', foldedCount)}</p>
          ) : null}
          <MailMessages
            subject={reading.thread?.subject ?? ''}
            card={card}
            loggable={isOff ? [] : loggable}
            reps={reps}
            acts={{
              onSplit: (id) => void acts.split(id),
              onLog: (message) => logThese([message]),
              onJoin: (message, keptId) => void acts.join(message, keptId, toRequest()),
              onApart: (of) => void acts.keepApart(of),
            }}
          />
        </div>
      </div>
    </Section>
  );
}
