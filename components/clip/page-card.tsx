import { useState } from 'react';
import { i18n } from '#i18n';
import { toIncompleteFields, toMissingFields, toNotLoadedFields } from '../../lib/clips/decide.ts';
import type { Reading } from '../../lib/clips/save-reading.ts';
import type { Extraction, FieldName } from '../../lib/model/extraction.ts';
import type { ClipDecision } from '../../lib/store/commands/clip.ts';
import type { Match } from '../../lib/store/match.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Card, CardHead, Facts } from '../ui/card.tsx';
import { useKeys } from '../ui/keys.ts';
import { SureDots } from '../ui/sure-dots.tsx';
import { fieldLabel } from '../words.ts';
import { CandidateWell } from './candidate-well.tsx';
import { CardNote, useNoteAtHand } from './card-note.tsx';
import { ChangeRows } from './change-rows.tsx';
import { SavedFacts } from './saved-facts.tsx';
import { StateChip } from './state-chip.tsx';
import { useTicks } from './use-ticks.ts';

/** What the rep may do with the page in view. */
export interface CardActs {
  readonly onSave: (decision: ClipDecision) => void;
  readonly onReview: () => void;
  readonly onOpen: (id: string) => void;
  /** Opens the form for a call with a prospect. */
  readonly onLog: (id: string) => void;
  readonly onReadAgain: () => void;
  readonly onAddByHand: () => void;
}

function nameOf(extraction: Extraction): string {
  const reading = extraction.fields.full_name ?? extraction.fields.name;
  return typeof reading?.value === 'string' ? reading.value : '';
}

function lineOf(extraction: Extraction): string {
  const text = (field: FieldName) => {
    const value = extraction.fields[field]?.value;
    return typeof value === 'string' ? value : undefined;
  };
  if (extraction.pageKind === 'company') {
    return [text('industry'), text('location')].filter(Boolean).join(' · ');
  }
  const title = text('title') ?? text('headline');
  const company = text('company_name');
  return [title, company && !title?.includes(company) ? company : undefined]
    .filter(Boolean)
    .join(', ');
}

/** How well the page was read, in words: a count, then what is unsure, missing and not loaded. */
function ReadingFacts({ extraction }: { readonly extraction: Extraction }) {
  const readings = Object.entries(extraction.fields);
  const unsure = readings.filter(([, reading]) => reading.confidence === 'guess');
  const missing = toMissingFields(extraction);
  const notLoaded = toNotLoadedFields(extraction);
  const labels = (fields: readonly string[]) =>
    fields.map((field) => fieldLabel(field as FieldName).toLowerCase()).join(', ');
  return (
    <Facts>
      <span>{i18n.t('page.fieldCount', readings.length)}</span>
      {unsure.length > 0 ? (
        <span className="inline-flex items-center gap-1 text-caution-ink">
          <SureDots sure="guess" dots="before">
            {i18n.t('page.unsure', [labels(unsure.map(([field]) => field))])}
          </SureDots>
        </span>
      ) : null}
      {missing.length > 0 ? (
        <span className="text-caution-ink">{i18n.t('page.missing', [labels(missing)])}</span>
      ) : null}
      {notLoaded.length > 0 ? <span>{i18n.t('page.notLoaded', [labels(notLoaded)])}</span> : null}
    </Facts>
  );
}

function NewCard({ reading, acts }: { readonly reading: Reading; readonly acts: CardActs }) {
  const { extraction } = reading;
  const isCompany = extraction.pageKind === 'company';
  const isOwn = extraction.warnings.includes('own_profile');
  const isIncomplete = toIncompleteFields(extraction).length > 0;
  const mustReview = isOwn || isIncomplete;
  const primary = mustReview ? acts.onReview : () => acts.onSave({ kind: 'create' });
  useKeys({
    Enter: { label: i18n.t('keys.primary'), run: primary },
    r: { label: i18n.t('page.readAgain'), run: acts.onReadAgain },
  });
  const name = nameOf(extraction);
  return (
    <Card label={name}>
      <CardHead
        title={name}
        mark={{ name }}
        chip={<StateChip match={{ state: 'new' }} isIncomplete={isIncomplete} />}
      >
        {lineOf(extraction)}
      </CardHead>
      {isOwn ? (
        <p className="text-xs text-caution-ink">
          {i18n.t('page.ownProfile')}. {i18n.t('page.ownProfileHint')}
        </p>
      ) : null}
      <ReadingFacts extraction={extraction} />
      <ButtonRow>
        <Button keyHint="Enter" look="primary" onClick={primary}>
          {mustReview
            ? i18n.t('page.review')
            : isCompany
              ? i18n.t('page.clipCompany')
              : i18n.t('page.clip')}
        </Button>
        {mustReview ? null : <Button onClick={acts.onReview}>{i18n.t('page.review')}</Button>}
        {toMissingFields(extraction).length + toNotLoadedFields(extraction).length > 0 ? (
          <Button keyHint="r" look="plain" onClick={acts.onReadAgain}>
            {i18n.t('page.readAgain')}
          </Button>
        ) : null}
      </ButtonRow>
    </Card>
  );
}

type MatchOf<State extends Match['state']> = Extract<Match, { readonly state: State }>;

