import type { MailSiteId } from '../../lib/model/mail.ts';
import type { MailSetting } from '../../lib/model/selling.ts';

export function withWatched(now: MailSetting, site: MailSiteId, isOn: boolean): MailSetting {
  const others = now.watched.filter((one) => one !== site);
  return { ...now, watched: isOn ? [...others, site] : others };
}
