import { ChevronDown, ChevronRight, MessageSquareOff } from 'lucide-react';
import { useId } from 'react';
import { i18n } from '#i18n';
import type { FieldName, FieldValue } from '../../lib/model/extraction.ts';
import type { ThreadPerson } from '../../lib/store/mail-card.ts';
import type { Match } from '../../lib/store/match.ts';
import type { KeptScore } from '../../lib/store/score-rows.ts';
import { StateChip } from '../clip/state-chip.tsx';
import { GradeChip } from '../score/grade-chip.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Chip } from '../ui/chip.tsx';
import { classNames } from '../ui/class-names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Monogram } from '../ui/monogram.tsx';
import { type Answer, isTicked, type MailChoices, standingOf } from './mail-choices.ts';
import { MailPersonDetails } from './mail-person-details.tsx';
import { nameOf, roleText } from './mail-words.ts';

export interface PersonActs {
  readonly onTick: (email: string, isTicked: boolean) => void;
  readonly onAnswer: (email: string, answer: Answer | undefined) => void;
  readonly onEdit: (email: string, field: FieldName, value: FieldValue) => void;
  readonly onTake: (person: ThreadPerson, fields: readonly FieldName[]) => void;
  /** Saves them without logging anything. */
  readonly onSave: (person: ThreadPerson) => void;
  readonly onToggleOpen: (email: string) => void;
  readonly onOpenProspect: (id: string) => void;
}

/** The chip's state: what the store says, with the rep's answer in place of the question. */
function toShownMatch(person: ThreadPerson, choices: MailChoices): Match {
  const standing = standingOf(person, choices);
  if (standing === 'undecided' && person.match) return person.match;
  if (standing === 'new') return { state: 'new' };
  if (person.prospect && person.match?.state === 'changed') return person.match;
  return { state: 'saved', id: person.prospect?.id ?? '' };
}

/** The state of somebody in the thread, in words. */
export function PersonChip({
  person,
  choices,
}: {
  readonly person: ThreadPerson;
  readonly choices: MailChoices;
}) {
  return person.prospect?.isDoNotContact ? (
    <Chip icon={MessageSquareOff} tone="caution">
      {i18n.t('prospect.doNotContact')}
    </Chip>
  ) : (
    <StateChip match={toShownMatch(person, choices)} />
  );
}

/** Who somebody is, in a line: as on file, else their address. */
export function lineOf({ person, prospect }: ThreadPerson): string {
  const onFile = [prospect?.title, prospect?.companyName].filter(Boolean).join(', ');
  return onFile || person.email;
}

function ApartRow({ person }: { readonly person: ThreadPerson }) {
  const name = nameOf(person);
  return (
    <li className="flex min-h-(--row) items-center gap-2 pr-4 pl-10 text-ink-2">
      <Monogram name={name} size="sm" />
      <span className="min-w-0 flex-1 truncate" title={person.person.email || name}>
        {name}
      </span>
      <span className="shrink-0 text-xs text-ink-3">{roleText(person.role)}</span>
    </li>
  );
}

/** Somebody of the thread: whether they are logged with, who they are, in which state, and on demand what would be saved. */
export function MailPersonRow({
  person,
  choices,
  score,
  isOnlyCopied,
  isOpen,
  acts,
}: {
  readonly person: ThreadPerson;
  readonly choices: MailChoices;
  readonly score: KeptScore | undefined;
  readonly isOnlyCopied: boolean;
  readonly isOpen: boolean;
  readonly acts: PersonActs;
}) {
  const detailsId = useId();
  if (person.role !== 'outside') return <ApartRow person={person} />;
  const { email } = person.person;
  const name = nameOf(person);
  const standing = standingOf(person, choices);
  const isUndecided = standing === 'undecided';
  // What needs an answer stands open: the question is never hidden.
  const isShown = isOpen || isUndecided;
  const hasDetails = standing === 'new' || person.match?.state !== 'saved';
  return (
    <li
      tabIndex={-1}
      data-walk=""
      data-email={email}
      // A row that is held answers to Enter itself; the view's own key would log the thread.
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        if (person.prospect) acts.onOpenProspect(person.prospect.id);
        else if (hasDetails) acts.onToggleOpen(email);
      }}
      className="outline-none focus:bg-hover focus-visible:outline-(length:--ring-width) focus-visible:outline-solid focus-visible:-outline-offset-2 focus-visible:outline-(--ring-color)"
    >
      <div className="flex min-h-10 items-center gap-2 px-4 py-1">
        <Checkbox
          label={i18n.t('mail.include', [name])}
          isChecked={isTicked(person, choices)}
          isDisabled={isUndecided}
          onChange={(isChecked) => acts.onTick(email, isChecked)}
        />
        <Monogram name={name} size="sm" />
        <div className="min-w-0 flex-1">
          {person.prospect ? (
            <button
              type="button"
              aria-label={i18n.t('mail.openNamed', [name])}
              title={name}
              className="block max-w-full cursor-default truncate rounded-xs text-left font-medium hover:underline"
              onClick={() => acts.onOpenProspect(person.prospect?.id ?? '')}
            >
              {name}
            </button>
          ) : (
            <div className="truncate font-medium" title={name}>
              {name}
            </div>
          )}
          {lineOf(person) === name ? null : (
            <div className="truncate text-xs text-ink-2" title={email}>
              {lineOf(person)}
            </div>
          )}
        </div>
        <span className="flex shrink-0 items-center gap-1.5 max-[22rem]:flex-col max-[22rem]:items-end max-[22rem]:gap-0.5">
          {score?.grade ? <GradeChip {...score} grade={score.grade} /> : null}
          <PersonChip person={person} choices={choices} />
        </span>
        {hasDetails && !isUndecided ? (
          <IconButton
            size="sm"
            icon={isShown ? ChevronDown : ChevronRight}
            label={i18n.t('mail.details', [name])}
            aria-expanded={isShown}
            aria-controls={isShown ? detailsId : undefined}
            onClick={() => acts.onToggleOpen(email)}
          />
        ) : (
          <span className={classNames('w-6', isUndecided && 'hidden')} />
        )}
      </div>
      {isShown && hasDetails ? (
        <div id={detailsId} className="pr-4 pb-2 pl-10">
          <MailPersonDetails
            person={person}
            choices={choices}
            isOnlyCopied={isOnlyCopied}
            acts={acts}
          />
        </div>
      ) : null}
    </li>
  );
}
