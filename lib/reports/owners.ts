import { closerOf, type RepFact, type ReportFacts } from './facts.ts';

function readOwnerIds({ deals, prospects, touches }: ReportFacts): Set<string> {
  const ids = new Set<string>();
  for (const deal of deals) ids.add(deal.ownerId ?? '').add(closerOf(deal) ?? '');
  for (const { ownerId } of prospects) ids.add(ownerId ?? '');
  for (const { repId } of touches) ids.add(repId ?? '');
  return ids;
}

/** Reps by name, and whoever else owns something: nobody (an empty id) last. */
export function toOwners(facts: ReportFacts): {
  readonly reps: readonly RepFact[];
  readonly others: readonly RepFact[];
} {
  const reps = facts.reps.toSorted(
    (one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1),
  );
  const owners = readOwnerIds(facts);
  for (const { id } of reps) owners.delete(id);
  const isNobody = owners.delete('');
  const others = [...owners].sort().map((id) => ({ id, name: '' }));
  return { reps, others: isNobody ? [...others, { id: '', name: '' }] : others };
}
