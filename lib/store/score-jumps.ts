import type { PersonSignal } from '../actions/facts.ts';
import type { Prospect } from '../model/prospect.ts';
import { findJump, type Jump } from '../scoring/jump.ts';
import type { Scored } from './ranked-scores.ts';
import { loadTold, sinceFirstTold } from './since-told.ts';
import type { Store } from './store.ts';

function toSignal({ at, before, after }: Jump): PersonSignal {
  return {
    kind: 'score_jump',
    at: new Date(at).toISOString(),
    before: String(before),
    after: String(after),
  };
}

/**
 * The newest jump of each score, worked out from rows and written nowhere, so that every device finds the same. Only what
 * became known makes one, not what was changed. Through Dexie alone.
 */
export async function loadJumps(
  store: Store,
  { people, scored }: { people: readonly Prospect[]; scored: Scored },
): Promise<ReadonlyMap<string, PersonSignal>> {
  const { card, inputsById, now } = scored;
  const found = new Map<string, PersonSignal>();
  const unsure: Prospect[] = [];
  for (const person of people) {
    const inputs = inputsById.get(person.id);
    const jump = inputs && findJump(inputs, card, now);
    if (!inputs || !jump) continue;
    if (Object.keys(inputs.since).length > 0) unsure.push(person);
    else found.set(person.id, toSignal(jump));
  }
  if (unsure.length === 0) return found;
  const told = await loadTold(store, unsure);
  for (const person of unsure) {
    const inputs = inputsById.get(person.id);
    const jump = inputs && findJump(sinceFirstTold(inputs, { person, told }), card, now);
    if (jump) found.set(person.id, toSignal(jump));
  }
  return found;
}
