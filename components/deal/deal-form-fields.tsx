import type { FocusEvent } from 'react';
import { i18n } from '#i18n';
import { type Billing, billings } from '../../lib/model/deal.ts';
import { SegmentedField } from '../ui/segmented-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { fieldLabel } from '../words.ts';
import {
  type DealDraft,
  type DealProblems,
  parseCurrency,
  parseMoney,
  parseTerm,
  withCompany,
} from './deal-draft.ts';
import { billingLabel, problemText, valueWords } from './deal-words.ts';

export interface DealFormFieldsProps {
  readonly draft: DealDraft;
  readonly problems: DealProblems;
  readonly onChange: (draft: DealDraft) => void;
  /** A field was left: from now on its problem is told. */
  readonly onLeave: (field: keyof DealDraft) => void;
  /** Whether the day is half typed; the browser's field then gives nothing. */
  readonly onDayHalf: (isHalf: boolean) => void;
  readonly onSubmit: () => void;
}

type TextName = Exclude<keyof DealDraft, 'billing'>;

export function DealFormFields({
  draft,
  problems,
  onChange,
  onLeave,
  onDayHalf,
  onSubmit,
}: DealFormFieldsProps) {
  const field = (name: TextName) => ({
    value: draft[name],
    onChange: (value: string) => onChange({ ...draft, [name]: value }),
    onBlur: () => onLeave(name),
    error: problemText(problems[name]),
    onSubmit,
  });
  const noteDay = ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
    onDayHalf(currentTarget.validity.badInput);
  return (
    <>
      <TextField
        {...field('company')}
        label={i18n.t('deal.company')}
        onChange={(company) => onChange(withCompany(draft, company))}
        maxLength={200}
        autoFocus={draft.company === ''}
      />
      <TextField
        {...field('name')}
        label={i18n.t('deal.name')}
        hint={i18n.t('deal.nameHint')}
        maxLength={200}
        autoFocus={draft.company !== ''}
        onFocus={({ currentTarget }: FocusEvent<HTMLInputElement>) => {
          // A proposed name is written over by the first letter.
          if (currentTarget.value === draft.company) currentTarget.select();
        }}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_5.5rem] gap-2">
        <TextField
          {...field('amount')}
          label={fieldLabel('amount')}
          inputMode="decimal"
          maxLength={40}
        />
        <TextField {...field('currency')} label={fieldLabel('currency')} maxLength={6} />
      </div>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <SegmentedField<Billing>
          label={fieldLabel('billing')}
          value={draft.billing}
          options={billings.map((value) => ({ value, label: billingLabel(value) }))}
          onChange={(billing) => onChange({ ...draft, billing })}
        />
        {draft.billing === 'one_off' ? null : (
          <div className="w-28">
            <TextField
              {...field('term')}
              label={fieldLabel('term_months')}
              inputMode="numeric"
              maxLength={6}
            />
          </div>
        )}
      </div>
      <p aria-live="polite" className="-mt-1 min-h-4 text-xs text-ink-2">
        {toValueLine(draft)}
      </p>
      <div className="w-44 max-w-full">
        <TextField
          {...field('closeOn')}
          type="date"
          label={fieldLabel('expected_close_on')}
          min="2000-01-01"
          max="2099-12-31"
          onInput={noteDay}
          // A part of a day is no input to the browser; only the key tells.
          onKeyUp={noteDay}
          onBlur={(event) => {
            noteDay(event);
            onLeave('closeOn');
          }}
        />
      </div>
      <TextArea
        {...field('needs')}
        label={fieldLabel('needs')}
        hint={i18n.t('deal.needsHint')}
        maxLength={4000}
        rows={2}
      />
    </>
  );
}

/** What the figures come to while they are typed; nothing where they cannot be read. */
function toValueLine(draft: DealDraft): string | undefined {
  const amount = parseMoney(draft.amount);
  const term = parseTerm(draft.term);
  const currency = parseCurrency(draft.currency);
  if ('problem' in amount || 'problem' in currency) return undefined;
  return valueWords({
    amount: amount.value,
    currency: currency.value,
    billing: draft.billing,
    term_months: 'problem' in term ? null : term.value,
  });
}
