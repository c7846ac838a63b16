import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import { loadScores } from '../../lib/store/kept-scores.ts';
import type { MailCard, ThreadPerson } from '../../lib/store/mail-card.ts';
import { store } from '../../lib/store/open.ts';
import { LinkButton } from '../ui/button.tsx';
import { useKeys } from '../ui/keys.ts';
import { Section } from '../ui/section.tsx';
import {
  isOnlyCopied,
  isTicked,
  type MailChoices,
  prospectIdOf,
  standingOf,
  toShownPeople,
} from './mail-choices.ts';
import { MailPersonRow, type PersonActs } from './mail-person-row.tsx';

/** A thread to hundreds must not push what to do with it out of sight. */
const firstCount = 8;

function countsText(people: readonly ThreadPerson[]): string {
  const count = (role: ThreadPerson['role']) => people.filter((one) => one.role === role).length;
  const outside = count('outside');
  const colleagues = count('colleague');
  return [
    outside > 0 ? i18n.t('mail.outside', outside) : undefined,
    colleagues > 0 ? i18n.t('mail.colleagues', colleagues) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** The person whose row, or something in it, has the focus. */
function findHeld(people: readonly ThreadPerson[]): ThreadPerson | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-email]');
  return people.find(({ person }) => person.email === row?.dataset['email']);
}

/** Who is in the thread: whom it is logged with, who is new, who may be somebody on file. */
export function MailPeople({
  card,
  choices,
  mainId,
  acts,
}: {
  readonly card: MailCard;
  readonly choices: MailChoices;
  /** Whom O opens where no row has the focus. */
  readonly mainId: string | undefined;
  readonly acts: Omit<PersonActs, 'onToggleOpen'>;
}) {
  const { people } = card;
  const [openEmail, setOpenEmail] = useState<string>();
  const [isLong, setLong] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const shown = toShownPeople(people, choices);
  const rows = isLong ? shown : shown.slice(0, firstCount);
  const toggleOpen = (email: string) => setOpenEmail((now) => (now === email ? undefined : email));
  const held = (act: (person: ThreadPerson) => void) => () => {
    const person = findHeld(people);
    if (person) act(person);
  };
  // A question answers to 1 and 2 where it has the focus, and where it is the only one.
  const press = (answer: 'same' | 'different') => () => {
    const focused = document.activeElement?.closest('[data-email]');
    const all = list.current?.querySelectorAll<HTMLButtonElement>(`[data-answer=${answer}]`) ?? [];
    const own = focused?.querySelector<HTMLButtonElement>(`[data-answer=${answer}]`);
    (own ?? (all.length === 1 ? all[0] : undefined))?.click();
  };
  const ids = people.flatMap((person) => prospectIdOf(person, choices) ?? []);
  const scores = useLiveQuery(async () => loadScores(store(), ids), [ids.join()]);
  const hasQuestion = people.some((one) => standingOf(one, choices) === 'undecided');
  useKeys({
    ' ': {
      label: i18n.t('mail.toggle'),
      run: held((person) => {
        const standing = standingOf(person, choices);
        if (standing === 'known' || standing === 'new') {
          acts.onTick(person.person.email, !isTicked(person, choices));
        }
      }),
    },
    e: {
      label: i18n.t('mail.edit'),
      run: held(({ person }) => toggleOpen(person.email)),
    },
    1: hasQuestion ? { label: i18n.t('page.samePerson'), run: press('same') } : undefined,
    2: hasQuestion ? { label: i18n.t('page.different'), run: press('different') } : undefined,
    o: {
      label: i18n.t('mail.openPerson'),
      run: () => {
        const person = findHeld(people);
        const id = (person && prospectIdOf(person, choices)) ?? mainId;
        if (id !== undefined) acts.onOpenProspect(id);
      },
    },
  });
  return (
    <Section title={i18n.t('mail.people')} aside={countsText(people)} isFlush>
      <ul ref={list} aria-label={i18n.t('mail.people')} className="pb-2">
        {rows.map((person, index) => (
          <MailPersonRow
            key={person.person.email || `${person.person.name}:${index}`}
            person={person}
            choices={choices}
            score={scores?.get(prospectIdOf(person, choices) ?? '')}
            isOnlyCopied={isOnlyCopied(person, card)}
            isOpen={openEmail === person.person.email}
            acts={{ ...acts, onToggleOpen: toggleOpen }}
          />
        ))}
      </ul>
      {shown.length > rows.length ? (
        <LinkButton className="mx-4 mb-3 min-h-6 text-xs" onClick={() => setLong(true)}>
          {i18n.t('mail.morePeople', shown.length - rows.length)}
        </LinkButton>
      ) : null}
    </Section>
  );
}
