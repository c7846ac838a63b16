import { useCallback } from 'react';
import { i18n } from '#i18n';
import { failed, success } from '../../lib/model/failure.ts';
import type { MailReading } from '../../lib/model/mail.ts';
import type { MailSetting, MailThreadSetting } from '../../lib/model/selling.ts';
import { logMail, type MailLogged, saveThreadSetting } from '../../lib/store/commands/mail.ts';
import { moveThreadDeal } from '../../lib/store/commands/mail-deal.ts';
import { joinMail, keepMailApart, splitMail } from '../../lib/store/commands/mail-join.ts';
import { changeRepSetting } from '../../lib/store/commands/settings.ts';
import type { MailCard, ThreadMessage } from '../../lib/store/mail-card.ts';
import { store } from '../../lib/store/open.ts';
import { type CommandText, useCommand } from '../use-command.ts';
import { dealNameOf, type MailChoices, toDecisions } from './mail-choices.ts';

export interface LogRequest {
  readonly card: MailCard;
  readonly choices: MailChoices;
  readonly messages: readonly ThreadMessage[];
  readonly dealId: string | null;
  readonly keepsSnippet: boolean;
}

/** What the rep may do with the open thread. Each act gives whether it was done. */
export interface MailActs {
  readonly log: (request: LogRequest) => Promise<boolean>;
  /** Says which deal the thread is about; its logged messages go along. */
  readonly moveDeal: (card: MailCard, dealId: string | null) => Promise<boolean>;
  readonly saveSetting: (value: MailThreadSetting, text: CommandText) => Promise<boolean>;
  /** Puts an address or a domain on the rep's own never list. */
  readonly never: (
    of: { readonly address: string } | { readonly domain: string },
  ) => Promise<boolean>;
  readonly split: (touchpointId: string) => Promise<boolean>;
  /** Two touchpoints that look like one message are two. */
  readonly keepApart: (of: { readonly id: string; readonly otherId: string }) => Promise<boolean>;
  /** Logs the message where it is not yet, and makes it one with a colleague's. */
  readonly join: (
    message: ThreadMessage,
    keptId: string,
    request: Omit<LogRequest, 'messages'>,
  ) => Promise<boolean>;
}

function toLoggedText(
  { receipt, loggedCount, joinedCount }: MailLogged,
  newCount: number,
): CommandText {
  const joined = joinedCount > 0 ? i18n.t('mail.joinedCount', joinedCount) : undefined;
  const count = loggedCount + joinedCount;
  return {
    title: [
      count > 0 ? i18n.t('mail.loggedTitle', count) : i18n.t('mail.knownTitle'),
      ...(newCount > 0 ? [i18n.t('mail.newCount', newCount)] : []),
    ].join(', '),
    detail: joined ?? receipt.name,
  };
}

function addOnce(list: readonly string[], value: string): string[] {
  return list.includes(value) ? [...list] : [...list, value];
}

function toLogInput(reading: MailReading, request: LogRequest) {
  const { card, choices, messages, dealId, keepsSnippet } = request;
  const { site, account, aliases, thread } = reading;
  return {
    mailbox: { site, account, aliases },
    threadId: thread?.id ?? '',
    subject: thread?.subject ?? '',
    messages: messages.map(({ message }) => message),
    people: toDecisions(card.people, choices),
    dealId,
    keepsSnippet,
    by: 'rep',
  } as const;
}

export function useMailActs(reading: MailReading, threadKey: string): MailActs {
  const { run } = useCommand();
  const log = useCallback(
    async (request: LogRequest) => {
      let logged: MailLogged | undefined;
      const input = toLogInput(reading, request);
      const newCount = input.people.filter(({ kind }) => kind === 'create').length;
      const command = logMail(store(), input).then((result) => {
        if (!result.ok) return result;
        logged = result.value;
        return success(result.value.receipt);
      });
      const receipt = await run(command, ({ name }) =>
        logged ? toLoggedText(logged, newCount) : { title: i18n.t('mail.logged'), detail: name },
      );
      return receipt !== undefined;
    },
    [reading, run],
  );
  return {
    log,
    moveDeal: async ({ messages, deals }, dealId) => {
      let movedCount = 0;
      const touchpointIds = messages.flatMap(({ touchpointId }) => touchpointId ?? []);
      const command = moveThreadDeal(store(), { threadKey, dealId, touchpointIds }).then(
        (result) => {
          if (!result.ok) return result;
          ({ movedCount } = result.value);
          return success(result.value.receipt);
        },
      );
      const name = dealNameOf(deals, dealId) ?? i18n.t('touchpoints.noDeal');
      const receipt = await run(command, () => ({
        title: i18n.t('mail.dealSaved'),
        detail: movedCount > 0 ? `${name}. ${i18n.t('mail.dealMoved', movedCount)}` : name,
      }));
      return receipt !== undefined;
    },
    saveSetting: async (value, text) =>
      (await run(saveThreadSetting(store(), threadKey, value), () => text)) !== undefined,
    never: async (of) => {
      const change = (now: MailSetting): MailSetting =>
        'domain' in of
          ? { ...now, neverDomains: addOnce(now.neverDomains, of.domain) }
          : { ...now, neverAddresses: addOnce(now.neverAddresses, of.address) };
      const receipt = await run(changeRepSetting(store(), 'mail', change), () => ({
        title: i18n.t('mail.neverSaved'),
        detail: 'domain' in of ? `@${of.domain}` : of.address,
      }));
      return receipt !== undefined;
    },
    split: async (touchpointId) =>
      (await run(splitMail(store(), touchpointId), ({ name }) => ({
        title: i18n.t('mail.splitDone'),
        detail: name,
      }))) !== undefined,
    keepApart: async (of) =>
      (await run(keepMailApart(store(), of), ({ name }) => ({
        title: i18n.t('mail.keptApart'),
        detail: name,
      }))) !== undefined,
    join: async (message, keptId, request) => {
      const joining = async () => {
        let otherId = message.touchpointId ?? undefined;
        if (otherId === undefined) {
          const input = toLogInput(reading, { ...request, messages: [message] });
          const logged = await logMail(store(), input);
          if (!logged.ok) return logged;
          [otherId] = logged.value.touchpointIds;
        }
        if (otherId === undefined) return failed('nothing_to_save');
        return joinMail(store(), { keptId, otherId });
      };
      const receipt = await run(joining(), ({ name }) => ({
        title: i18n.t('mail.joined'),
        detail: name,
      }));
      return receipt !== undefined;
    },
  };
}
