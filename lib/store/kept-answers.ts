import type { Answers } from '../actions/facts.ts';
import type { Dismissal, Task } from '../model/engagement.ts';

/**
 * What a rep has answered about one prospect or deal, by the keys under which commands keep it. Where two computers put
 * the same off, the one that has seen the newer facts counts; of these the later.
 */
export function toAnswers(tasks: readonly Task[], dismissals: readonly Dismissal[]): Answers {
  const settledUntil: Record<string, string> = {};
  const snoozedUntil: Record<string, string> = {};
  const snoozedFactsUntil: Record<string, string> = {};
  for (const { rule, done_at, snoozed_until, due_at } of tasks) {
    if (rule === null || done_at !== null || snoozed_until === null) continue;
    const factsUntil = due_at ?? snoozed_until;
    const known = snoozedFactsUntil[rule] ?? '';
    if (factsUntil < known) continue;
    if (factsUntil === known && snoozed_until < (snoozedUntil[rule] ?? '')) continue;
    snoozedUntil[rule] = snoozed_until;
    snoozedFactsUntil[rule] = factsUntil;
  }
  for (const { rule, facts_until } of dismissals) {
    if (facts_until > (settledUntil[rule] ?? '')) settledUntil[rule] = facts_until;
  }
  return { settledUntil, snoozedUntil, snoozedFactsUntil };
}
