import { type RefObject, useState } from 'react';
import { i18n } from '#i18n';
import type { MailSiteId } from '../../lib/model/mail.ts';
import type { MailSetting } from '../../lib/model/selling.ts';
import { browser } from '../../lib/platform/browser.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { mailHosts, serverOrigin } from '../../lib/sites/hosts.ts';
import { useSiteAccess } from '../account/use-site-access.ts';
import { proposeColleagues, type QuestionDraft, withAnswer } from './mail-question-draft.ts';
import { mailSiteName } from './site-name.ts';
import { useChangeMail } from './use-mail-setting.ts';
import { withWatched } from './watched.ts';

export interface QuestionAsked {
  readonly setting: MailSetting;
  /** The webmail beside the panel, which can be switched on with the answer. */
  readonly site: MailSiteId | undefined;
  readonly value: QuestionDraft;
  readonly drop: () => void;
  readonly place: RefObject<HTMLElement | null>;
}

/** The answer to the question and what follows from it. */
export function useQuestion({ setting, site, value, drop, place }: QuestionAsked) {
  const change = useChangeMail();
  const [open, setOpen] = useState({ colleagues: '', never: '' });
  const [wasDenied, setDenied] = useState(false);
  const origins = site === undefined ? [] : toOrigins(site, setting);
  const { isGranted } = useSiteAccess({ origins });
  const colleagues = value.colleagues ?? proposeColleagues(setting);
  const isOn = site !== undefined && setting.watched.includes(site) && isGranted === true;
  const canTurnOn = site !== undefined && origins.length > 0 && !isOn;

  /** What is typed and was not understood is said under its field, and not gone over. */
  const isUnderstood = () => {
    if (open.colleagues.trim() === '' && open.never.trim() === '') return true;
    place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    return false;
  };
  const answer = async (turnedOn: MailSiteId | undefined) => {
    const at = toInstant(Date.now());
    const toNext = (now: MailSetting) => {
      const answered = withAnswer(now, { colleagues, never: value.never, at });
      return turnedOn ? withWatched(answered, turnedOn, true) : answered;
    };
    if (await change(toNext, toOutcome(toNext(setting)))) drop();
  };
  return {
    colleagues,
    canTurnOn,
    wasDenied,
    watchedNames: toNames(setting),
    hear: (kind: 'colleagues' | 'never') => (text: string) =>
      setOpen((now) => ({ ...now, [kind]: text })),
    save: () => {
      if (isUnderstood()) void answer(undefined);
    },
    turnOn: () => {
      if (site === undefined || !isUnderstood()) return;
      // In the gesture: where it is granted already, the browser does not ask.
      browser.permissions
        .request({ origins })
        .then((isNowGranted) => {
          setDenied(!isNowGranted);
          return isNowGranted ? answer(site) : undefined;
        })
        .catch((error: unknown) => reportBug('access', error));
    },
  };
}

function toOrigins(site: MailSiteId, { servers }: MailSetting): string[] {
  if (site === 'roundcube') return servers.map(serverOrigin);
  return [...(mailHosts.find(({ id }) => id === site)?.origins ?? [])];
}

function toNames({ watched }: MailSetting): string {
  return watched.map(mailSiteName).join(', ');
}

/** What the receipt says of what happens from now on. */
function toOutcome(next: MailSetting): string {
  return next.watched.length > 0
    ? i18n.t('mailOptions.turnedOn', [toNames(next)])
    : i18n.t('mailQuestion.savesOnly');
}
