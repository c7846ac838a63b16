import { i18n } from '#i18n';
import { classNames } from '../ui/class-names.ts';
import { toBoxClasses } from '../ui/field-frame.tsx';
import type { ScorecardForm } from './scorecard-form.ts';

/** A number in a cell of a table; what is wrong with it stands in the line below the row. */
export function NumberCell({
  form,
  field,
  saved,
  label,
  lineId,
  noteId,
  placeholder,
}: {
  readonly form: ScorecardForm;
  readonly field: string;
  readonly saved: string;
  readonly label: string;
  /** Of the line below the row. */
  readonly lineId: string;
  /** Of what else is to be said of the field. */
  readonly noteId?: string | undefined;
  readonly placeholder?: string | undefined;
}) {
  const text = form.textOf(field, saved);
  const isWrong = form.problemOf(field) !== undefined;
  const isChanged = text !== saved;
  return (
    <input
      aria-label={label}
      aria-invalid={isWrong ? true : undefined}
      aria-describedby={isWrong ? lineId : noteId}
      autoComplete="off"
      inputMode="numeric"
      maxLength={6}
      placeholder={placeholder}
      value={text}
      onChange={(event) => form.type(field, event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        form.save();
      }}
      className={classNames(
        toBoxClasses(isWrong ? 'error' : 'rest'),
        // Above what says that something is not saved.
        'h-(--control-sm) scroll-mb-24 px-1.5 text-right',
        isChanged && !isWrong && 'font-semibold',
      )}
    />
  );
}

/** What is wrong with the fields of the row above. */
export function ProblemRow({
  form,
  fields,
  lineId,
  columnCount,
}: {
  readonly form: ScorecardForm;
  readonly fields: readonly string[];
  readonly lineId: string;
  readonly columnCount: number;
}) {
  const problem = fields.map(form.problemOf).find((found) => found !== undefined);
  if (problem === undefined) return null;
  return (
    <tr>
      <td colSpan={columnCount} className="pb-1">
        <p id={lineId} role="alert" className="text-xs text-critical-ink">
          {i18n.t(`scorecard.problem.${problem}`)}
        </p>
      </td>
    </tr>
  );
}
