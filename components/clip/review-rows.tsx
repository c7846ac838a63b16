import { i18n } from '#i18n';
import type {
  Extraction,
  FieldName,
  FieldReading,
  FieldValue,
} from '../../lib/model/extraction.ts';
import { LinkButton } from '../ui/button.tsx';
import { FieldRow } from '../ui/field-row.tsx';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { SureDots } from '../ui/sure-dots.tsx';
import { fieldLabel, fieldValueText, sureLabel } from '../words.ts';

export type ReviewEdits = Partial<Record<FieldName, FieldValue>>;

/** As the panel shows a record: who, what, where, then how to reach them, then what binds it to the page. */
export const fieldOrder: readonly FieldName[] = [
  'full_name',
  'name',
  'title',
  'company_name',
  'headline',
  'industry',
  'size_min',
  'size_max',
  'location',
  'emails',
  'phones',
  'websites',
  'website',
  'about',
  'linkedin_slug',
  'slug',
  'company_slug',
  'linkedin_id',
];

/** Identity is what binds the fields to one person; it is shown and never typed over. */
const fixedFields: ReadonlySet<FieldName> = new Set([
  'linkedin_slug',
  'linkedin_id',
  'slug',
  'company_slug',
  'size_min',
  'size_max',
]);
const setFields: ReadonlySet<FieldName> = new Set(['emails', 'phones', 'websites']);

function toValue(field: FieldName, text: string): FieldValue {
  if (!setFields.has(field)) return text;
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function ReviewRow({
  field,
  reading,
  edit,
  onEdit,
  onReadAgain,
}: {
  readonly field: FieldName;
  readonly reading: FieldReading | undefined;
  readonly edit: FieldValue | undefined;
  readonly onEdit: (value: FieldValue) => void;
  readonly onReadAgain: () => void;
}) {
  const value = edit ?? reading?.value;
  const text = value === undefined ? '' : fieldValueText(value);
  const other = reading?.disagreed[0];
  const isMissing = reading === undefined && edit === undefined;
  const how =
    edit !== undefined ? (
      i18n.t('sure.rep')
    ) : reading ? (
      <SureDots sure={reading.confidence}>{sureLabel(reading.confidence)}</SureDots>
    ) : (
      <span className="text-caution-ink">{i18n.t('sure.notRead')}</span>
    );
  const note = isMissing ? (
    <>
      {i18n.t('review.noRule')}{' '}
      <LinkButton onClick={onReadAgain}>{i18n.t('page.readAgain')}</LinkButton>
    </>
  ) : other && edit === undefined ? (
    <>
      {i18n.t('review.disagree', [fieldValueText(other.value)])}{' '}
      <LinkButton onClick={() => onEdit(other.value)}>{i18n.t('review.useThis')}</LinkButton>
    </>
  ) : undefined;
  return (
    <FieldRow label={fieldLabel(field)} how={how} note={note}>
      {fixedFields.has(field) ? (
        <span className="truncate px-2" title={text}>
          {text}
        </span>
      ) : (
        <InlineEdit
          label={fieldLabel(field)}
          value={text}
          isMultiline={field === 'about'}
          isUnsure={
            edit === undefined &&
            reading?.confidence !== 'certain' &&
            reading?.confidence !== 'likely'
          }
          placeholder={i18n.t('review.typeOrLeave')}
          onSave={(next) => onEdit(toValue(field, next.trim()))}
        />
      )}
    </FieldRow>
  );
}

/** Some of the fields, each with its value to be typed over, how sure it is, and the way out of a doubt. */
export function ReviewRows({
  fields,
  extraction,
  edits,
  onEdit,
  onReadAgain,
}: {
  readonly fields: readonly FieldName[];
  readonly extraction: Extraction;
  readonly edits: ReviewEdits;
  readonly onEdit: (field: FieldName, value: FieldValue) => void;
  readonly onReadAgain: () => void;
}) {
  return (
    <div>
      {fields.map((field) => (
        <ReviewRow
          key={field}
          field={field}
          reading={extraction.fields[field]}
          edit={edits[field]}
          onEdit={(value) => onEdit(field, value)}
          onReadAgain={onReadAgain}
        />
      ))}
    </div>
  );
}
