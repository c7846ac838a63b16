import { toThreadKey } from '../mail/keys.ts';
import { roleOf } from '../mail/rules.ts';
import type { MailReading } from '../model/mail.ts';
import type { MailThreadSetting } from '../model/selling.ts';
import { findIdentity } from './find-identity.ts';
import { loadOpenDealsOf, loadPeopleByEmail, preferred } from './mail-lookup.ts';
import { loadMailRules, loadThreadSetting } from './mail-rules.ts';
import type { Store } from './store.ts';

/** What decides whether a thread can be logged without a question. */
export interface MailBrief {
  /** Its deal only where that is open. */
  readonly setting: MailThreadSetting;
  /** People from outside who are prospects. */
  readonly knownCount: number;
  /** Open deals that these take part in. */
  readonly dealCount: number;
}

/** Like `loadMailCard`, without what is only shown: the worker asks it, and carries no list of the web's domains for it. */
export async function loadMailBrief(
  store: Store,
  reading: MailReading,
): Promise<MailBrief | undefined> {
  const { thread, site, account } = reading;
  if (thread === null) return undefined;
  const people = thread.messages.flatMap(({ from, to, cc, bcc, isDraft }) =>
    isDraft ? [] : [...(from ? [from] : []), ...to, ...cc, ...bcc],
  );
  const [{ rules }, setting, identity] = await Promise.all([
    loadMailRules(store, reading),
    loadThreadSetting(store, toThreadKey({ site, account, threadId: thread.id })),
    findIdentity(store),
  ]);
  const outside = people.filter((person) => roleOf(person, rules) === 'outside');
  const known = await loadPeopleByEmail(
    store,
    outside.map(({ email }) => email),
  );
  const ids = new Set(
    [...known.values()].flatMap((owners) => preferred(owners, identity?.repId)?.id ?? []),
  );
  const [deals, chosen] = await Promise.all([
    loadOpenDealsOf(store, [...ids]),
    setting.dealId === null ? undefined : store.deals.get(setting.dealId),
  ]);
  const isOpen = chosen?.outcome === 'open' && chosen.deleted_at === null;
  return {
    setting: isOpen ? setting : { ...setting, dealId: null },
    knownCount: ids.size,
    dealCount: deals.length,
  };
}
