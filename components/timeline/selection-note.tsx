import { Building2, Handshake, User } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { SavedSelection } from '../../lib/platform/intent.ts';
import { addNote } from '../../lib/store/commands/notes.ts';
import { store } from '../../lib/store/open.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import { useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { NoteEditor, type NoteText } from './note-editor.tsx';
import { type FoundSubject, SubjectSearch } from './subject-search.tsx';

export interface SelectionNoteProps {
  /** The text that was marked, as a quote, and the address of its page; `''` where it has none that can be opened. */
  readonly body: string;
  readonly url: string;
  /** Where it was saved already, as its page is of somebody on file. */
  readonly saved?: SavedSelection | undefined;
  readonly onDone: (
    saved: { readonly table: 'prospects' | 'companies' | 'deals'; readonly id: string } | undefined,
  ) => void;
}

/** Asks whom a marked text of a page is about, and keeps it as a note with its source. */
export function SelectionNote(props: SelectionNoteProps) {
  const { saved } = props;
  return saved ? <SavedNews saved={saved} onDone={props.onDone} /> : <Asking {...props} />;
}

/** The note is on file already: shows the receipt, and whom it went to. */
function SavedNews({
  saved,
  onDone,
}: {
  readonly saved: SavedSelection;
  readonly onDone: SelectionNoteProps['onDone'];
}) {
  const { showReceipt } = useCommand();
  const isTold = useRef(false);
  useEffect(() => {
    if (isTold.current) return;
    isTold.current = true;
    showReceipt(saved.receipt, { title: i18n.t('receipt.noteSaved'), detail: saved.name });
    onDone({ table: saved.table, id: saved.id });
  }, [saved, showReceipt, onDone]);
  return null;
}

const kindByTable = { prospects: 'prospect', companies: 'company', deals: 'deal' } as const;
const icons = { prospects: User, companies: Building2, deals: Handshake };

/** Tells two texts marked on one page apart; not for anything that must not be guessed. */
function toMark(text: string): string {
  let mark = 0;
  for (const letter of text) mark = (mark * 31 + (letter.codePointAt(0) ?? 0)) % 4_294_967_291;
  return mark.toString(36);
}

function Asking({ body, url, onDone }: SelectionNoteProps) {
  const { run } = useCommand();
  const key = `${url}#${toMark(body)}`;
  const choice = useDraft<FoundSubject | null>(`selection-about:pages:${key}`, null);
  const chosen = choice.value;
  const save = async (subject: FoundSubject, text: NoteText) => {
    const receipt = await run(
      addNote(store(), {
        aboutKind: kindByTable[subject.table],
        aboutId: subject.id,
        sourceUrl: url === '' ? null : url,
        ...text,
      }),
      () => ({ title: i18n.t('receipt.noteSaved'), detail: subject.name }),
    );
    if (!receipt) return false;
    choice.drop();
    onDone({ table: subject.table, id: subject.id });
    return true;
  };
  if (chosen === undefined) return null;
  return (
    <div className="flex flex-col gap-3 px-4 pb-4">
      <div>
        <h2 className="text-md font-semibold">{i18n.t('quick.title')}</h2>
        {URL.canParse(url) ? (
          <p className="truncate text-xs text-ink-3" title={url}>
            {i18n.t('quick.from', [new URL(url).host])}
          </p>
        ) : null}
      </div>
      {chosen === null ? (
        <>
          <blockquote className="line-clamp-6 border-l-2 border-line-strong pl-2 wrap-anywhere whitespace-pre-wrap text-ink-2">
            {body.replaceAll(/^> ?/gm, '')}
          </blockquote>
          <div className="-mx-4">
            <Section title={i18n.t('quick.who')}>
              <SubjectSearch onTake={choice.setValue} onLeave={() => onDone(undefined)} />
            </Section>
          </div>
        </>
      ) : (
        <>
          <div className="flex items-center gap-2">
            <Icon shape={icons[chosen.table]} className="text-ink-3" />
            <span className="min-w-0 flex-1 truncate font-medium" title={chosen.name}>
              {i18n.t('quick.about', [chosen.name])}
            </span>
            <Button size="sm" onClick={choice.drop}>
              {i18n.t('quick.change')}
            </Button>
          </div>
          <NoteEditor
            draftKey={`selection:pages:${key}`}
            label={i18n.t('quick.text')}
            initial={body}
            saveLabel={i18n.t('notes.saveNote')}
            look="primary"
            isFocused
            rows={4}
            onCancel={() => {
              choice.drop();
              onDone(undefined);
            }}
            onSave={(text) => save(chosen, text)}
          />
        </>
      )}
    </div>
  );
}
