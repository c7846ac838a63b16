import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { MailSetting } from '../../lib/model/selling.ts';
import { changeRepSetting } from '../../lib/store/commands/settings.ts';
import { loadRepSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { useCommand } from '../use-command.ts';

export type ChangeMail = (
  change: (now: MailSetting) => MailSetting,
  /** What the receipt says below its title. */
  detail?: string,
) => Promise<boolean>;

/** How the rep's mail is logged; `undefined` until it is known. */
export function useMailSetting(): MailSetting | undefined {
  return useLiveQuery(async () => loadRepSetting(store(), 'mail'), []);
}

/** Changes a part of it as it is kept, with a receipt; gives whether it was saved. */
export function useChangeMail(): ChangeMail {
  const { run } = useCommand();
  return async (change, detail) => {
    const done = await run(changeRepSetting(store(), 'mail', change), () => ({
      title: i18n.t('mailOptions.saved'),
      ...(detail === undefined ? {} : { detail }),
    }));
    return done !== undefined;
  };
}
