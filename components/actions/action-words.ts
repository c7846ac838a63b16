import { i18n } from '#i18n';
import type { BusinessCalendar } from '../../lib/actions/calendar.ts';
import type { Action } from '../../lib/actions/facts.ts';
import { type ActionTextPart, toActionText } from '../../lib/actions/text.ts';
import { channelLabel, dayText } from '../words.ts';

/** An action in words, in the rep's language. */
export interface ActionWords {
  readonly title: string;
  readonly reason: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
}

function partText({ key, count, values }: ActionTextPart): string {
  return count === undefined
    ? i18n.t(`actions.${key}` as never, [...values] as never)
    : i18n.t(`actions.${key}` as never, count as never, [...values] as never);
}

export function toActionWords(
  action: Action,
  of: {
    /** The person or deal that it is about, as shown. */
    readonly subject: string;
    /** Milliseconds since the epoch. */
    readonly now: number;
    readonly calendar: BusinessCalendar;
    readonly nameById: ReadonlyMap<string, string>;
  },
): ActionWords {
  const { subject, now, calendar, nameById } = of;
  const today = calendar.dayOf(new Date(now).toISOString());
  const text = toActionText(action, {
    now,
    subject,
    personName: (id) => nameById.get(id) ?? '',
    openDaysSince: (instant) => calendar.countOpenDays(calendar.dayOf(instant), today),
    formatInstant: dayText,
    formatDay: (day) => dayText(`${day}T12:00:00`),
    channelName: channelLabel,
  });
  return {
    title: partText(text.title),
    reason: partText(text.reason),
    facts: text.facts.map(({ fact, text: value }) => ({
      label: i18n.t(`facts.${fact.name}` as never),
      text: value,
    })),
  };
}
