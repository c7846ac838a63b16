import type { MailSiteId } from '../../lib/model/mail.ts';

/** Names of products, the same in every language. */
const nameBySite: Readonly<Record<MailSiteId, string>> = {
  gmail: 'Gmail',
  outlook: 'Outlook',
  yahoo: 'Yahoo Mail',
  proton: 'Proton Mail',
  roundcube: 'Roundcube',
};

export function mailSiteName(site: MailSiteId): string {
  return nameBySite[site];
}
