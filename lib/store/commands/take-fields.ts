import type { Evidence } from '../../model/evidence.ts';
import type { FieldName } from '../../model/extraction.ts';
import { type Edits, type IncomingByField, toRepEvidence } from '../fields.ts';
import {
  type FieldChange,
  isSameReading,
  isSurer,
  type OnFile,
  toFieldChanges,
  withDeclined,
} from '../merge.ts';

/** Which differing fields are taken over: those named, those that the merge rules tick, or those that are empty. */
export type Taken = readonly FieldName[] | 'all' | 'gaps';

export interface Taking {
  isTaken(field: FieldName): boolean;
  /** New evidence of a value that stays: the same one read more surely, or one that the rep prefers to the page's. */
  evidenceOf(field: FieldName): Evidence | undefined;
}

/** What the rep typed is taken in any case; a change that was shown and not taken is kept as turned down. */
export function toTaking(of: {
  taken: Taken;
  onFile: OnFile;
  incoming: IncomingByField;
  edits: Edits;
}): Taking {
  const { taken, onFile, incoming, edits } = of;
  const changes = new Map(toFieldChanges(onFile, incoming).map((change) => [change.field, change]));
  const isTaken = (field: FieldName) => {
    const change = changes.get(field);
    if (!(field in edits)) return change !== undefined && isTicked(change, taken);
    const isCleared = incoming.get(field)?.value === null && onFile.value(field) !== null;
    return isCleared || change !== undefined;
  };
  const evidenceOf = (field: FieldName) => {
    const [reading, known, now] = [
      incoming.get(field),
      onFile.evidence(field),
      onFile.value(field),
    ];
    if (!reading || reading.value === null || isTaken(field)) return undefined;
    if (changes.has(field)) {
      // Named fields are a rep's choice; what is left of the others was not looked at.
      const kept = known ?? toRepEvidence(now, reading.evidence.at);
      return typeof taken === 'object' ? withDeclined(kept, reading.value) : undefined;
    }
    if (known?.by === 'rep' || now === null || !isSameReading(field, now, reading.value)) {
      return undefined;
    }
    const isSurerNow = !known || isSurer(reading.evidence.confidence, known.confidence);
    return isSurerNow ? reading.evidence : undefined;
  };
  return { isTaken, evidenceOf };
}

function isTicked(change: FieldChange, taken: Taken): boolean {
  if (typeof taken === 'object') return taken.includes(change.field);
  if (taken === 'all') return change.preselected;
  const isGap = change.now === null || (typeof change.now === 'object' && change.now.length === 0);
  return isGap && change.preselected;
}
