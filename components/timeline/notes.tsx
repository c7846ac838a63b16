import { useLiveQuery } from 'dexie-react-hooks';
import { ExternalLink, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { AboutKind, Note } from '../../lib/model/engagement.ts';
import { deleteNote, editNote } from '../../lib/store/commands/notes.ts';
import { listDealNotes, listStakeholders } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { listNotes } from '../../lib/store/queries.ts';
import { LinkButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { RichText } from '../ui/rich-text.tsx';
import { Time } from '../ui/time.tsx';
import { useCommand } from '../use-command.ts';
import type { About } from './about.ts';
import { EntryFrame } from './entry-frame.tsx';
import { parseMarkdown } from './markdown.ts';
import { NoteEditor } from './note-editor.tsx';
import { toTeaser } from './teaser.ts';
import type { Reps } from './use-reps.ts';

export interface ShownNote {
  readonly note: Note;
  /** Whom it is about, where that is not plain from where it stands. */
  readonly aboutName: string | undefined;
}

/** The notes about a row, the pinned ones first; those about a deal with the ones about its people. */
export function useNotes(about: Pick<About, 'kind' | 'id'>): readonly ShownNote[] | undefined {
  const { kind, id } = about;
  return useLiveQuery(
    async () => (kind === 'deal' ? loadOfDeal(id) : loadOf(kind, id)),
    [kind, id],
  );
}

async function loadOf(kind: AboutKind, id: string): Promise<readonly ShownNote[]> {
  const notes = await listNotes(store(), { aboutKind: kind, aboutId: id });
  return notes.map((note) => ({ note, aboutName: undefined }));
}

async function loadOfDeal(id: string): Promise<readonly ShownNote[]> {
  const [notes, people] = await Promise.all([
    listDealNotes(store(), id),
    listStakeholders(store(), id),
  ]);
  const nameById = new Map(
    people.map(({ stakeholder, prospect }) => [stakeholder.id, prospect.full_name]),
  );
  return notes.map((note) => ({ note, aboutName: nameById.get(note.about_id) }));
}

/** Who wrote and when. A row tells who changed it last, so that the writer of a changed note is not named. */
function NoteMeta({ shown, reps }: { readonly shown: ShownNote; readonly reps: Reps }) {
  const { note, aboutName } = shown;
  const isChanged = note.updated_at !== note.created_at;
  const writer = reps.isTeam ? reps.nameOf(note.updated_by) : undefined;
  return (
    <div className="flex min-h-5 items-center gap-1 text-xs text-ink-3">
      {note.pinned ? (
        <>
          <Icon shape={Pin} size="sm" />
          <span>{i18n.t('notes.pinned')}</span>
          <span aria-hidden="true">·</span>
        </>
      ) : null}
      <span className="min-w-0 truncate">
        {aboutName === undefined ? null : `${aboutName} · `}
        {writer === undefined || isChanged ? null : `${writer}, `}
        <Time at={note.created_at} />
        {isChanged && writer !== undefined ? ` · ${i18n.t('notes.changedBy', [writer])}` : null}
      </span>
    </div>
  );
}

function SourceLink({ url }: { readonly url: string }) {
  if (!URL.canParse(url)) return null;
  return (
    <a
      href={url}
      title={url}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex min-h-6 max-w-full items-center gap-1 self-start text-xs"
    >
      <Icon shape={ExternalLink} size="sm" />
      <span className="truncate">{new URL(url).host}</span>
    </a>
  );
}

function NoteItem({ shown, reps }: { readonly shown: ShownNote; readonly reps: Reps }) {
  const { note } = shown;
  const { run } = useCommand();
  const [isEditing, setEditing] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const teaser = isWhole ? undefined : toTeaser(note.body);
  const edit = () => setEditing(true);
  const leave = () => setEditing(false);
  const togglePin = () =>
    void run(editNote(store(), note.id, { pinned: !note.pinned }), ({ name }) => ({
      title: i18n.t(note.pinned ? 'notes.wasUnpinned' : 'notes.wasPinned'),
      detail: name,
    }));
  const remove = () =>
    void run(deleteNote(store(), note.id), () => ({
      title: i18n.t('receipt.deleted'),
      detail: i18n.t('notes.one'),
    }));
  return (
    <EntryFrame
      className="border-t border-line py-2 first:border-t-0 first:pt-0"
      onEnter={edit}
      acts={[
        {
          id: 'pin',
          icon: note.pinned ? PinOff : Pin,
          label: i18n.t(note.pinned ? 'notes.unpin' : 'notes.pin'),
          run: togglePin,
        },
        { id: 'edit', icon: Pencil, label: i18n.t('notes.edit'), keyHint: 'e', run: edit },
        {
          id: 'delete',
          icon: Trash2,
          label: i18n.t('notes.delete'),
          keyHint: 'Delete',
          isLast: true,
          run: remove,
        },
      ]}
      editor={
        isEditing ? (
          <NoteEditor
            draftKey={`note-edit:notes:${note.id}`}
            label={i18n.t('notes.edit')}
            initial={note.body}
            saveLabel={i18n.t('app.save')}
            look="primary"
            isFocused
            onCancel={leave}
            onSave={async (text) => {
              const receipt = await run(editNote(store(), note.id, text), ({ name }) => ({
                title: i18n.t('receipt.noteSaved'),
                detail: name,
              }));
              if (receipt) leave();
              return receipt !== undefined;
            }}
          />
        ) : undefined
      }
    >
      {(acts) => (
        <div className="flex flex-col gap-0.5">
          {acts}
          <NoteMeta shown={shown} reps={reps} />
          <RichText
            blocks={parseMarkdown(teaser ?? note.body, {
              chips: reps.members.map(({ name }) => name),
            })}
          />
          {teaser === undefined ? null : (
            <LinkButton className="min-h-6 self-start text-xs" onClick={() => setWhole(true)}>
              {i18n.t('notes.showAll')}
            </LinkButton>
          )}
          {note.source_url === null ? null : <SourceLink url={note.source_url} />}
        </div>
      )}
    </EntryFrame>
  );
}

/** Notes to read, pin, edit and delete. */
export function NotesList({
  notes,
  reps,
}: {
  readonly notes: readonly ShownNote[];
  readonly reps: Reps;
}) {
  return (
    <ul>
      {notes.map((shown) => (
        <NoteItem key={shown.note.id} shown={shown} reps={reps} />
      ))}
    </ul>
  );
}
