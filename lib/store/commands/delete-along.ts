import type { Stakeholder } from '../../model/deal.ts';
import type { Draft } from '../draft.ts';
import { aboutKey } from '../tables.ts';

/** What goes along with a row that is deleted, in the same command, so that undoing it brings all of it back. */

/** Deletes the notes about rows along with them. `about` are the rows' keys in the index. */
export async function removeNotesAbout(draft: Draft, about: readonly string[]): Promise<void> {
  if (about.length === 0) return;
  const notes = await draft.store.notes.where('ix.about').anyOf(about).toArray();
  draft.removeRead('notes', ...notes);
}

/** Stakeholders with the notes about their part. */
export async function removeStakeholders(
  draft: Draft,
  parts: readonly Stakeholder[],
): Promise<void> {
  draft.removeRead('stakeholders', ...parts);
  await removeNotesAbout(
    draft,
    parts.map(({ id }) => aboutKey('stakeholder', id)),
  );
}

/** A deal with its stakeholders, its notes and what was still to do for it. What was done stays in the history. */
export async function removeDeal(draft: Draft, id: string): Promise<void> {
  const { store } = draft;
  await draft.remove('deals', id);
  const [parts, tasks] = await Promise.all([
    store.stakeholders.where('ix.deal').equals(id).toArray(),
    store.tasks.where('ix.deal').equals(id).toArray(),
  ]);
  await removeStakeholders(draft, parts);
  await removeNotesAbout(draft, [aboutKey('deal', id)]);
  draft.removeRead('tasks', ...tasks.filter(({ done_at }) => done_at === null));
}

/** What belongs to a person alone: their part in deals, cadences, notes and next actions. */
export async function removeAllOfProspect(draft: Draft, id: string): Promise<void> {
  const { store } = draft;
  const [parts, tasks, enrolments] = await Promise.all([
    store.stakeholders.where('ix.prospect').equals(id).toArray(),
    store.tasks.where('ix.of').equals(id).toArray(),
    store.enrolments.where('ix.prospect').equals(id).toArray(),
  ]);
  await removeStakeholders(draft, parts);
  await removeNotesAbout(draft, [aboutKey('prospect', id)]);
  draft.removeRead('tasks', ...tasks);
  draft.removeRead('enrolments', ...enrolments);
}
