import type { ReactNode, Ref } from 'react';
import { i18n } from '#i18n';
import { addNote } from '../../lib/store/commands/notes.ts';
import { store } from '../../lib/store/open.ts';
import { useCommand } from '../use-command.ts';
import { type About, toDraftKey } from './about.ts';
import { NoteEditor } from './note-editor.tsx';

export interface NoteBoxProps {
  readonly about: About;
  readonly look?: 'primary' | 'default';
  readonly footer?: ReactNode;
  readonly rows?: number;
  readonly isFocused?: boolean;
  readonly inputRef?: Ref<HTMLTextAreaElement> | undefined;
  readonly onSaved?: () => void;
  readonly onEscape?: () => void;
}

/** The box for a new note. */
export function NoteBox({ about, onSaved, ...editor }: NoteBoxProps) {
  const { run } = useCommand();
  const label = i18n.t('notes.placeholder', [about.name]);
  return (
    <NoteEditor
      {...editor}
      draftKey={toDraftKey('note', about)}
      label={label}
      placeholder={label}
      saveLabel={i18n.t('notes.saveNote')}
      onSave={async ({ body, mentions }) => {
        const receipt = await run(
          addNote(store(), { aboutKind: about.kind, aboutId: about.id, body, mentions }),
          () => ({ title: i18n.t('receipt.noteSaved'), detail: about.name }),
        );
        if (receipt) onSaved?.();
        return receipt !== undefined;
      }}
    />
  );
}
