import type { Handlers } from '../messaging/answer.ts';
import type { SenderFacts } from '../messaging/sender.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { MailReading, MailSiteId } from '../model/mail.ts';
import { changeRepSetting } from '../store/commands/settings.ts';
import { loadRepSetting } from '../store/deal-queries.ts';
import { logSeen } from '../store/log-seen.ts';
import { keepMailAccount, withMailAccount } from '../store/mail-accounts.ts';
import { saveMailView } from '../store/mail-views.ts';
import { settleSends, takeSendReport } from '../store/sends.ts';
import type { Store } from '../store/store.ts';
import { createRateGuard, type MailSender, toMailSender } from './mail-sender.ts';
import { isGranted } from './mail-watchers.ts';
import { loadTabUrl } from './read-tab.ts';

/** As much of an address as a row holds. */
const maxUrlLength = 2_000;
/** As many as a rep's setting holds. */
const maxOwnAddresses = 100;

/**
 * What the watchers tell, from the sender's facts to what is on disk. Whoever is not a granted webmail page of a site that
 * is switched on is refused, and everybody before the rep has said what is never logged. `onTold` is called once something
 * is kept, so that what is due is planned.
 */
export function createMailIntake(
  store: Store,
  onTold: () => void,
): Pick<Handlers, 'mail/opened' | 'mail/send'> {
  const isTooMuch = createRateGuard(() => store.clock.now());

  async function check(site: MailSiteId, from: SenderFacts): Promise<Result<MailSender>> {
    const { servers, watched, askedAt } = await loadRepSetting(store, 'mail');
    const sender = toMailSender(from, { site, servers });
    if (!sender) return failed('refused_sender', 'site');
    // No refusal: a page that tells of a send says it again.
    if (isTooMuch(sender.tabId)) return failed('worker_silent', 'rate');
    const isOn = askedAt !== null && watched.includes(site);
    if (!isOn || !(await isGranted(sender.url))) return failed('refused_sender', 'off');
    return success(sender);
  }

  /** With the mailbox, as far as its host has shown one, and what has been shown of it kept. */
  async function settleMailbox<Of extends { readonly account: string }>(
    { url }: MailSender,
    told: Of,
  ): Promise<Of> {
    const { host } = new URL(url);
    await keepMailAccount(store, host, told.account);
    return withMailAccount(store, host, told);
  }

  return {
    'mail/send': async ({ report: told }, from) => {
      const sender = await check(told.site, from);
      if (!sender.ok) return sender;
      const report = await settleMailbox(sender.value, told);
      await takeSendReport(store, report);
      onTold();
      const { account, aliases, draft } = report;
      await keepOwnAddresses(store, { account, aliases: [...aliases, draft.from] });
      return success({});
    },
    'mail/opened': async ({ reading: told }, from) => {
      const sender = await check(told.site, from);
      if (!sender.ok) return sender;
      const { tabId, isTop } = sender.value;
      // A page leaves out an address that is too long for a message.
      const shownUrl = told.url || withoutQuery(sender.value.url);
      if (!isSameHost(shownUrl, sender.value.url)) return failed('refused_sender', 'host');
      const reading = await settleMailbox(sender.value, { ...told, url: shownUrl });
      const url = isTop ? reading.url : ((await loadTabUrl(tabId)) ?? reading.url);
      await saveMailView(store, { tabId, url, reading, by: 'watch' });
      await keepOwnAddresses(store, reading);
      // What is over by now is no longer held back from its thread.
      await settleSends(store);
      await logSeen(store, reading);
      onTold();
      return success({});
    },
  };
}

function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.slice(0, maxUrlLength);
}

function isSameHost(one: string, other: string): boolean {
  return URL.canParse(one) && new URL(one).host === new URL(other).host;
}

/** The addresses that the rep's mailboxes have shown, so that they are own ones in every other mailbox, too. */
async function keepOwnAddresses(
  store: Store,
  { account, aliases }: Pick<MailReading, 'account' | 'aliases'>,
): Promise<void> {
  const shown = [account, ...aliases].filter((address) => /^[^\s@]+@[^\s@]+$/.test(address));
  const { ownAddresses } = await loadRepSetting(store, 'mail');
  if (shown.every((address) => ownAddresses.includes(address))) return;
  await changeRepSetting(store, 'mail', (now) => ({
    ...now,
    ownAddresses: [...new Set([...now.ownAddresses, ...shown])].slice(0, maxOwnAddresses),
  }));
}
