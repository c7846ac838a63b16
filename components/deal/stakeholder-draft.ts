import type { Stakeholder } from '../../lib/model/deal.ts';
import type { StakeholderPatch } from '../../lib/store/commands/stakeholders.ts';

/** What a rep can say about a person's part, as a form holds it. */
export interface PartValues {
  readonly roles: Stakeholder['roles'];
  readonly stance: Stakeholder['stance'];
  readonly influence: Stakeholder['influence'];
  readonly needs: string;
  readonly evidence: string;
}

/** Only what differs from the row: what a colleague changes meanwhile is then neither shown old nor overwritten. */
export type PartDraft = Partial<PartValues>;

/** What a row holds of each text. */
export const maxTextLength = 2_000;

export function toPartValues(row: Stakeholder, draft: PartDraft = {}): PartValues {
  const { roles, stance, influence, needs, evidence } = row;
  return { roles, stance, influence, needs: needs ?? '', evidence: evidence ?? '', ...draft };
}

/** A draft with some values changed; those that are as in the row are no part of it. */
export function changePart(row: Stakeholder, draft: PartDraft, change: PartDraft): PartDraft {
  const kept = toPartValues(row);
  const entries = Object.entries({ ...draft, ...change }) as [keyof PartValues, unknown][];
  return Object.fromEntries(entries.filter(([field, value]) => !isSame(kept[field], value)));
}

/** Roles are a set: their order says nothing. */
function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((value) => other.includes(value));
}

export function toPartPatch(draft: PartDraft): StakeholderPatch {
  const { needs, evidence, ...choices } = draft;
  return {
    ...choices,
    ...(needs === undefined ? {} : { needs: needs.trim() || null }),
    ...(evidence === undefined ? {} : { evidence: evidence.trim() || null }),
  };
}

/** How many characters of a text are more than a row holds. */
export function excessOf(text: string): number {
  return Math.max(0, text.trim().length - maxTextLength);
}
