import { type KeyboardEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { toBoxClasses } from '../ui/field-frame.tsx';
import { ProfileBox } from './profile-box.tsx';
import { findValueProblem, type SizeText, toEntry } from './profile-draft.ts';
import { problemText } from './profile-problems.ts';
import { parseSize, type SizeProblem } from './profile-size.ts';
import { factLabel } from './score-words.ts';
import type { ProfileControl } from './use-profile-draft.ts';

interface Refused {
  readonly field: SizeProblem['field'];
  readonly text: string;
}

/** Ranges of employees: from and to, Enter adds. */
export function SizeFactField({
  control,
  lines,
}: {
  readonly control: ProfileControl;
  /** Of this fact. */
  readonly lines: readonly ProfileEntry[];
}) {
  const fields = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<Refused>();
  const { size } = control.draft;
  const isEmpty = size.from === '' && size.to === '';
  const focusField = (field: keyof SizeText) =>
    fields.current?.querySelector<HTMLElement>(`[data-size=${field}]`)?.focus();
  const change = (part: Partial<SizeText>) => {
    setRefused(undefined);
    control.type({ size: { ...size, ...part } });
  };
  const refuse = (of: Refused, isAsked: boolean) => {
    setRefused(of);
    if (isAsked) focusField(of.field);
  };
  const add = ({ isAsked }: { isAsked: boolean }) => {
    const parsed = parseSize(size);
    if ('problem' in parsed) {
      const text = i18n.t(`profile.sizeProblems.${parsed.problem}`);
      refuse({ field: parsed.field, text }, isAsked);
      return;
    }
    const entry = toEntry('company_size', '', parsed);
    const problem = findValueProblem(entry, control.lines);
    if (problem !== undefined) {
      refuse({ field: 'from', text: problemText(problem) }, isAsked);
      return;
    }
    control.put([entry]);
    change({ from: '', to: '' });
    if (isAsked) focusField('from');
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isSave = (event.ctrlKey || event.metaKey) && event.key === 's';
    if (event.key === 'Enter') {
      event.preventDefault();
      add({ isAsked: true });
    } else if (isSave && !isEmpty) add({ isAsked: false });
    else if (event.key === 'Escape' && !isEmpty) {
      event.preventDefault();
      event.stopPropagation();
      change({ from: '', to: '' });
    }
  };
  const label = factLabel('company_size');
  return (
    <ProfileBox
      look="row"
      label={label}
      hint={i18n.t('profile.factHints.company_size')}
      error={refused?.text}
      lines={lines}
      onPut={control.put}
      onRemove={control.remove}
    >
      {({ 'aria-describedby': describedBy, id }) => (
        <div
          ref={fields}
          className="flex flex-wrap items-center gap-1.5"
          onBlur={(event) => {
            if (event.currentTarget.contains(event.relatedTarget) || isEmpty) return;
            add({ isAsked: false });
          }}
        >
          {(['from', 'to'] as const).map((field) => (
            <span key={field} className="contents">
              {field === 'to' ? (
                <span aria-hidden="true" className="text-ink-2">
                  {i18n.t('profile.sizeTo')}
                </span>
              ) : null}
              <input
                {...(field === 'from' ? { id, 'data-next': '' } : {})}
                data-size={field}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                maxLength={24}
                aria-label={i18n.t(field === 'from' ? 'profile.sizeFromOf' : 'profile.sizeToOf', [
                  label,
                ])}
                aria-invalid={refused?.field === field ? true : undefined}
                aria-describedby={describedBy}
                placeholder={field === 'from' ? '200' : '2000'}
                value={size[field]}
                className={classNames(
                  toBoxClasses(refused?.field === field ? 'error' : 'rest'),
                  'h-(--control) max-w-20 px-2 text-right',
                )}
                onChange={(event) => change({ [field]: event.target.value })}
                onKeyDown={handleKeyDown}
              />
            </span>
          ))}
          <span aria-hidden="true" className="text-ink-2">
            {i18n.t('profile.people')}
          </span>
          <Button size="sm" onClick={() => add({ isAsked: true })}>
            {i18n.t('profile.add')}
          </Button>
        </div>
      )}
    </ProfileBox>
  );
}
