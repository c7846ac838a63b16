import { describe, expect, it } from 'vitest';
import { ownIdOf } from '../../model/ids.ts';
import { loadContent, valueOf } from '../a-store.ts';
import { listStakeholders } from '../deal-queries.ts';
import { loadIdentity } from '../identity.ts';
import { undoCommand } from '../undo.ts';
import { aPipeline, refusal } from './a-pipeline.ts';
import { addNote, deleteNote } from './notes.ts';
import { addProspect, deleteProspect } from './prospects.ts';
import { addStakeholder, deleteStakeholder, editStakeholder } from './stakeholders.ts';

async function withMara() {
  const pipeline = await aPipeline();
  const mara = valueOf(await addProspect(pipeline.store, { full_name: 'Mara Lindqvist' })).id;
  return { ...pipeline, mara };
}

describe('a stakeholder', () => {
  it('is one row for a person in a deal, on every device', async () => {
    const { store, dealId, mara } = await withMara();
    const receipt = valueOf(
      await addStakeholder(store, {
        dealId,
        prospectId: mara,
        roles: ['champion', 'user', 'champion'],
        influence: 'high',
        needs: ' One screen ',
        evidence: ' ',
      }),
    );
    const { workspaceId } = await loadIdentity(store);
    expect(receipt).toMatchObject({
      table: 'stakeholders',
      id: ownIdOf(workspaceId, 'stakeholder', `${dealId}:${mara}`),
      name: 'Mara Lindqvist',
    });
    expect(await store.stakeholders.get(receipt.id)).toMatchObject({
      roles: ['champion', 'user'],
      stance: 'unknown',
      influence: 'high',
      needs: 'One screen',
      evidence: null,
    });
    expect(await refusal(addStakeholder(store, { dealId, prospectId: mara }))).toEqual({
      code: 'already_saved',
      detail: 'prospect_id',
    });
  });

  it('who was taken out comes back with nothing of what was said of them', async () => {
    const { store, dealId, mara } = await withMara();
    const input = { dealId, prospectId: mara, stance: 'against', needs: 'x' } as const;
    const first = valueOf(await addStakeholder(store, input));
    valueOf(await addNote(store, { aboutKind: 'stakeholder', aboutId: first.id, body: 'x' }));
    valueOf(await deleteStakeholder(store, first.id));
    const again = valueOf(await addStakeholder(store, { dealId, prospectId: mara }));
    expect(again.id).toBe(first.id);
    expect(await store.stakeholders.get(first.id)).toMatchObject({
      stance: 'unknown',
      needs: null,
      deleted_at: null,
    });
    const lines = await listStakeholders(store, dealId);
    expect(lines.map(({ noteCount }) => noteCount)).toEqual([0, 0]);
  });

  it('is edited as sets and words, and each edit is taken back', async () => {
    const { store, dealId, mara } = await withMara();
    const { id } = valueOf(
      await addStakeholder(store, { dealId, prospectId: mara, roles: ['user'] }),
    );
    const edit = valueOf(
      await editStakeholder(store, id, { roles: ['user', 'coach'], evidence: ' Said so ' }),
    );
    expect(edit).toMatchObject({ name: 'Mara Lindqvist', fieldCount: 2 });
    valueOf(await editStakeholder(store, id, { roles: ['user', 'coach', 'legal'] }));
    valueOf(await undoCommand(store, edit.journalId));
    expect(await store.stakeholders.get(id)).toMatchObject({
      roles: ['user', 'legal'],
      evidence: null,
    });
    expect(await refusal(editStakeholder(store, id, { needs: 'x'.repeat(2001) }))).toEqual({
      code: 'invalid_input',
      detail: 'stakeholders.needs',
    });
  });

  it('is deleted with the notes about the part, not about the person', async () => {
    const { store, dealId, mara } = await withMara();
    const { id } = valueOf(await addStakeholder(store, { dealId, prospectId: mara }));
    valueOf(await addNote(store, { aboutKind: 'stakeholder', aboutId: id, body: 'part' }));
    valueOf(await addNote(store, { aboutKind: 'prospect', aboutId: mara, body: 'person' }));
    const before = await loadContent(store);
    const gone = valueOf(await deleteStakeholder(store, id));
    const notes = await store.notes.orderBy('ix.about').toArray();
    expect(notes.map(({ body }) => body)).toEqual(['person']);
    valueOf(await undoCommand(store, gone.journalId));
    expect(await loadContent(store)).toEqual(before);
  });

  it('is nobody who is gone or merged, and is not taken back while a note speaks of the part', async () => {
    const { store, dealId, prospectId, mara } = await withMara();
    const added = valueOf(await addStakeholder(store, { dealId, prospectId: mara }));
    const note = valueOf(
      await addNote(store, { aboutKind: 'stakeholder', aboutId: added.id, body: 'x' }),
    );
    expect(await refusal(undoCommand(store, added.journalId))).toEqual({
      code: 'cannot_undo',
      detail: 'notes',
    });
    valueOf(await deleteNote(store, note.id));
    valueOf(await undoCommand(store, added.journalId));
    const other = valueOf(await addProspect(store, { full_name: 'M. Lindqvist' })).id;
    await store.prospects.update(other, { merged_into: prospectId as never });
    valueOf(await deleteProspect(store, mara));
    for (const id of [mara, other]) {
      expect(await refusal(addStakeholder(store, { dealId, prospectId: id }))).toEqual({
        code: 'not_found_here',
        detail: 'prospects',
      });
    }
    const dealless = { dealId: other, prospectId };
    expect(await refusal(addStakeholder(store, dealless))).toMatchObject({ detail: 'deals' });
  });
});
