import { expect, it } from 'vitest';
import { valueOf } from '../a-store.ts';
import { listDealNotes } from '../deal-queries.ts';
import { loadIdentity } from '../identity.ts';
import { listNotes } from '../queries.ts';
import { undoCommand } from '../undo.ts';
import { aPipeline, refusal } from './a-pipeline.ts';
import { addNote, editNote } from './notes.ts';

it('a note mentions members alone, and keeps where it comes from', async () => {
  const { store, dealId } = await aPipeline();
  const { repId } = await loadIdentity(store);
  const stranger = '00000000-0000-4000-8000-0000000000aa';
  const { id } = valueOf(
    await addNote(store, {
      aboutKind: 'deal',
      aboutId: dealId,
      body: ' @Mai look ',
      mentions: [repId, repId, stranger],
      sourceUrl: 'https://www.linkedin.com/in/linh-tran/',
    }),
  );
  expect(await store.notes.get(id)).toMatchObject({
    body: '@Mai look',
    mentions: [repId],
    source_url: 'https://www.linkedin.com/in/linh-tran/',
  });
  const edit = valueOf(await editNote(store, id, { body: 'Look', mentions: [], pinned: true }));
  expect(await store.notes.get(id)).toMatchObject({
    body: 'Look',
    mentions: [],
    pinned: true,
    source_url: 'https://www.linkedin.com/in/linh-tran/',
  });
  valueOf(await undoCommand(store, edit.journalId));
  expect(await store.notes.get(id)).toMatchObject({ mentions: [repId], pinned: false });
  expect(await refusal(editNote(store, id, { body: ' ' }))).toMatchObject({ detail: 'notes.body' });
});

it('notes on a deal stand with those on its stakeholders, pinned ones first', async () => {
  const { store, clock, dealId, prospectId } = await aPipeline();
  const [part] = await store.stakeholders.toArray();
  const about = [
    { aboutKind: 'deal', aboutId: dealId, body: 'first', pinned: true },
    { aboutKind: 'stakeholder', aboutId: part?.id ?? '', body: 'second' },
    { aboutKind: 'prospect', aboutId: prospectId, body: 'of the person' },
    { aboutKind: 'deal', aboutId: dealId, body: 'third' },
  ] as const;
  for (const note of about) {
    clock.forward(1000);
    valueOf(await addNote(store, note));
  }
  const bodies = (await listDealNotes(store, dealId)).map(({ body }) => body);
  expect(bodies).toEqual(['first', 'third', 'second']);
  const ofPart = await listNotes(store, { aboutKind: 'stakeholder', aboutId: part?.id ?? '' });
  expect(ofPart.map(({ body }) => body)).toEqual(['second']);
});
