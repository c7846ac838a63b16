import { useLiveQuery } from 'dexie-react-hooks';
import { Copy, TriangleAlert } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { toIncompleteFields, toMissingFields, toNotLoadedFields } from '../../lib/clips/decide.ts';
import type { Clip } from '../../lib/model/clip.ts';
import type { Extraction, FieldName, FieldValue } from '../../lib/model/extraction.ts';
import type { ClipDecision } from '../../lib/store/commands/clip.ts';
import { matchExtraction } from '../../lib/store/match.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { CardHead } from '../ui/card.tsx';
import { useKeys } from '../ui/keys.ts';
import { toMomentText } from '../ui/moment.ts';
import { Section } from '../ui/section.tsx';
import { useReceipt } from '../ui/toast.tsx';
import { useNow } from '../use-now.ts';
import { fieldLabel } from '../words.ts';
import { CandidateWell } from './candidate-well.tsx';
import { ChangeRows } from './change-rows.tsx';
import { fieldOrder, type ReviewEdits, ReviewRows } from './review-rows.tsx';
import { StateChip } from './state-chip.tsx';
import { useTicks } from './use-ticks.ts';

/** Brings the table of titles along. */
const ReadingScore = lazy(async () => {
  const { ReadingScore: row } = await import('./reading-score.tsx');
  return { default: row };
});

export interface ReviewFormProps {
  readonly clip: Clip & { readonly extraction: Extraction };
  readonly onSave: (decision: ClipDecision, edits: ReviewEdits) => void;
  readonly onReadAgain: () => void;
  readonly onDismiss: () => void;
  /** The tab shows another page by now. */
  readonly hasMoved?: boolean;
}

