import { isFreeMail } from '../../lib/mail/free-mail.ts';
import type { MailSetting } from '../../lib/model/selling.ts';
import type { AddressList } from './list-entry.ts';

/** What was chosen and not begun with yet. */
export interface QuestionDraft {
  /** Null until the rep has changed what is proposed: more may become known meanwhile. */
  readonly colleagues: AddressList | null;
  readonly never: AddressList;
  /** Whether the rep has unfolded it beside a webmail. */
  readonly isOpen: boolean;
}

export const emptyQuestion: QuestionDraft = {
  colleagues: null,
  never: { addresses: [], domains: [] },
  isOpen: false,
};

/** Who are colleagues, as far as the rep's own addresses tell: everybody of their domains, but of free-mail ones. */
export function proposeColleagues(setting: MailSetting): AddressList {
  const own = setting.ownAddresses.map((address) => address.slice(address.lastIndexOf('@') + 1));
  const known = [...setting.colleagueDomains, ...own.filter((domain) => !isFreeMail(domain))];
  return { addresses: setting.colleagueAddresses, domains: [...new Set(known)] };
}

/** The setting as it is once the question is answered; what was listed before stays. */
export function withAnswer(
  now: MailSetting,
  answer: { readonly colleagues: AddressList; readonly never: AddressList; readonly at: string },
): MailSetting {
  const { colleagues, never, at } = answer;
  return {
    ...now,
    colleagueAddresses: [...colleagues.addresses],
    colleagueDomains: [...colleagues.domains],
    neverAddresses: [...new Set([...now.neverAddresses, ...never.addresses])],
    neverDomains: [...new Set([...now.neverDomains, ...never.domains])],
    askedAt: at,
  };
}
