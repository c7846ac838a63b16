import { foldOnce } from './list-text.ts';
import type { Mirrors } from './mirrors.ts';

/** Names of those who take part in a deal, folded, as one text: by them, too, a deal is found. By deal. */
export function loadDealPeople(mirrors: Mirrors): Promise<ReadonlyMap<string, string>> {
  return mirrors.memo('list:dealPeople', ['stakeholders', 'prospects'], async () => {
    const [parts, people] = await Promise.all([
      mirrors.rows('stakeholders'),
      mirrors.rows('prospects'),
    ]);
    const names = new Map<string, string>();
    for (const { dealId, prospectId } of parts.values()) {
      const person = people.get(prospectId);
      if (!person) continue;
      const before = names.get(dealId);
      const name = foldOnce(person.fullName);
      names.set(dealId, before === undefined ? name : `${before} | ${name}`);
    }
    return names;
  });
}