/** What was read, the doubtful on top, everything editable, nothing saved before the rep says so. */
export function ReviewForm({
  clip,
  onSave,
  onReadAgain,
  onDismiss,
  hasMoved = false,
}: ReviewFormProps) {
  const { extraction } = clip;
  const now = useNow();
  const { close } = useReceipt();
  // An older receipt would lie over the buttons.
  useEffect(close, [close]);
  const [edits, setEdits] = useState<ReviewEdits>({});
  const match = useLiveQuery(async () => matchExtraction(store(), extraction), [extraction]);
  const changes = match?.state === 'changed' ? match.changes : [];
  const { ticked, toggle } = useTicks(changes);
  const isCompany = extraction.pageKind === 'company';
  const nameField = isCompany ? 'name' : 'full_name';
  const name = String(edits[nameField] ?? extraction.fields[nameField]?.value ?? '');
  const read = fieldOrder.filter((field) => extraction.fields[field] !== undefined);
  const isUnsure = (field: FieldName) => extraction.fields[field]?.confidence === 'guess';
  const unsure = read.filter(isUnsure);
  const missing = toMissingFields(extraction);
  const notLoaded = toNotLoadedFields(extraction);
  const well = read.filter((field) => !isUnsure(field));
  const incomplete = toIncompleteFields(extraction);
  const setEdit = (field: FieldName, value: FieldValue) =>
    setEdits((now) => ({ ...now, [field]: value }));
  const candidate = match?.state === 'possible_duplicate' ? match.candidates[0] : undefined;
  const save = () => {
    if (match?.state === 'saved') onSave({ kind: 'update', id: match.id, fields: 'all' }, edits);
    else if (match?.state === 'changed') {
      onSave({ kind: 'update', id: match.id, fields: ticked }, edits);
    } else if (match?.state === 'new') onSave({ kind: 'create' }, edits);
  };
  const same = () => {
    if (candidate) onSave({ kind: 'update', id: candidate.id, fields: 'all' }, edits);
  };
  const different = () => onSave({ kind: 'create' }, edits);
  useKeys({
    Enter: candidate ? undefined : { label: i18n.t('keys.primary'), run: save },
    1: candidate ? { label: i18n.t('page.samePerson'), run: same } : undefined,
    2: candidate ? { label: i18n.t('page.different'), run: different } : undefined,
    r: { label: i18n.t('page.readAgain'), run: onReadAgain },
    Escape: { label: i18n.t('review.notThisPerson'), run: onDismiss },
  });
  if (!match) return null;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="px-4 pt-1 pb-3">
        <CardHead
          title={name}
          mark={{ name }}
          size="lg"
          chip={<StateChip match={match} isIncomplete={incomplete.length > 0} />}
        >
          {i18n.t('review.readFrom', [
            toMomentText(new Date(clip.startedAt), { now: new Date(now) }),
          ])}
        </CardHead>
      </div>
      <div className="receipt-room min-h-0 flex-1 overflow-y-auto">
        <div className="flex flex-col gap-2 px-4 pb-2">
          {hasMoved ? <Callout icon={TriangleAlert}>{i18n.t('review.moved')}</Callout> : null}
          {extraction.warnings.includes('own_profile') ? (
            <Callout icon={TriangleAlert} tone="caution" title={i18n.t('page.ownProfile')}>
              {i18n.t('page.ownProfileHint')}
            </Callout>
          ) : null}
          {incomplete.length > 0 ? (
            <Callout icon={TriangleAlert} tone="caution" title={i18n.t('chip.incomplete')}>
              {i18n.t('review.incomplete')}
            </Callout>
          ) : unsure.length + missing.length > 0 ? (
            <Callout
              icon={TriangleAlert}
              tone="caution"
              title={`${[
                unsure.length > 0 ? i18n.t('review.unsure', unsure.length) : undefined,
                missing.length > 0 ? i18n.t('review.missing', missing.length) : undefined,
              ]
                .filter((part) => part !== undefined)
                .join(', ')}.`}
            >
              {i18n.t('review.canClipNow')}
            </Callout>
          ) : null}
          {notLoaded.length > 0 ? (
            <Callout icon={TriangleAlert} tone="neutral">
              {i18n.t('page.notLoaded', [
                notLoaded.map((field) => fieldLabel(field).toLowerCase()).join(', '),
              ])}
            </Callout>
          ) : null}
          {candidate ? (
            <Callout icon={Copy} tone="caution" title={i18n.t('chip.possibleDuplicate')}>
              <CandidateWell candidate={candidate} />
            </Callout>
          ) : null}
          {changes.length > 0 ? (
            <ChangeRows changes={changes} ticked={ticked} onToggle={toggle} />
          ) : null}
        </div>
        <ReviewRows
          fields={[...unsure, ...missing]}
          extraction={extraction}
          edits={edits}
          onEdit={setEdit}
          onReadAgain={onReadAgain}
        />
        <Section title={i18n.t('review.wellRead', well.length)} isFlush>
          <ReviewRows
            fields={well}
            extraction={extraction}
            edits={edits}
            onEdit={setEdit}
            onReadAgain={onReadAgain}
          />
          {isCompany ? null : (
            <Suspense fallback={null}>
              <ReadingScore
                query={{
                  extraction,
                  edits,
                  prospectId: 'id' in match ? match.id : undefined,
                  taken: ticked,
                  changed: changes.map(({ field }) => field),
                }}
              />
            </Suspense>
          )}
        </Section>
      </div>
      <div className="border-t border-line px-4 py-3">
        <ButtonRow>
          {candidate ? (
            <>
              <Button keyHint="1" onClick={same}>
                {isCompany ? i18n.t('page.sameCompany') : i18n.t('page.samePerson')}
              </Button>
              <Button keyHint="2" onClick={different}>
                {i18n.t('page.different')}
              </Button>
            </>
          ) : (
            <Button keyHint="Enter" look="primary" onClick={save}>
              {match.state === 'changed'
                ? i18n.t('page.updateFields', ticked.length)
                : incomplete.length > 0
                  ? i18n.t('review.saveWhatWasRead')
                  : isCompany
                    ? i18n.t('page.clipCompany')
                    : i18n.t('page.clip')}
            </Button>
          )}
          <Button keyHint="r" look="plain" onClick={onReadAgain}>
            {i18n.t('page.readAgain')}
          </Button>
          <Button keyHint="Escape" look="plain" onClick={onDismiss}>
            {i18n.t('review.notThisPerson')}
          </Button>
        </ButtonRow>
      </div>
    </div>
  );
}