function SavedCard({
  match,
  reading,
  acts,
}: {
  readonly match: MatchOf<'saved'>;
  readonly reading: Reading;
  readonly acts: CardActs;
}) {
  const { extraction } = reading;
  const { id } = match;
  const [isNoting, setNoting] = useState(false);
  useNoteAtHand();
  const name = nameOf(extraction);
  const isCompany = extraction.pageKind === 'company';
  const open = () => acts.onOpen(id);
  const note = () => setNoting(true);
  const log = () => acts.onLog(id);
  useKeys({
    Enter: { label: i18n.t('keys.primary'), run: open },
    n: { label: i18n.t('page.note'), run: note },
    l: isCompany ? undefined : { label: i18n.t('quick.logCall'), run: log },
  });
  return (
    <Card label={name} tone="accent">
      <CardHead title={name} mark={{ name }} chip={<StateChip match={match} />}>
        {lineOf(extraction)}
      </CardHead>
      <SavedFacts id={id} isCompany={isCompany} />
      {isNoting ? <CardNote of={{ id, name, isCompany }} onDone={() => setNoting(false)} /> : null}
      <ButtonRow>
        <Button keyHint="Enter" look={isNoting ? 'default' : 'primary'} onClick={open}>
          {i18n.t('page.openInPanel')}
        </Button>
        {isNoting ? null : (
          <Button keyHint="n" onClick={note}>
            {i18n.t('page.note')}
          </Button>
        )}
        {isCompany ? null : (
          <Button keyHint="l" onClick={log}>
            {i18n.t('quick.logCall')}
          </Button>
        )}
      </ButtonRow>
    </Card>
  );
}

/** A question without a safe answer: no primary, and no key that a hurried hand would press. */
function DuplicateCard({
  match,
  reading,
  acts,
}: {
  readonly match: MatchOf<'possible_duplicate'>;
  readonly reading: Reading;
  readonly acts: CardActs;
}) {
  const { extraction } = reading;
  const { candidates } = match;
  const [index, setIndex] = useState(0);
  const candidate = candidates[Math.min(index, candidates.length - 1)];
  const name = nameOf(extraction);
  const same = () => {
    if (candidate) acts.onSave({ kind: 'update', id: candidate.id, fields: 'all' });
  };
  const different = () => acts.onSave({ kind: 'create' });
  const nextCandidate = () => setIndex((now) => (now + 1) % candidates.length);
  useKeys({
    1: { label: i18n.t('page.samePerson'), run: same },
    2: { label: i18n.t('page.different'), run: different },
    3:
      candidates.length > 1
        ? { label: i18n.t('page.nextCandidate'), run: nextCandidate }
        : undefined,
  });
  return (
    <Card label={name} tone="caution">
      <CardHead title={name} mark={{ name }} chip={<StateChip match={match} />}>
        {lineOf(extraction)}
      </CardHead>
      {candidate ? <CandidateWell candidate={candidate} /> : null}
      <ButtonRow>
        <Button keyHint="1" onClick={same}>
          {extraction.pageKind === 'company'
            ? i18n.t('page.sameCompany')
            : i18n.t('page.samePerson')}
        </Button>
        <Button keyHint="2" onClick={different}>
          {i18n.t('page.different')}
        </Button>
        {candidates.length > 1 ? (
          <Button keyHint="3" look="plain" onClick={nextCandidate}>
            {i18n.t('page.nextCandidate')}
          </Button>
        ) : null}
      </ButtonRow>
    </Card>
  );
}

function ChangedCard({
  match,
  reading,
  acts,
}: {
  readonly match: MatchOf<'changed'>;
  readonly reading: Reading;
  readonly acts: CardActs;
}) {
  const { extraction } = reading;
  const { id, changes } = match;
  const { ticked, toggle } = useTicks(changes);
  const [isNoting, setNoting] = useState(false);
  useNoteAtHand();
  const name = nameOf(extraction);
  const isCompany = extraction.pageKind === 'company';
  const update = () => acts.onSave({ kind: 'update', id, fields: ticked });
  const keepAll = () => acts.onSave({ kind: 'update', id, fields: [] });
  const primary = ticked.length > 0 ? update : keepAll;
  useKeys({
    Enter: { label: i18n.t('keys.primary'), run: primary },
    2: { label: i18n.t('page.keepAll'), run: keepAll },
    n: { label: i18n.t('page.note'), run: () => setNoting(true) },
    l: isCompany ? undefined : { label: i18n.t('quick.logCall'), run: () => acts.onLog(id) },
  });
  return (
    <Card label={name} tone="info">
      <CardHead title={name} mark={{ name }} chip={<StateChip match={match} />}>
        {lineOf(extraction)}
      </CardHead>
      <ChangeRows changes={changes} ticked={ticked} onToggle={toggle} />
      {isNoting ? <CardNote of={{ id, name, isCompany }} onDone={() => setNoting(false)} /> : null}
      <ButtonRow>
        {ticked.length > 0 ? (
          <Button keyHint="Enter" look={isNoting ? 'default' : 'primary'} onClick={update}>
            {i18n.t('page.updateFields', ticked.length)}
          </Button>
        ) : null}
        <Button keyHint={ticked.length > 0 ? '2' : 'Enter'} onClick={keepAll}>
          {i18n.t('page.keepAll')}
        </Button>
        <Button look="plain" onClick={() => acts.onOpen(id)}>
          {i18n.t('page.openInPanel')}
        </Button>
      </ButtonRow>
    </Card>
  );
}

/** The card of a page that was read: four states, each with its own question. */
export function PageCard({
  reading,
  match,
  acts,
}: {
  readonly reading: Reading;
  readonly match: Match;
  readonly acts: CardActs;
}) {
  switch (match.state) {
    case 'new':
      return <NewCard reading={reading} acts={acts} />;
    case 'saved':
      return <SavedCard match={match} reading={reading} acts={acts} />;
    case 'possible_duplicate':
      return <DuplicateCard match={match} reading={reading} acts={acts} />;
    case 'changed':
      return <ChangedCard match={match} reading={reading} acts={acts} />;
  }
}
