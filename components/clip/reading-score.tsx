import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import {
  loadReadingScore,
  type OtherScore,
  type ReadingQuery,
} from '../../lib/store/score-of-reading.ts';
import { GradeChip } from '../score/grade-chip.tsx';
import { binLabel } from '../score/line-words.ts';
import { factLabel } from '../score/score-words.ts';
import { FieldRow } from '../ui/field-row.tsx';
import { fieldLabel } from '../words.ts';

const otherCount = 2;

function otherText(other: OtherScore): string {
  const [label, value] =
    other.kind === 'field'
      ? [fieldLabel(other.field), other.value]
      : [factLabel(other.fact), binLabel(other.fact, other.bin)];
  return i18n.t('score.otherwise', [String(other.score), label.toLowerCase(), value]);
}

/** What somebody would score as they were read, and if a doubt were settled the other way. */
export function ReadingScore({ query }: { readonly query: ReadingQuery }) {
  const found = useLiveQuery(
    async () => loadReadingScore(store(), query),
    // The parts, as the query itself is another object each time it is drawn.
    [query.extraction, query.edits, query.prospectId, query.taken, query.changed],
  );
  const grade = found?.score.grade;
  if (!found || !grade) return null;
  const { score, others } = found;
  const texts = [
    i18n.t('score.asRead', [String(score.score)]),
    ...others.slice(0, otherCount).map(otherText),
  ];
  return (
    <div className="border-t border-line">
      <FieldRow label={i18n.t('score.would')} layout="read">
        <span className="flex min-w-0 items-start gap-2 py-0.5">
          <GradeChip grade={grade} score={score.score} known={score.known} />
          <span className="min-w-0 wrap-anywhere">{texts.join(', ')}</span>
        </span>
      </FieldRow>
    </div>
  );
}
