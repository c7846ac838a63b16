import {
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Composer } from '../ui/composer.tsx';
import { numberText } from '../ui/locale.ts';
import { Monogram } from '../ui/monogram.tsx';
import { ResultList, toResultId } from '../ui/result-list.tsx';
import { useDraft } from '../use-draft.ts';
import {
  findMentioned,
  insertMention,
  type MentionQuery,
  readMentionQuery,
  readMentions,
} from './mention.ts';
import { useReps } from './use-reps.ts';

export interface NoteText {
  readonly body: string;
  /** Rep ids of the colleagues whose names stand in it. */
  readonly mentions: readonly string[];
}

export interface NoteEditorProps {
  /** Keeps what is typed; see `useDraft`. */
  readonly draftKey: string;
  readonly label: string;
  readonly placeholder?: string;
  /** What stands there before anything is typed. */
  readonly initial?: string;
  readonly saveLabel: string;
  readonly look?: 'primary' | 'default';
  /** Gives whether it was saved; what is typed goes only then. */
  readonly onSave: (text: NoteText) => Promise<boolean>;
  /** Esc; what is typed stays. */
  readonly onEscape?: () => void;
  /** Leaves, and lets go of what was typed: a button of its own, and Esc. */
  readonly onCancel?: () => void;
  /** Buttons left of the one that saves. */
  readonly footer?: ReactNode;
  readonly rows?: number;
  /** Takes the focus when it appears, with the cursor behind what is there. */
  readonly isFocused?: boolean;
  readonly inputRef?: Ref<HTMLTextAreaElement> | undefined;
}

/** What a row holds. */
const maxLength = 20_000;
const offeredCount = 5;

/** A box for a note: keeps what is typed, and offers colleagues after an `@`. */
export function NoteEditor({
  draftKey,
  label,
  placeholder,
  initial = '',
  saveLabel,
  look = 'default',
  onSave,
  onEscape,
  onCancel,
  footer,
  rows = 2,
  isFocused = false,
  inputRef,
}: NoteEditorProps) {
  const draft = useDraft(draftKey, initial);
  const reps = useReps();
  const listId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const isSaving = useRef(false);
  const [query, setQuery] = useState<MentionQuery>();
  const [activeIndex, setActiveIndex] = useState(0);
  const body = draft.value ?? '';
  const isTypedSince = useRef(false);
  const isEmpty = body.trim() === '';
  const excess = body.trim().length - maxLength;
  const colleagues = reps?.colleagues ?? [];
  const offered = query ? findMentioned(colleagues, query.letters).slice(0, offeredCount) : [];
  const active = offered[Math.min(activeIndex, offered.length - 1)];

  const isReady = draft.value !== undefined;
  useEffect(() => {
    if (!isFocused || !isReady || !box.current) return;
    box.current.focus();
    box.current.setSelectionRange(box.current.value.length, box.current.value.length);
  }, [isFocused, isReady]);

  useImperativeHandle(inputRef, () => box.current as HTMLTextAreaElement, []);

  const write = (text: string) => {
    isTypedSince.current = true;
    if (text === initial) draft.drop();
    else draft.setValue(text);
  };
  const save = async () => {
    if (isEmpty || excess > 0 || isSaving.current) return;
    isSaving.current = true;
    isTypedSince.current = false;
    setQuery(undefined);
    const isSaved = await onSave({
      body: body.trim(),
      mentions: readMentions(body, reps?.members ?? []),
    });
    isSaving.current = false;
    // What was typed while the save ran is another note.
    if (isSaved && !isTypedSince.current) draft.drop();
  };
  const cancel =
    onCancel &&
    (() => {
      draft.drop();
      onCancel();
    });
  const take = (name: string | undefined) => {
    if (!query || name === undefined) return;
    const { text, cursor } = insertMention(body, query, name);
    setQuery(undefined);
    // At once: the next letter may come before the next frame.
    flushSync(() => write(text));
    box.current?.setSelectionRange(cursor, cursor);
  };
  return (
    <Composer
      ref={box}
      label={label}
      {...(placeholder === undefined ? {} : { placeholder })}
      rows={rows}
      value={body}
      isReadOnly={!isReady}
      error={excess > 0 ? i18n.t('notes.tooLong', [numberText(excess)]) : undefined}
      onChange={(text, cursor) => {
        write(text);
        setQuery(colleagues.length > 0 ? readMentionQuery(text, cursor) : undefined);
        setActiveIndex(0);
      }}
      onSubmit={() => void save()}
      onEscape={cancel ?? onEscape}
      offer={
        active === undefined
          ? undefined
          : {
              listId,
              activeId: toResultId(listId, active.rep_id),
              onMove: (step) =>
                setActiveIndex((now) => Math.max(0, Math.min(now + step, offered.length - 1))),
              onTake: () => take(active.name),
              onClose: () => setQuery(undefined),
            }
      }
      footer={
        <>
          {footer}
          <span className="ml-auto flex flex-wrap gap-1.5">
            {cancel === undefined ? null : (
              <Button size="sm" keyHint="Escape" onClick={cancel}>
                {i18n.t('app.cancel')}
              </Button>
            )}
            <Button
              size="sm"
              look={look}
              keyHint="Ctrl+Enter"
              disabled={isEmpty || excess > 0}
              onClick={() => void save()}
            >
              {saveLabel}
            </Button>
          </span>
        </>
      }
    >
      {active === undefined ? null : (
        <div className="border-y border-line py-0.5">
          <ResultList
            id={listId}
            label={i18n.t('notes.mention')}
            activeId={active.rep_id}
            rows={offered.map(({ rep_id, name }) => ({
              id: rep_id,
              mark: <Monogram name={name} size="sm" />,
              title: name,
            }))}
            onOpen={(id) => take(offered.find((member) => member.rep_id === id)?.name)}
          />
        </div>
      )}
    </Composer>
  );
}
