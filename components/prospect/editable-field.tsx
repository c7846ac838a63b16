import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Evidence } from '../../lib/model/evidence.ts';
import { patternLayer } from '../../lib/store/fields.ts';
import { useReport } from '../clip/use-report.ts';
import { Button } from '../ui/button.tsx';
import { FieldRow, RowTrigger } from '../ui/field-row.tsx';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { useKeys } from '../ui/keys.ts';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { SureDots } from '../ui/sure-dots.tsx';
import { TokenField } from '../ui/token-field.tsx';
import { fieldLabel, sureLabel } from '../words.ts';
import { EvidenceLines } from './evidence-panel.tsx';
import { toFieldProblem } from './field-problem.ts';
import { type FieldState, isEmptyValue, isWanted, toShownText } from './fields.ts';

export interface EditableFieldProps {
  readonly state: FieldState;
  /** Saves; gives the reason where it was refused. */
  readonly onSave: (value: string | readonly string[]) => Promise<string | undefined>;
  readonly onHistory: () => void;
  /** Below the value: what is proposed for it. */
  readonly note?: ReactNode;
}

/** The rep's own word; a guess that they took is not known any better for it. */
function isTyped({ by, layer }: Evidence): boolean {
  return by === 'rep' && layer !== patternLayer;
}

/** How sure, in a word; `undefined` where the page did not say. */
function sureWord(evidence: Evidence | undefined, isEmpty: boolean): string | undefined {
  if (isEmpty) return i18n.t('sure.notRead');
  if (!evidence || isTyped(evidence)) return i18n.t('sure.rep');
  return evidence.confidence && sureLabel(evidence.confidence);
}

function Sureness({ evidence, isEmpty }: { evidence: Evidence | undefined; isEmpty: boolean }) {
  const word = sureWord(evidence, isEmpty);
  const confidence = isEmpty || !evidence || isTyped(evidence) ? undefined : evidence.confidence;
  if (confidence === undefined) return word;
  return <SureDots sure={confidence}>{word}</SureDots>;
}

function Editor({
  state,
  onSave,
  onLeave,
}: Pick<EditableFieldProps, 'state' | 'onSave'> & { readonly onLeave: () => void }) {
  const { shown, value } = state;
  const label = fieldLabel(shown.field);
  if (shown.kind === 'set') {
    const values = typeof value === 'string' || value === null ? [] : value;
    return (
      <div className="relative z-1 min-w-0 flex-1">
        <TokenField
          label={label}
          labelAt="hidden"
          values={values}
          removeLabel={(token) => i18n.t('field.remove', [token])}
          onAdd={(tokens) => void onSave([...values, ...tokens])}
          validate={(token) => toFieldProblem(shown, token)}
          onRemove={(token) => void onSave(values.filter((kept) => kept !== token))}
          {...(shown.inputMode && shown.inputMode !== 'numeric'
            ? { inputMode: shown.inputMode }
            : {})}
        />
      </div>
    );
  }
  return (
    <InlineEdit
      label={label}
      value={typeof value === 'string' ? value : ''}
      isMultiline={shown.kind === 'lines'}
      ref={(element) => {
        if (element && element.dataset['focused'] === undefined) {
          element.dataset['focused'] = '';
          element.focus();
        }
      }}
      onSave={async (text) => {
        const refused = await onSave(text.trim());
        if (refused === undefined) onLeave();
        return refused;
      }}
      onLeave={onLeave}
      {...(shown.inputMode ? { inputMode: shown.inputMode } : {})}
    />
  );
}

/** One field of a record: its value, how sure, on demand the whole way it came, and editing where it stands. */
export function EditableField({ state, onSave, onHistory, note }: EditableFieldProps) {
  const [mode, setMode] = useState<'shown' | 'open' | 'editing'>('shown');
  const row = useRef<HTMLDivElement>(null);
  const report = useReport();
  const { shown, value, evidence } = state;
  const isEmpty = isEmptyValue(value);
  const label = fieldLabel(shown.field);
  const returnsFocus = useRef(false);
  const leave = () => {
    returnsFocus.current = true;
    setMode('shown');
  };
  useLayoutEffect(() => {
    if (mode !== 'shown' || !returnsFocus.current) return;
    returnsFocus.current = false;
    row.current?.querySelector<HTMLElement>('[data-row-trigger]')?.focus();
  }, [mode]);
  const text = typeof value === 'string' ? value : (value ?? []).join(', ');
  if (mode === 'editing') {
    return (
      <div
        ref={row}
        className="border-t border-line"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) leave();
        }}
      >
        <FieldRow
          label={label}
          how={
            shown.kind === 'set' ? (
              <Button size="sm" onClick={leave}>
                {i18n.t('next.done')}
              </Button>
            ) : undefined
          }
        >
          <Editor state={state} onSave={onSave} onLeave={leave} />
        </FieldRow>
      </div>
    );
  }
  return (
    <div ref={row} className="border-t border-line">
      <FieldRow
        label={label}
        layout="read"
        note={note}
        state={isEmpty && isWanted(shown) ? 'missing' : mode === 'open' ? 'open' : 'normal'}
        how={
          <PopoverPanel
            title={i18n.t('evidence.titleOf', [label])}
            isOpen={mode === 'open'}
            onOpenChange={(isOpen) => setMode(isOpen ? 'open' : 'shown')}
            trigger={
              <RowTrigger
                aria-label={[i18n.t('evidence.titleOf', [label]), sureWord(evidence, isEmpty)]
                  .filter((part) => part !== undefined)
                  .join(', ')}
              >
                <Sureness evidence={evidence} isEmpty={isEmpty} />
              </RowTrigger>
            }
            align="end"
            footer={
              <FieldActs
                onEdit={() => setMode('editing')}
                onHistory={onHistory}
                {...(evidence?.by === 'page'
                  ? { onReport: () => report({ field: { name: shown.field, evidence } }) }
                  : {})}
              />
            }
          >
            {evidence && !isEmpty ? (
              <EvidenceLines
                evidence={evidence}
                onUse={(next) => {
                  setMode('shown');
                  void onSave(typeof next === 'number' ? String(next) : next);
                }}
              />
            ) : (
              <p className="text-ink-2">
                {isEmpty ? i18n.t('review.noRule') : i18n.t('evidence.byYou')}
              </p>
            )}
          </PopoverPanel>
        }
      >
        {isEmpty ? (
          <span className={isWanted(shown) ? '' : 'text-ink-3'}>{i18n.t('sure.empty')}</span>
        ) : (
          toShownText(shown, text)
        )}
      </FieldRow>
    </div>
  );
}

function FieldActs({
  onEdit,
  onHistory,
  onReport,
}: {
  readonly onEdit: () => void;
  readonly onHistory: () => void;
  readonly onReport?: () => void;
}) {
  useKeys({
    e: { label: i18n.t('evidence.edit'), run: onEdit },
    h: { label: i18n.t('evidence.history'), run: onHistory },
  });
  return (
    <>
      <Button size="sm" keyHint="e" onClick={onEdit}>
        {i18n.t('evidence.edit')}
      </Button>
      <Button size="sm" keyHint="h" onClick={onHistory}>
        {i18n.t('evidence.history')}
      </Button>
      {onReport ? (
        <Button size="sm" look="plain" onClick={onReport}>
          {i18n.t('evidence.copyReport')}
        </Button>
      ) : null}
    </>
  );
}
