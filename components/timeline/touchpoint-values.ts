import {
  callOutcomes,
  type Touchpoint,
  type TouchpointOutcome,
  touchpointOutcomes,
} from '../../lib/model/engagement.ts';
import type { Channel } from '../../lib/model/prospect.ts';
import type { TouchpointInput } from '../../lib/store/commands/touchpoints.ts';

/** What the form for one contact holds; day and time are the rep's own. */
export interface TouchpointValues {
  readonly channel: Channel;
  readonly direction: 'in' | 'out' | null;
  readonly outcome: TouchpointOutcome | null;
  readonly when: 'now' | 'at';
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM`. */
  readonly time: string;
  readonly subject: string;
  readonly snippet: string;
  readonly prospectIds: readonly string[];
  readonly dealId: string | null;
}

export type TouchpointField = 'when' | 'subject' | 'snippet' | 'people';
export type TouchpointProblem = 'noTime' | 'ahead' | 'outOfRange' | 'tooLong' | 'nobody';

const maxLengths = { subject: 400, snippet: 1000 } as const;

/** What a contact by each channel may have come to; those of a call have the digits as keys. */
const outcomesByChannel: Readonly<Record<Channel, readonly TouchpointOutcome[]>> = {
  call: callOutcomes,
  email: ['objection', 'bounced'],
  linkedin: ['objection'],
  message: ['objection'],
  meeting: ['held', 'cancelled', 'objection'],
  event: ['held', 'cancelled'],
  other: ['objection'],
};

export function outcomesOf(channel: Channel): readonly TouchpointOutcome[] {
  return outcomesByChannel[channel];
}

/** Meetings and events have no side that began them, and may lie ahead. */
export function isGathering(channel: Channel): boolean {
  return channel === 'meeting' || channel === 'event';
}

/** The same values by another channel: what does not go with it is let go. */
export function withChannel(values: TouchpointValues, channel: Channel): TouchpointValues {
  const { outcome } = values;
  const fits = outcome !== null && outcomesOf(channel).includes(outcome);
  return {
    ...values,
    channel,
    direction: isGathering(channel) ? null : (values.direction ?? 'out'),
    outcome: fits ? outcome : null,
  };
}

const halfHourMs = 30 * 60_000;

function toTwo(part: number): string {
  return String(part).padStart(2, '0');
}

/** Day and time on the rep's own clock. */
export function toDayTime(ms: number): Pick<TouchpointValues, 'day' | 'time'> {
  const at = new Date(ms);
  return {
    day: `${at.getFullYear()}-${toTwo(at.getMonth() + 1)}-${toTwo(at.getDate())}`,
    time: `${toTwo(at.getHours())}:${toTwo(at.getMinutes())}`,
  };
}

/** A form as it opens: just now, by us; the time at hand is the half hour before. */
export function toFirstValues(
  of: {
    readonly channel: Channel;
    readonly prospectIds: readonly string[];
    readonly dealId: string | null;
  },
  now: number,
): TouchpointValues {
  return {
    ...of,
    direction: isGathering(of.channel) ? null : 'out',
    outcome: null,
    when: 'now',
    ...toDayTime(Math.floor(now / halfHourMs) * halfHourMs),
    subject: '',
    snippet: '',
  };
}

export function toEditedValues(touchpoint: Touchpoint): TouchpointValues {
  return {
    channel: touchpoint.channel,
    direction: touchpoint.direction,
    outcome: touchpointOutcomes.find((one) => one === touchpoint.outcome) ?? null,
    when: 'at',
    ...toDayTime(Date.parse(touchpoint.occurred_at)),
    subject: touchpoint.subject ?? '',
    snippet: touchpoint.snippet ?? '',
    prospectIds: touchpoint.prospect_ids,
    dealId: touchpoint.deal_id,
  };
}

export type TouchpointCheck =
  | { readonly isFine: true; readonly input: TouchpointInput }
  | {
      readonly isFine: false;
      readonly problems: Readonly<Partial<Record<TouchpointField, TouchpointProblem>>>;
    };

const yearMs = 366 * 86_400_000;
const earliest = '2000-01-01';
/** A clock a moment behind must not refuse what has just happened. */
const slackMs = 60_000;

/** What would be saved, or what is wrong with which field. `original` is what is being edited: its time to the second is kept. */
export function checkTouchpoint(
  values: TouchpointValues,
  { now, original }: { readonly now: number; readonly original?: Touchpoint | undefined },
): TouchpointCheck {
  const problems: Partial<Record<TouchpointField, TouchpointProblem>> = {};
  const at = toInstantMs(values, { now, original });
  if (Number.isNaN(at)) problems.when = 'noTime';
  else if (at < Date.parse(earliest) || at > now + 2 * yearMs) problems.when = 'outOfRange';
  else if (at > now + slackMs && !isGathering(values.channel)) problems.when = 'ahead';
  const subject = values.subject.trim();
  const snippet = values.snippet.trim();
  if (subject.length > maxLengths.subject) problems.subject = 'tooLong';
  if (snippet.length > maxLengths.snippet) problems.snippet = 'tooLong';
  if (values.prospectIds.length === 0 && values.dealId === null) problems.people = 'nobody';
  if (Object.keys(problems).length > 0) return { isFine: false, problems };
  return {
    isFine: true,
    input: {
      prospectIds: values.prospectIds,
      dealId: values.dealId,
      channel: values.channel,
      direction: values.direction,
      occurredAt: new Date(at).toISOString(),
      subject: subject || null,
      snippet: snippet || null,
      // A word that only another version knows stays.
      outcome: values.outcome ?? unknownOutcome(original),
    },
  };
}

function toInstantMs(
  { when, day, time }: TouchpointValues,
  { now, original }: { now: number; original?: Touchpoint | undefined },
): number {
  if (when === 'now') return now;
  if (original) {
    const kept = toDayTime(Date.parse(original.occurred_at));
    if (kept.day === day && kept.time === time) return Date.parse(original.occurred_at);
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return Number.NaN;
  return new Date(`${day}T${time}`).getTime();
}

function unknownOutcome(original: Touchpoint | undefined): string | null {
  const outcome = original?.outcome ?? null;
  return touchpointOutcomes.some((one) => one === outcome) ? null : outcome;
}
