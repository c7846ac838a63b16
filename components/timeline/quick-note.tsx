import type { About } from './about.ts';
import { NoteBox } from './note-box.tsx';

/** The box for a note in the popup; what is typed and not saved goes on in the panel's own. */
export function QuickNote({
  about,
  onDone,
}: {
  readonly about: About<'prospect' | 'company'>;
  readonly onDone: () => void;
}) {
  return (
    <NoteBox about={about} look="primary" isFocused rows={3} onSaved={onDone} onEscape={onDone} />
  );
}
