import { useId } from 'react';
import { i18n } from '#i18n';
import { mergeFields, toFieldSource } from '../../lib/outreach/merge.ts';
import { fallbackText, fieldName } from './merge-values.ts';

/** A button a merge field; each brings what is written where the value is not known. */
export function FieldButtons({ onInsert }: { readonly onInsert: (source: string) => void }) {
  const titleId = useId();
  return (
    <fieldset aria-labelledby={titleId} className="flex flex-col gap-1">
      <p id={titleId} className="text-xs text-ink-2">
        {i18n.t('template.insert')}
      </p>
      <div className="flex flex-wrap gap-1">
        {mergeFields.map((field) => {
          const source = toFieldSource(field, fallbackText(field));
          return (
            <button
              key={field}
              type="button"
              title={source}
              className="inline-flex min-h-6 cursor-default items-center rounded-sm border border-line-strong px-1.5 text-xs text-ink-2 hover:bg-hover hover:text-ink"
              // The field that is written in keeps its cursor.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onInsert(source)}
            >
              {fieldName(field)}
            </button>
          );
        })}
      </div>
      <p className="text-xs text-ink-2">
        {i18n.t('template.insertHint', ['{{company|your company}}'])}
      </p>
    </fieldset>
  );
}
