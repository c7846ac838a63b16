import type { MailSiteId } from '../model/mail.ts';
import { loadRepSetting } from './deal-queries.ts';
import { loadThreadSetting } from './mail-rules.ts';
import type { Store } from './store.ts';

/** Whether mail is logged by itself: the rep has said what never is, the site is switched on, the thread not off. */
export async function mayLogMail(
  store: Store,
  of: { readonly site: MailSiteId; readonly thread: string },
): Promise<boolean> {
  const { askedAt, watched } = await loadRepSetting(store, 'mail');
  if (askedAt === null || !watched.includes(of.site)) return false;
  return of.thread === '' || (await loadThreadSetting(store, of.thread)).mode !== 'off';
}
