import type { ActionFact, DealFacts, PersonFacts, RuleId, SellingFacts } from '../facts.ts';

/** What a rule does in one situation: golden cases, kept apart from the rules. */
interface Situation {
  readonly name: string;
  readonly facts: PersonFacts | DealFacts;
  readonly selling?: Partial<SellingFacts>;
  /** When the rep looks; Thursday morning where it is not said. */
  readonly at?: string;
}

interface Words {
  readonly title: string;
  readonly reason: string;
}

export interface SpeakingCase extends Situation {
  readonly dueAt: string;
  readonly until?: string;
  readonly channel?: string;
  readonly prospectId?: string;
  readonly uses: Readonly<Record<string, ActionFact['value']>>;
  readonly en: Words;
  readonly vi: Words;
}

export interface SilentCase extends Situation {
  /**
   * `facts`: nothing speaks for it. `settled`, `snoozed`: the rep answered. `ahead`: it is not due yet. `over`: it is too late.
   */
  readonly because: 'facts' | 'settled' | 'snoozed' | 'ahead' | 'over';
}

export interface RuleCases {
  readonly rule: RuleId;
  readonly speaks: readonly SpeakingCase[];
  readonly silent: readonly SilentCase[];
}
