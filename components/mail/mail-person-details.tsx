import { useState } from 'react';
import { i18n } from '#i18n';
import type { FieldName, FieldValue } from '../../lib/model/extraction.ts';
import type { ThreadPerson } from '../../lib/store/mail-card.ts';
import type { Candidate, FieldChange } from '../../lib/store/match.ts';
import { CandidateWell } from '../clip/candidate-well.tsx';
import { ChangeRows } from '../clip/change-rows.tsx';
import { useTicks } from '../clip/use-ticks.ts';
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { SureDots } from '../ui/sure-dots.tsx';
import { fieldLabel, fieldValueText, sureLabel } from '../words.ts';
import { isTicked, type MailChoices, standingOf } from './mail-choices.ts';
import type { PersonActs } from './mail-person-row.tsx';

interface DetailsProps {
  readonly person: ThreadPerson;
  readonly choices: MailChoices;
  /** No message is a contact with them. */
  readonly isOnlyCopied: boolean;
  readonly acts: PersonActs;
}

/** What a mail tells of a person; the address itself is who they are, and is not typed over. */
const shownFields = ['full_name', 'company_name', 'title', 'phones'] as const;

function toValue(field: FieldName, text: string): FieldValue {
  if (field !== 'phones') return text;
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What would be saved of somebody new, each value with how sure it is, to be typed over. */
function NewPerson({ person, choices, isOnlyCopied, acts }: DetailsProps) {
  const { email } = person.person;
  const edits = choices.edits[email] ?? {};
  const fields = person.extraction?.fields ?? {};
  const shown = shownFields.filter(
    (field) => field === 'company_name' || field === 'full_name' || fields[field] !== undefined,
  );
  return (
    <div className="flex flex-col gap-1">
      <p className="text-xs text-ink-2">
        {isOnlyCopied
          ? i18n.t('mail.onlyCopied')
          : i18n.t(isTicked(person, choices) ? 'mail.newSaved' : 'mail.newNotTicked')}
      </p>
      {shown.map((field) => {
        const reading = fields[field];
        const edit = edits[field];
        const value = edit ?? reading?.value;
        return (
          <div
            key={field}
            className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-x-2 text-sm min-[24rem]:grid-cols-[5.5rem_minmax(0,1fr)_auto]"
          >
            <span className="text-xs leading-6 text-ink-3">{fieldLabel(field)}</span>
            <InlineEdit
              label={fieldLabel(field)}
              value={value === undefined ? '' : fieldValueText(value)}
              isUnsure={edit === undefined && reading?.confidence === 'guess'}
              placeholder={i18n.t('mail.noCompany')}
              onSave={(next) => {
                if (field === 'full_name' && next.trim() === '') return i18n.t('mail.nameNeeded');
                acts.onEdit(email, field, toValue(field, next.trim()));
                return undefined;
              }}
            />
            <span className="col-start-2 flex items-center text-xs text-ink-3 empty:hidden min-[24rem]:col-start-auto min-[24rem]:min-h-6">
              {edit !== undefined ? (
                i18n.t('sure.rep')
              ) : reading ? (
                <SureDots sure={reading.confidence}>{sureLabel(reading.confidence)}</SureDots>
              ) : null}
            </span>
          </div>
        );
      })}
      <ButtonRow>
        <Button size="sm" onClick={() => acts.onSave(person)}>
          {i18n.t('mail.saveNow')}
        </Button>
      </ButtonRow>
    </div>
  );
}

/** Asks who a possible duplicate is; nothing is ticked before the rep has said. */
function WhoIsIt({
  person,
  candidates,
  acts,
}: Omit<DetailsProps, 'choices' | 'isOnlyCopied'> & { readonly candidates: readonly Candidate[] }) {
  const [index, setIndex] = useState(0);
  const { email } = person.person;
  const candidate = candidates[index % candidates.length];
  if (!candidate) return null;
  return (
    <div className="flex flex-col gap-2">
      <CandidateWell candidate={candidate} />
      <ButtonRow>
        <Button
          size="sm"
          keyHint="1"
          data-answer="same"
          onClick={() =>
            acts.onAnswer(email, { kind: 'same', id: candidate.id, name: candidate.name })
          }
        >
          {i18n.t('page.samePerson')}
        </Button>
        {person.prospect ? null : (
          <Button
            size="sm"
            keyHint="2"
            data-answer="different"
            onClick={() => acts.onAnswer(email, { kind: 'different' })}
          >
            {i18n.t('page.different')}
          </Button>
        )}
        {candidates.length > 1 ? (
          <Button size="sm" look="plain" onClick={() => setIndex((now) => now + 1)}>
            {i18n.t('page.nextCandidate')}
          </Button>
        ) : null}
      </ButtonRow>
    </div>
  );
}

function Changes({
  person,
  changes,
  acts,
}: Omit<DetailsProps, 'choices' | 'isOnlyCopied'> & { readonly changes: readonly FieldChange[] }) {
  const { ticked, toggle } = useTicks(changes);
  return (
    <div className="flex flex-col gap-2">
      <ChangeRows changes={changes} ticked={ticked} onToggle={toggle} />
      <ButtonRow>
        <Button
          size="sm"
          disabled={ticked.length === 0}
          onClick={() => acts.onTake(person, ticked)}
        >
          {i18n.t('mail.takeChanges', ticked.length)}
        </Button>
      </ButtonRow>
    </div>
  );
}

/** Below a person's line: who they may be, what changed, or what would be saved. */
export function MailPersonDetails({ person, choices, isOnlyCopied, acts }: DetailsProps) {
  const { email } = person.person;
  const { match } = person;
  const answer = choices.answers[email];
  if (match?.state === 'possible_duplicate') {
    if (!answer) return <WhoIsIt person={person} candidates={match.candidates} acts={acts} />;
    return (
      <div className="flex flex-col gap-2">
        <p className="text-xs text-ink-2">
          {answer.kind === 'same'
            ? i18n.t('mail.isSame', [answer.name])
            : i18n.t('mail.isDifferent')}{' '}
          <LinkButton onClick={() => acts.onAnswer(email, undefined)}>
            {i18n.t('mail.askAgain')}
          </LinkButton>
        </p>
        {answer.kind === 'different' ? (
          <NewPerson person={person} choices={choices} isOnlyCopied={isOnlyCopied} acts={acts} />
        ) : (
          <ButtonRow>
            <Button size="sm" onClick={() => acts.onSave(person)}>
              {i18n.t('mail.saveNow')}
            </Button>
          </ButtonRow>
        )}
      </div>
    );
  }
  if (match?.state === 'changed') {
    return <Changes person={person} changes={match.changes} acts={acts} />;
  }
  return standingOf(person, choices) === 'new' ? (
    <NewPerson person={person} choices={choices} isOnlyCopied={isOnlyCopied} acts={acts} />
  ) : null;
}
