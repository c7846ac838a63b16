import { hashText } from '../mail/hash.ts';
import { type MailRules, toMailRules } from '../mail/rules.ts';
import type { MailSetting, MailThreadSetting } from '../model/selling.ts';
import { mailThreadSetting } from '../model/selling.ts';
import type { Mailbox } from './commands/mail.ts';
import { loadRepSetting, loadRepValue, loadSetting } from './deal-queries.ts';
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
  const kept = mailThreadSetting.safeParse(await loadRepValue(store, threadSettingKey(threadKey)));
  return kept.success ? kept.data : defaultThreadSetting;
}
