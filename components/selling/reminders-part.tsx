import { useLiveQuery } from 'dexie-react-hooks';
import { BellOff } from 'lucide-react';
import { i18n } from '#i18n';
import type { Reminders } from '../../lib/model/selling.ts';
import { digestMinute } from '../../lib/reminders/plan.ts';
import { saveRepSetting } from '../../lib/store/commands/settings.ts';
import { loadRepSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { Switch } from '../ui/switch.tsx';
import { useCommand } from '../use-command.ts';
import { ClockField } from './clock-field.tsx';
import { toClockText } from './clock-minute.ts';
import { useNotificationAccess } from './use-notification-access.ts';

type SwitchName = 'isDigestOn' | 'isOwnOn';

/** When the rep wants to be told. The browser is asked for its leave in the click that switches the first one on. */
export function RemindersPart() {
  const reminders = useLiveQuery(async () => loadRepSetting(store(), 'reminders'), []);
  return reminders ? <RemindersForm reminders={reminders} /> : null;
}

function RemindersForm({ reminders }: { readonly reminders: Reminders }) {
  const { run } = useCommand();
  const access = useNotificationAccess();
  const save = (patch: Partial<Reminders>) =>
    void run(saveRepSetting(store(), 'reminders', { ...reminders, ...patch }), () => ({
      title: i18n.t('reminders.saved'),
    }));
  const turn = async (name: SwitchName, isOn: boolean) => {
    // The gesture is spent by the first await, so the browser is asked before anything else.
    if (isOn && access.isGranted !== true && !(await access.ask())) return;
    save({ [name]: isOn });
  };
  const isAnyOn = reminders.isDigestOn || reminders.isOwnOn;
  const shownAt = digestMinute(reminders);
  const isHeld = reminders.isDigestOn && shownAt !== reminders.digestAt;
  return (
    <div className="flex flex-col gap-4">
      {isAnyOn && access.isGranted === false ? (
        <Callout icon={BellOff} tone="caution" title={i18n.t('reminders.blocked')}>
          {i18n.t('reminders.blockedHint')}
          <div className="mt-2">
            <Button size="sm" onClick={() => void access.ask()}>
              {i18n.t('options.allow')}
            </Button>
          </div>
        </Callout>
      ) : null}
      {access.wasDenied ? (
        <p role="alert" className="text-xs text-caution-ink">
          {i18n.t('reminders.denied')}
        </p>
      ) : null}
      <div className="flex flex-col gap-2">
        <Switch isOn={reminders.isDigestOn} onChange={(isOn) => void turn('isDigestOn', isOn)}>
          {i18n.t('reminders.digest')}
        </Switch>
        <div className="w-44 pl-9">
          <ClockField
            label={i18n.t('reminders.digestAt')}
            hint={isHeld ? i18n.t('reminders.heldUntil', [toClockText(shownAt)]) : undefined}
            minute={reminders.digestAt}
            isDisabled={!reminders.isDigestOn}
            onSave={(digestAt) => save({ digestAt })}
          />
        </div>
      </div>
      <Switch isOn={reminders.isOwnOn} onChange={(isOn) => void turn('isOwnOn', isOn)}>
        {i18n.t('reminders.own')}
      </Switch>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">{i18n.t('reminders.quiet')}</legend>
        <div className="flex flex-wrap gap-3">
          <div className="w-32">
            <ClockField
              label={i18n.t('reminders.quietFrom')}
              minute={reminders.quietFrom}
              onSave={(quietFrom) => save({ quietFrom })}
            />
          </div>
          <div className="w-32">
            <ClockField
              label={i18n.t('reminders.quietUntil')}
              minute={reminders.quietUntil}
              onSave={(quietUntil) => save({ quietUntil })}
            />
          </div>
        </div>
        <p className="text-xs text-ink-2">
          {i18n.t(
            reminders.quietFrom === reminders.quietUntil
              ? 'reminders.noQuiet'
              : 'reminders.quietHint',
          )}
        </p>
      </fieldset>
    </div>
  );
}
