import { useState } from 'react';
import { i18n } from '#i18n';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import { ProfileBox } from './profile-box.tsx';
import { findValueProblem, toEntry, type ValueProblem, type WrittenFact } from './profile-draft.ts';
import { problemText } from './profile-problems.ts';
import { factLabel } from './score-words.ts';
import type { ProfileControl } from './use-profile-draft.ts';

/** Names may hold commas; a pasted list has a line each. */
const separators = /[;\n]/;

/** Industries, places and words: written, Enter adds. */
export function WrittenFactField({
  fact,
  control,
  lines,
}: {
  readonly fact: WrittenFact;
  readonly control: ProfileControl;
  /** Of this fact. */
  readonly lines: readonly ProfileEntry[];
}) {
  const [problem, setProblem] = useState<ValueProblem>();
  const text = control.draft.typed[fact] ?? '';
  const setText = (next: string) =>
    control.type({ typed: { ...control.draft.typed, [fact]: next } });
  const addAll = (raw: string) => {
    const parts = raw.split(separators).map((part) => part.trim());
    const added: ProfileEntry[] = [];
    for (const [at, part] of parts.entries()) {
      if (part === '') continue;
      const entry = toEntry(fact, part);
      const found = findValueProblem(entry, [...control.lines, ...added]);
      if (found !== undefined) {
        if (added.length > 0) control.put(added);
        // What stands behind it was not looked at, and stays too.
        setText(parts.slice(at).join('; '));
        setProblem(found);
        return;
      }
      added.push(entry);
    }
    if (added.length > 0) control.put(added);
    setText('');
    setProblem(undefined);
  };
  return (
    <ProfileBox
      label={factLabel(fact)}
      hint={i18n.t(`profile.factHints.${fact}`)}
      error={problem && problemText(problem)}
      lines={lines}
      onPut={control.put}
      onRemove={control.remove}
    >
      {(field) => (
        <input
          {...field}
          data-next
          type="text"
          autoComplete="off"
          maxLength={2000}
          placeholder={lines.length === 0 ? i18n.t(`profile.examples.${fact}`) : undefined}
          value={text}
          className="h-6 min-w-12 flex-1 bg-transparent px-1.5 outline-none"
          onChange={(event) => {
            setProblem(undefined);
            if (separators.test(event.target.value)) addAll(event.target.value);
            else setText(event.target.value);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text').trim();
            // The browser would join the lines of a pasted list.
            if (!pasted.includes('\n')) return;
            event.preventDefault();
            addAll(`${text}${pasted}`);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || text === '') return;
            const isSave = (event.ctrlKey || event.metaKey) && event.key === 's';
            if (event.key === 'Enter') {
              event.preventDefault();
              addAll(text);
            } else if (isSave) addAll(text);
            else if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              setText('');
              setProblem(undefined);
            }
          }}
          onBlur={() => {
            if (text !== '') addAll(text);
          }}
        />
      )}
    </ProfileBox>
  );
}
