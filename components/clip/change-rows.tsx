import { i18n } from '#i18n';
import type { FieldName } from '../../lib/model/extraction.ts';
import type { FieldChange } from '../../lib/store/match.ts';
import { DiffRows } from '../ui/diff-rows.tsx';
import { fieldLabel, fieldValueText } from '../words.ts';

/** What is saved beside what the page says now, one tick a field. */
export function ChangeRows({
  changes,
  ticked,
  onToggle,
}: {
  readonly changes: readonly FieldChange[];
  readonly ticked: readonly FieldName[];
  readonly onToggle: (field: FieldName) => void;
}) {
  return (
    <DiffRows
      label={i18n.t('chip.changed')}
      nowTitle={i18n.t('page.now')}
      newTitle={i18n.t('page.new')}
      rows={changes.map((change) => ({
        id: change.field,
        label: fieldLabel(change.field),
        now: change.now === null ? '–' : fieldValueText(change.now),
        new: fieldValueText(change.next),
        isTaken: ticked.includes(change.field),
        ...(change.isOwnEdit ? { nowNote: i18n.t('page.yourEdit') } : {}),
      }))}
      onTake={(id) => onToggle(id as FieldName)}
    />
  );
}
