import { i18n } from '#i18n';
import type { MailRole } from '../../lib/mail/rules.ts';
import type { LeftOutReason, ThreadMessage, ThreadPerson } from '../../lib/store/mail-card.ts';
import { toMomentText } from '../ui/moment.ts';
import type { LogStep } from './mail-choices.ts';

/** Why somebody is never a prospect; absent for those who may be one. */
export function roleText(role: MailRole): string | undefined {
  return role === 'outside' || role === 'own' ? undefined : i18n.t(`mail.role.${role}`);
}

function leftOutText(reason: LeftOutReason): string {
  return i18n.t(`mail.leftOut.${reason}`);
}

/** What a person is called in this thread: as on file, as they would be saved (`Doe, Jane` is Jane Doe), else by their address. */
export function nameOf({ person, prospect, extraction }: ThreadPerson): string {
  if (prospect) return prospect.name;
  if (person.name === '') return person.email;
  const read = extraction?.fields.full_name?.value;
  return typeof read === 'string' && read !== '' ? read : person.name;
}

const namedCount = 3;

/** `Ann Lee, Bo Li, Cy Po …`: the first of several. */
function namesOf(people: readonly ThreadPerson[]): string {
  const names = people.slice(0, namedCount).map(nameOf).join(', ');
  return people.length > namedCount ? `${names} …` : names;
}

/** Whoever a message is from; `you` for the rep's own. */
export function senderName(
  { message }: ThreadMessage,
  people: readonly ThreadPerson[],
): string | undefined {
  const { from } = message;
  if (!from) return undefined;
  const known = people.find(({ person }) =>
    from.email === '' ? person.name === from.name : person.email === from.email,
  );
  if (known?.role === 'own') return i18n.t('mail.you');
  return known ? nameOf(known) : from.name || from.email;
}

export interface MessageStateContext {
  readonly isLoggable: boolean;
  /** A rep's name by id; `you` for the rep themselves. */
  readonly nameOfRep: (id: string) => string | undefined;
  /** With one rep alone nobody has to be named. */
  readonly isTeam: boolean;
  readonly isOff: boolean;
}

/** Where a message of the thread stands: logged and by whom, to be logged, or why not. */
export function messageStateText(
  { touchpointId, loggedBy, leftOut, message, direction }: ThreadMessage,
  { isLoggable, nameOfRep, isTeam, isOff }: MessageStateContext,
): string {
  if (touchpointId !== null) {
    const name = loggedBy === null || !isTeam ? undefined : nameOfRep(loggedBy);
    return name === undefined ? i18n.t('mail.logged') : i18n.t('mail.loggedBy', [name]);
  }
  if (isOff && (leftOut === null || leftOut === 'nobody')) return i18n.t('mail.threadOff');
  if (isLoggable) return i18n.t('mail.willBeLogged');
  if (leftOut !== null && leftOut !== 'nobody') return leftOutText(leftOut);
  if (leftOut === 'nobody') return message.isFolded ? i18n.t('mail.folded') : leftOutText(leftOut);
  return i18n.t(direction === 'in' ? 'mail.senderUnticked' : 'mail.recipientUnticked');
}

/** Why there is nothing to log, calmly. */
export function stepText(
  step: LogStep,
  { hiddenCount = 0 }: { readonly hiddenCount?: number } = {},
): string | undefined {
  switch (step.kind) {
    case 'log':
      return undefined;
    case 'ask_deal':
      return i18n.t('mail.chooseDeal');
    case 'off':
      return i18n.t('mail.off');
    case 'all_logged':
      return i18n.t(hiddenCount > 0 ? 'mail.shownLogged' : 'mail.allLogged', step.count);
    case 'folded':
      return i18n.t('mail.foldedHint', step.count);
    case 'nobody':
      return nobodyText(step);
    case 'nothing':
      return step.reason === undefined
        ? i18n.t('mail.nothing')
        : i18n.t('mail.nothingBecause', [leftOutText(step.reason)]);
  }
}

/** Whom to tick, by name. */
function nobodyText({ people, isTheirs }: Extract<LogStep, { kind: 'nobody' }>): string {
  const names = namesOf(people);
  if (people.length > 1) return i18n.t('mail.tickOneOf', [names]);
  if (people.length === 0) return i18n.t('mail.nothing');
  return i18n.t(isTheirs ? 'mail.tickWriter' : 'mail.tickRecipient', [names]);
}

function agoText(at: string, now: number): string {
  return toMomentText(new Date(at), { now: new Date(now) });
}

/** Who wrote last and when, and whether somebody waits: `Last from Ann Lee, 19 hr. ago. Waits for you.` */
export function lastText(
  {
    messages,
    people,
    waitsForUs,
  }: {
    readonly messages: readonly ThreadMessage[];
    readonly people: readonly ThreadPerson[];
    readonly waitsForUs: boolean;
  },
  now: number,
): string | undefined {
  const last = messages.findLast(({ message }) => !message.isDraft);
  const name = last && senderName(last, people);
  if (!last || name === undefined) return undefined;
  const first =
    last.at === null
      ? i18n.t('mail.lastFromSometime', [name])
      : i18n.t('mail.lastFrom', [name, agoText(last.at, now)]);
  return waitsForUs ? `${first} ${i18n.t('mail.waits')}` : first;
}
