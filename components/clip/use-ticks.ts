import { useMemo, useState } from 'react';
import type { FieldName } from '../../lib/model/extraction.ts';
import type { FieldChange } from '../../lib/store/match.ts';

/** A tick a field: surer and newer values start ticked, the rep's own edits start unticked. */
export function useTicks(changes: readonly FieldChange[]): {
  readonly ticked: readonly FieldName[];
  readonly toggle: (field: FieldName) => void;
} {
  const [choices, setChoices] = useState<Readonly<Partial<Record<FieldName, boolean>>>>({});
  const ticked = useMemo(
    () =>
      changes
        .filter((change) => choices[change.field] ?? change.preselected)
        .map((change) => change.field),
    [changes, choices],
  );
  const toggle = (field: FieldName) => {
    setChoices((now) => ({ ...now, [field]: !ticked.includes(field) }));
  };
  return { ticked, toggle };
}
