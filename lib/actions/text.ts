import type { Channel } from '../model/prospect.ts';
import type { Action, ActionFact, RuleId } from './facts.ts';

/** What a text needs to be written: names and writing are the caller's. */
export interface ActionTextContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The person or deal that it is about, as shown. */
  readonly subject: string;
  personName(id: string): string;
  /** Open days since an instant, by the workspace's calendar. */
  openDaysSince(instant: string): number;
  formatInstant(instant: string): string;
  formatDay(day: string): string;
  channelName(channel: string): string;
}

/** These say on which channel to get in touch with whom. */
type ContactRule =
  | 'cadence_step'
  | 'champion_silent'
  | 'opponent_untouched'
  | 'not_contacted'
  | 'score_jump';
type RuleWithTitle = Exclude<RuleId, ContactRule>;

/** Keys below `actions.` in `locales`. */
export type ActionTextKey =
  | `${RuleWithTitle}_title`
  | `${RuleId}_reason`
  | `contact_${Channel}`
  | 'reply_waits_title_call'
  | 'reply_waits_reason_call'
  | 'quote_unanswered_title_call'
  | 'quote_unanswered_title_write'
  | 'quote_unanswered_reason_again'
  | 'champion_silent_reason_never'
  | 'single_threaded_reason_one'
  | 'job_change_reason_from';

export interface ActionTextPart {
  readonly key: ActionTextKey;
  /** For texts with a form for one and for many. */
  readonly count: number | undefined;
  /** In the order of `$1`, `$2`, …. */
  readonly values: readonly string[];
}

export interface ActionText {
  readonly title: ActionTextPart;
  readonly reason: ActionTextPart;
  /** Each fact by itself, for "why"; its label is `facts.<name>` in `locales`. */
  readonly facts: readonly { readonly fact: ActionFact; readonly text: string }[];
}

type WordedAction = Pick<Action, 'rule' | 'channel' | 'facts' | 'prospectId'>;

/** Texts with a form for one and for many, and the fact that is counted. */
const countedFacts: Partial<Record<ActionTextKey, string>> = {
  quote_unanswered_reason: 'quotedAt',
  quote_unanswered_reason_again: 'askedAt',
  not_contacted_reason: 'createdAt',
  champion_silent_reason: 'lastTouchAt',
  stalled_reason: 'enteredStageAt',
};

/** The words of an action: `title` takes the subject (or the person) as `$1`; `reason` takes the facts in their order. */
export function toActionText(action: WordedAction, context: ActionTextContext): ActionText {
  const { facts, prospectId } = action;
  const title = prospectId === null ? context.subject : context.personName(prospectId);
  const key = toReasonKey(action);
  const values = facts.map((fact) => toValue(fact, context));
  const countedName = countedFacts[key];
  const counted = facts.findIndex(({ name }) => name === countedName);
  const isCounted = counted !== -1;
  return {
    title: { key: toTitleKey(action), count: undefined, values: [title] },
    reason: {
      key,
      count: isCounted ? Number(values[counted]) : undefined,
      values: isCounted ? values.map(withoutBars) : values,
    },
    facts: facts.map((fact) => ({ fact, text: toFactText(fact, context) })),
  };
}

function toTitleKey({ rule, channel }: WordedAction): ActionTextKey {
  switch (rule) {
    case 'reply_waits':
      return channel === 'call' ? 'reply_waits_title_call' : 'reply_waits_title';
    case 'quote_unanswered':
      if (channel === null) return 'quote_unanswered_title';
      return channel === 'call' ? 'quote_unanswered_title_call' : 'quote_unanswered_title_write';
    case 'cadence_step':
    case 'champion_silent':
    case 'opponent_untouched':
    case 'not_contacted':
    case 'score_jump':
      return `contact_${channel ?? 'other'}`;
    default:
      return `${rule}_title`;
  }
}

function toReasonKey({ rule, channel, facts }: WordedAction): ActionTextKey {
  const knows = (name: string): boolean => facts.some((fact) => fact.name === name);
  switch (rule) {
    case 'reply_waits':
      return channel === 'call' ? 'reply_waits_reason_call' : 'reply_waits_reason';
    case 'quote_unanswered':
      return knows('askedAt') ? 'quote_unanswered_reason_again' : 'quote_unanswered_reason';
    case 'champion_silent':
      return knows('lastTouchAt') ? 'champion_silent_reason' : 'champion_silent_reason_never';
    case 'single_threaded':
      return knows('engaged') ? 'single_threaded_reason_one' : 'single_threaded_reason';
    case 'job_change':
      return knows('before') && knows('after') ? 'job_change_reason_from' : 'job_change_reason';
    default:
      return `${rule}_reason`;
  }
}

/** As a reason says it. */
function toValue(fact: ActionFact, context: ActionTextContext): string {
  switch (fact.kind) {
    case 'since':
      return String(context.openDaysSince(fact.value));
    case 'daysSince':
      return String(toDaysSince(fact.value, context.now));
    default:
      return toFactText(fact, context);
  }
}

/** As it stands by itself: a time rather than how long ago it was. */
function toFactText(fact: ActionFact, context: ActionTextContext): string {
  switch (fact.kind) {
    case 'instant':
    case 'since':
    case 'daysSince':
      return context.formatInstant(fact.value);
    case 'day':
      return context.formatDay(fact.value);
    case 'count':
      return String(fact.value);
    case 'channel':
      return context.channelName(fact.value);
    case 'person':
      return context.personName(fact.value);
    case 'text':
      return fact.value;
  }
}

function toDaysSince(instant: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / 86_400_000));
}

/** ` | ` parts the forms of a text in the browser's message file, and is looked for once the values are in. */
function withoutBars(value: string): string {
  return value.replaceAll('|', '/');
}
