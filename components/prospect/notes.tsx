import { useLiveQuery } from 'dexie-react-hooks';
import { type Ref, useState } from 'react';
import { i18n } from '#i18n';
import type { AboutKind, Note } from '../../lib/model/engagement.ts';
import { addNote, deleteNote, editNote } from '../../lib/store/commands/notes.ts';
import { store } from '../../lib/store/open.ts';
import { listNotes } from '../../lib/store/queries.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { Section } from '../ui/section.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { Time } from '../ui/time.tsx';
import { useCommand } from '../use-command.ts';
import { failureText } from '../words.ts';

export interface NotesProps {
  readonly about: { readonly kind: AboutKind; readonly id: string; readonly name: string };
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

function NoteItem({ note }: { readonly note: Note }) {
  const { run } = useCommand();
  const [isEditing, setEditing] = useState(false);
  return (
    <li className="flex flex-col gap-1 border-t border-line py-2 first:border-t-0 first:pt-0">
      <div className="flex items-center gap-2 text-xs text-ink-3">
        <span className="flex-1">
          <Time at={note.created_at} />
        </span>
        <Button size="sm" look="plain" onClick={() => setEditing((now) => !now)}>
          {i18n.t('notes.edit')}
        </Button>
        <Button
          size="sm"
          look="plain"
          onClick={() =>
            void run(deleteNote(store(), note.id), () => ({
              title: i18n.t('receipt.deleted'),
              detail: i18n.t('notes.one'),
            }))
          }
        >
          {i18n.t('notes.delete')}
        </Button>
      </div>
      {isEditing ? (
        <InlineEdit
          label={i18n.t('notes.edit')}
          value={note.body}
          isMultiline
          onLeave={() => setEditing(false)}
          onSave={async (body) => {
            const result = await editNote(store(), note.id, { body });
            if (!result.ok) return failureText(result.failure.code, result.failure.detail).what;
            setEditing(false);
            return undefined;
          }}
        />
      ) : (
        <p className="break-words whitespace-pre-wrap">{note.body}</p>
      )}
    </li>
  );
}

/** What the reps know that no page says. */
export function Notes({ about, inputRef }: NotesProps) {
  const { run } = useCommand();
  const [body, setBody] = useState('');
  const { kind, id } = about;
  const notes = useLiveQuery(
    () => listNotes(store(), { aboutKind: kind, aboutId: id }),
    [kind, id],
  );
  const save = async () => {
    if (body.trim() === '') return;
    const receipt = await run(
      addNote(store(), { aboutKind: kind, aboutId: id, body: body.trim() }),
      () => ({ title: i18n.t('receipt.noteSaved'), detail: about.name }),
    );
    if (receipt) setBody('');
  };
  return (
    <Section
      title={i18n.t('notes.title')}
      {...(notes && notes.length > 0 ? { count: notes.length } : {})}
    >
      <div className="flex flex-col gap-3">
        <div className="flex flex-col gap-2">
          <TextArea
            label={i18n.t('notes.placeholder', [about.name])}
            labelAt="hidden"
            placeholder={i18n.t('notes.placeholder', [about.name])}
            value={body}
            onChange={setBody}
            onSubmit={() => void save()}
            rows={2}
            {...(inputRef ? { ref: inputRef } : {})}
          />
          {body.trim() === '' ? null : (
            <ButtonRow>
              <Button look="primary" keyHint="Ctrl+Enter" onClick={() => void save()}>
                {i18n.t('notes.saveNote')}
              </Button>
            </ButtonRow>
          )}
        </div>
        {notes?.length === 0 ? <EmptyState isInset title={i18n.t('notes.none')} /> : null}
        {notes && notes.length > 0 ? (
          <ul>
            {notes.map((note) => (
              <NoteItem key={note.id} note={note} />
            ))}
          </ul>
        ) : null}
      </div>
    </Section>
  );
}
