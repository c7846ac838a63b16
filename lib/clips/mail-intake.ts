import type { Handlers } from '../messaging/answer.ts';
import type { SenderFacts } from '../messaging/sender.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { MailReading, MailSiteId } from '../model/mail.ts';
import { changeRepSetting } from '../store/commands/settings.ts';
import { loadRepSetting } from '../store/deal-queries.ts';
import { logSeen } from '../store/log-seen.ts';
import { saveMailView } from '../store/mail-views.ts';
import { settleSends, takeSendReport } from '../store/sends.ts';
import type { Store } from '../store/store.ts';
import { createRateGuard, type MailSender, toMailSender } from './mail-sender.ts';
import { isGranted } from './mail-watchers.ts';
import { loadTabUrl } from './read-tab.ts';

/** As many as a rep's setting holds. */
const maxOwnAddresses = 100;

/**
 * What the watchers tell, from the sender's facts to what is on disk. Whoever is not a granted webmail page of a site that
 * is switched on is refused. `onTold` is called once something is kept, so that what is due is planned.
 */
export function createMailIntake(
  store: Store,
  onTold: () => void,
): Pick<Handlers, 'mail/opened' | 'mail/send'> {
  const isTooMuch = createRateGuard(() => store.clock.now());

  async function check(site: MailSiteId, from: SenderFacts): Promise<Result<MailSender>> {
    const { servers, watched } = await loadRepSetting(store, 'mail');
    const sender = toMailSender(from, { site, servers });
    if (!sender) return failed('refused_sender', 'site');
    // No refusal: a page that tells of a send says it again.
    if (isTooMuch(sender.tabId)) return failed('worker_silent', 'rate');
    if (!watched.includes(site) || !(await isGranted(sender.url))) {
      return failed('refused_sender', 'off');
    }
    return success(sender);
  }

  return {
    'mail/send': async ({ report }, from) => {
      const sender = await check(report.site, from);
      if (!sender.ok) return sender;
      await takeSendReport(store, report);
      onTold();
      const { account, aliases, draft } = report;
      await keepOwnAddresses(store, { account, aliases: [...aliases, draft.from] });
      return success({});
    },
    'mail/opened': async ({ reading }, from) => {
      const sender = await check(reading.site, from);
      if (!sender.ok) return sender;
      if (!isSameHost(reading.url, sender.value.url)) return failed('refused_sender', 'host');
      const { tabId, isTop } = sender.value;
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
