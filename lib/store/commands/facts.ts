import type { Fact } from '../../model/engagement.ts';
import type { Draft } from '../draft.ts';

/** Addresses of sites are too long for a fact and say nothing about a person. */
const untoldFields: ReadonlySet<string> = new Set(['website', 'websites', 'evidence']);

/** Appends what became known about an entity: one fact a field, never changed afterwards. */
export function addFacts(
  draft: Draft,
  of: Pick<Fact, 'entity' | 'entity_id' | 'known_at' | 'source'>,
  values: Readonly<Record<string, unknown>>,
): void {
  for (const [field, value] of Object.entries(values)) {
    if (untoldFields.has(field) || value === undefined) continue;
    if (typeof value === 'boolean') continue;
    draft.append('facts', { ...of, field, value: value as Fact['value'] });
  }
}
