import { Pencil } from 'lucide-react';
import {
  type FocusEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { i18n } from '#i18n';
import { FieldRow, RowTrigger } from '../ui/field-row.tsx';
import { Icon } from '../ui/icon.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';

export interface DealRowProps {
  readonly label: string;
  /** The value as it is read. */
  readonly shown: ReactNode;
  /** A link or another control beside the value, above the row's own button. */
  readonly aside?: ReactNode;
  /** The value as it is typed. */
  readonly text: string;
  /** What was typed and not saved yet. */
  readonly draft: string | undefined;
  readonly kind?: 'text' | 'lines' | 'day';
  readonly inputMode?: 'decimal' | 'numeric' | 'url';
  readonly maxLength?: number;
  readonly onDraft: (text: string | undefined) => void;
  /** Saves; gives the reason where it was refused. */
  readonly onSave: (text: string) => Promise<string | undefined>;
}

/**
 * A field of a deal, edited where it stands: Enter opens it, Enter saves (Ctrl+Enter where Enter makes a line), Esc takes
 * the old value back. What was typed and refused stays, with its reason, and outlives the panel.
 */
export function DealRow({ label, shown, aside, text, draft, onDraft, ...rest }: DealRowProps) {
  const [isOpened, setOpened] = useState(false);
  const isEditing = isOpened || draft !== undefined;
  const row = useRef<HTMLDivElement>(null);
  const returnsFocus = useRef(false);
  useLayoutEffect(() => {
    if (isEditing || !returnsFocus.current) return;
    returnsFocus.current = false;
    row.current?.querySelector<HTMLElement>('[data-row-trigger]')?.focus();
  }, [isEditing]);
  const leave = ({ focuses }: { focuses: 'row' | 'nothing' }) => {
    returnsFocus.current = focuses === 'row';
    setOpened(false);
    onDraft(undefined);
  };
  return (
    <div ref={row} className="border-t border-line">
      {isEditing ? (
        // No column for how sure a value is: its box and the reason of a refusal have all the room.
        <div className="grid min-h-(--row) grid-cols-[6.5rem_minmax(0,1fr)] items-start max-[22rem]:grid-cols-[5rem_minmax(0,1fr)] gap-x-2 px-4 py-1">
          <span className="text-xs leading-6 text-ink-3">{label}</span>
          <Editor
            {...rest}
            label={label}
            text={text}
            draft={draft}
            isOpened={isOpened}
            onDraft={onDraft}
            onLeave={leave}
          />
        </div>
      ) : (
        <FieldRow
          label={label}
          layout="read"
          how={
            <>
              {aside === undefined ? null : <span className="relative z-1">{aside}</span>}
              <RowTrigger
                aria-label={i18n.t('deal.editField', [label])}
                onClick={() => setOpened(true)}
              >
                <Icon shape={Pencil} size="xs" />
              </RowTrigger>
            </>
          }
        >
          {shown}
        </FieldRow>
      )}
    </div>
  );
}

interface EditorProps
  extends Pick<
    DealRowProps,
    'label' | 'text' | 'draft' | 'kind' | 'inputMode' | 'maxLength' | 'onDraft' | 'onSave'
  > {
  /** Opened by the rep just now, and not found as it was left. */
  readonly isOpened: boolean;
  readonly onLeave: (of: { focuses: 'row' | 'nothing' }) => void;
}

function Editor({
  label,
  text,
  draft,
  kind = 'text',
  inputMode,
  maxLength,
  isOpened,
  onDraft,
  onSave,
  onLeave,
}: EditorProps) {
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState<{ readonly text: string; readonly reason: string }>();
  const saving = useRef<string>(undefined);
  useEffect(() => {
    if (isOpened) box.current?.focus();
  }, [isOpened]);
  const value = draft ?? text;
  const save = async (focuses: 'row' | 'nothing') => {
    if (box.current?.validity.badInput) {
      setRefused({ text: value, reason: i18n.t('deal.problem.day_unfinished') });
      return;
    }
    // Enter and the blur that follows it would save the same text twice.
    if (saving.current === value) return;
    if (value.trim() === text) {
      onLeave({ focuses });
      return;
    }
    saving.current = value;
    const reason = await onSave(value);
    saving.current = undefined;
    if (reason === undefined) onLeave({ focuses });
    else setRefused({ text: value, reason });
  };
  const field = {
    ref: box,
    label,
    labelAt: 'hidden' as const,
    value,
    onChange: onDraft,
    error: refused?.text === value ? refused.reason : undefined,
    onSubmit: () => void save('row'),
    onBlur: (event: FocusEvent) => {
      // Another window came in front: the rep is looking something up, and comes back.
      if (event.relatedTarget === null && !document.hasFocus()) return;
      void save('nothing');
    },
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(inputMode === undefined ? {} : { inputMode }),
  };
  return (
    <div
      className="relative z-1 min-w-0 flex-1"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onLeave({ focuses: 'row' });
      }}
    >
      {kind === 'lines' ? (
        <TextArea {...field} rows={2} />
      ) : (
        <TextField {...field} size="sm" type={kind === 'day' ? 'date' : 'text'} />
      )}
    </div>
  );
}
