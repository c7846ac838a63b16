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

export interface ActionTextPart {
  /** Below `actions.` in `locales`: `quote_unanswered.title`. */
  readonly key: string;
  /** For texts with a form for one and for many. */
  readonly count: number | undefined;
  /** In the order of `$1`, `$2`, …. */
  readonly values: readonly string[];
}

export interface ActionText {
  readonly title: ActionTextPart;
  readonly reason: ActionTextPart;
  /** Each fact by itself, for "why". */
  readonly facts: readonly { readonly fact: ActionFact; readonly text: string }[];
}

/** The words of an action: `title` takes the subject (or the person) as `$1`; `reason` takes the facts in their order. */
export function toActionText(
  _action: Pick<Action, 'rule' | 'facts' | 'prospectId'>,
  _context: ActionTextContext,
): ActionText {
  throw new Error('not built yet');
}

export type { RuleId };
