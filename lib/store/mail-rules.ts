import { hashText } from '../mail/hash.ts';
import { type MailRules, toMailRules } from '../mail/rules.ts';
import type { MailSetting, MailThreadSetting } from '../model/selling.ts';
import { mailThreadSetting } from '../model/selling.ts';
import type { Mailbox } from './commands/mail.ts';
import { loadRepSetting, loadSetting } from './deal-queries.ts';
import { findIdentity } from './find-identity.ts';
import type { Store } from './store.ts';

export interface KeptMailRules {
  readonly setting: MailSetting;
  readonly rules: MailRules;
}

/** Who counts as what in a mailbox, from what the rep and the workspace have set. For live queries too. */
export async function loadMailRules(
  store: Store,
  mailbox: Pick<Mailbox, 'account' | 'aliases'>,
): Promise<KeptMailRules> {
  const [setting, neverLog] = await Promise.all([
    loadRepSetting(store, 'mail'),
    loadSetting(store, 'never_log'),
  ]);
  return { setting, rules: toMailRules(setting, neverLog, mailbox) };
}

const defaultThreadSetting: MailThreadSetting = { mode: 'default', dealId: null };

/** The row of `rep_settings` that holds what a rep says of one thread; a thread's own key may be longer than a row's. */
export function threadSettingKey(threadKey: string): string {
  return `mail-thread:${hashText(threadKey)}`;
}

export async function loadThreadSetting(
  store: Store,
  threadKey: string,
): Promise<MailThreadSetting> {
  const [identity, rows] = await Promise.all([
    findIdentity(store),
    store.rep_settings.where('ix.key').equals(threadSettingKey(threadKey)).toArray(),
  ]);
  const own = rows.find(({ rep_id }) => rep_id === identity?.repId);
  const kept = mailThreadSetting.safeParse(own?.value);
  return kept.success ? kept.data : defaultThreadSetting;
}
