/** Runs in a page of the extension, on the product's own store: what a rep has set and typed before the mail comes. */

import { readDefaults } from '../../components/store-defaults.ts';
import type { MailSiteId } from '../../lib/model/mail.ts';
import { repSettingDefaults } from '../../lib/model/selling.ts';
import { addCadence, enrol } from '../../lib/store/commands/cadences.ts';
import { addProspect } from '../../lib/store/commands/prospects.ts';
import { saveRepSetting } from '../../lib/store/commands/settings.ts';
import { store } from '../../lib/store/open.ts';

export interface MailPerson {
  readonly name: string;
  readonly email: string;
  readonly company?: string;
}

export interface MailStorePage {
  /** Answers the first question and switches the sites on; gives what the worker follows from now on. */
  switchOn(sites: readonly MailSiteId[]): Promise<readonly string[]>;
  /** Prospects, in the order of `people`; gives their ids. */
  addPeople(people: readonly MailPerson[]): Promise<readonly string[]>;
  /** Puts a prospect on a cadence of two mails. */
  enrol(prospectId: string): Promise<void>;
}

declare global {
  interface Window {
    mailStore?: MailStorePage;
  }
}

declare const chrome: {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
};

function need<T>(result: { ok: true; value: T } | { ok: false; failure: object }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.failure));
}

const own = store();
own.defaults = readDefaults();

window.mailStore = {
  switchOn: async (sites) => {
    const value = {
      ...repSettingDefaults.mail,
      watched: [...sites],
      askedAt: new Date().toISOString(),
    };
    need(await saveRepSetting(own, 'mail', value));
    const message = { pipeside: 1, name: 'mail/watchers', input: {} };
    const answer = (await chrome.runtime.sendMessage(message)) as {
      readonly ok?: boolean;
      readonly value?: { readonly sites: readonly string[] };
    };
    if (answer.ok !== true) throw new Error(JSON.stringify(answer));
    return answer.value?.sites ?? [];
  },
  addPeople: async (people) => {
    const ids: string[] = [];
    for (const { name, email, company } of people) {
      const input = {
        full_name: name,
        emails: [email],
        ...(company === undefined ? {} : { company_name: company }),
      };
      ids.push(need(await addProspect(own, input)).id);
    }
    return ids;
  },
  enrol: async (prospectId) => {
    const steps = [
      { channel: 'email' as const, waitDays: 0 },
      { channel: 'email' as const, waitDays: 3 },
    ];
    const { id: cadenceId } = need(await addCadence(own, { name: 'By mail', steps }));
    need(await enrol(own, { prospectId, cadenceId }));
  },
};
