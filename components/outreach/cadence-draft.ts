import type { Cadence, CadenceStep } from '../../lib/model/engagement.ts';
import { maxCadenceSteps } from '../../lib/model/engagement.ts';
import type { Channel } from '../../lib/model/prospect.ts';
import { maxCadenceMails } from '../../lib/model/selling.ts';

/** A step in the form; `key` stays with it when it moves, `wait` is text as it was typed. */
export interface StepDraft {
  readonly key: number;
  readonly channel: Channel;
  readonly wait: string;
}

export interface CadenceDraft {
  readonly name: string;
  readonly steps: readonly StepDraft[];
  /** The key of the next new step. */
  readonly nextKey: number;
}

/** Business days; a year has about 250. */
const maxWaitDays = 250;
const newStepWait = '3';

export function toCadenceDraft(cadence: Pick<Cadence, 'name' | 'steps'> | undefined): CadenceDraft {
  const steps = cadence?.steps ?? [{ channel: 'email', waitDays: 0 } as const];
  return {
    name: cadence?.name ?? '',
    steps: steps.map(({ channel, waitDays }, key) => ({ key, channel, wait: String(waitDays) })),
    nextKey: steps.length,
  };
}

/** Whole business days; `undefined` for anything else. */
export function parseWait(text: string): number | undefined {
  const plain = text.trim();
  const days = /^\d{1,3}$/.test(plain) ? Number(plain) : Number.NaN;
  return days <= maxWaitDays ? days : undefined;
}

/** The steps as they are saved; `undefined` while one of them cannot be. */
export function toSteps(steps: readonly StepDraft[]): CadenceStep[] | undefined {
  const parsed = steps.map(({ channel, wait }) => ({ channel, waitDays: parseWait(wait) }));
  const whole = parsed.filter((step): step is CadenceStep => step.waitDays !== undefined);
  return whole.length === parsed.length && whole.length > 0 ? whole : undefined;
}

export function withStep(draft: CadenceDraft): CadenceDraft {
  if (draft.steps.length >= maxCadenceSteps) return draft;
  const step = { key: draft.nextKey, channel: 'call', wait: newStepWait } as const;
  return { ...draft, steps: [...draft.steps, step], nextKey: draft.nextKey + 1 };
}

export function withoutStep(draft: CadenceDraft, key: number): CadenceDraft {
  return { ...draft, steps: draft.steps.filter((step) => step.key !== key) };
}

export function withChanged(
  draft: CadenceDraft,
  key: number,
  part: Partial<Pick<StepDraft, 'channel' | 'wait'>>,
): CadenceDraft {
  return {
    ...draft,
    steps: draft.steps.map((step) => (step.key === key ? { ...step, ...part } : step)),
  };
}

/** One place up or down; at the end it stays. */
export function withMoved(draft: CadenceDraft, key: number, by: 1 | -1): CadenceDraft {
  const from = draft.steps.findIndex((step) => step.key === key);
  const to = from + by;
  const [one, other] = [draft.steps[from], draft.steps[to]];
  if (!one || !other) return draft;
  return { ...draft, steps: draft.steps.with(from, other).with(to, one) };
}

/** What a list says of a cadence: how many steps, over how many business days, how many of them e-mails. */
export function toSummary(steps: readonly CadenceStep[]) {
  return {
    stepCount: steps.length,
    // As the calendar plans them: no two steps on one day.
    dayCount: steps.reduce(
      (sum, { waitDays }, index) => sum + (index === 0 ? waitDays : Math.max(waitDays, 1)),
      0,
    ),
    mailCount: steps.filter(({ channel }) => channel === 'email').length,
  };
}

export function hasTooManyMails(steps: readonly Pick<CadenceStep, 'channel'>[]): boolean {
  return steps.filter(({ channel }) => channel === 'email').length > maxCadenceMails;
}
