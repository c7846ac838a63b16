import { useLiveQuery } from 'dexie-react-hooks';
import { Mail } from 'lucide-react';
import { useEffect } from 'react';
import { i18n } from '#i18n';
import type { MailTab } from '../../lib/clips/mail-tab.ts';
import type { MailReading } from '../../lib/model/mail.ts';
import { loadScores } from '../../lib/store/kept-scores.ts';
import type { MailCard } from '../../lib/store/mail-card.ts';
import { store } from '../../lib/store/open.ts';
import { useSubjectActions } from '../actions/use-subject-actions.ts';
import { ReadingCard } from '../clip/reading-card.tsx';
import { RefusedCard } from '../clip/refused-card.tsx';
import { toDueText } from '../pipeline/due.ts';
import { toGradeChip } from '../score/kept-grade.tsx';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Card, CardHead } from '../ui/card.tsx';
import { useKeys } from '../ui/keys.ts';
import { useNow } from '../use-now.ts';
import {
  dealIdOf,
  dealNameOf,
  type MailChoices,
  noChoices,
  standingOf,
  toLogStep,
  toMainPeople,
  toShownPeople,
} from './mail-choices.ts';
import { PersonChip } from './mail-person-row.tsx';
import { MailSends } from './mail-sends.tsx';
import { lastText, nameOf, stepText } from './mail-words.ts';
import { useLooseSends } from './use-loose-sends.ts';
import { useMailActs } from './use-mail-acts.ts';
import { useMailChoices } from './use-mail-choices.ts';
import { useMailPage } from './use-mail-page.ts';

export interface PopupMailProps {
  readonly tab: MailTab;
  /** Opens the panel on the thread. */
  readonly onChoose: () => void;
  readonly onAddByHand: () => void;
}

const shownCount = 4;

function PeopleLines({
  card,
  choices,
}: {
  readonly card: MailCard;
  readonly choices: MailChoices;
}) {
  const people = toShownPeople(card.people, choices).filter(
    (person) => standingOf(person, choices) !== 'apart',
  );
  const restCount = people.length - shownCount;
  const shown = people.slice(0, shownCount);
  const ids = shown.flatMap(({ prospect }) => prospect?.id ?? []);
  const scores = useLiveQuery(async () => loadScores(store(), ids), [ids.join()]);
  return (
    <ul className="flex flex-col gap-1">
      {shown.map((person) => (
        <li key={person.person.email} className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate" title={person.person.email}>
            {nameOf(person)}
          </span>
          {toGradeChip(scores?.get(person.prospect?.id ?? ''))}
          <PersonChip person={person} choices={choices} />
        </li>
      ))}
      {restCount > 0 ? (
        <li className="text-xs text-ink-3">{i18n.t('mail.popupMore', restCount)}</li>
      ) : null}
    </ul>
  );
}

/** The first thing to do for whom the thread is about. */
function NextLine({ id }: { readonly id: string }) {
  const found = useSubjectActions({ table: 'prospects', id });
  const now = useNow();
  const entry = found?.due[0] ?? found?.later[0];
  if (!found || !entry) return null;
  const title = found.toWords(entry)?.title ?? entry.task?.title ?? '';
  const isTimed = entry.dueAt < '9999';
  const due = toDueText({ due_at: isTimed ? entry.dueAt : null, snoozed_until: null }, now);
  const text = i18n.t('mail.popupNext', [title]);
  return (
    <p className="flex items-baseline gap-2 text-xs text-ink-2">
      <span className="min-w-0 flex-1 truncate" title={text}>
        {text}
      </span>
      {due ? (
        <span className={due.tone === 'critical' ? 'text-critical-ink' : 'text-ink-3'}>
          {due.text}
        </span>
      ) : null}
    </p>
  );
}

function ThreadCard({
  reading,
  card,
  onChoose,
}: {
  readonly reading: MailReading;
  readonly card: MailCard;
  readonly onChoose: () => void;
}) {
  const now = useNow();
  // What was chosen in the panel holds here too.
  const { choices } = useMailChoices(card.threadKey);
  const acts = useMailActs(reading, card.threadKey);
  const step = toLogStep(card, choices ?? noChoices);
  const log = () => {
    if (step.kind !== 'log' || !choices) return;
    const { messages, dealId } = step;
    const hasSnippets = card.messages.some(({ message }) => message.snippet !== undefined);
    const keepsSnippet = hasSnippets && (choices.keepsSnippet ?? card.mail.keepsSnippet);
    void acts.log({ card, choices, messages, dealId, keepsSnippet });
  };
  const canLog = step.kind === 'log';
  const primary = canLog ? log : onChoose;
  const label = i18n.t(canLog ? 'mail.logKey' : 'mail.openInPanel');
  useKeys({ Enter: { label, run: primary } }, { enabled: !!choices });
  if (!choices) return null;
  const subject = reading.thread?.subject || i18n.t('mail.noSubject');
  const dealId = dealIdOf(card, choices);
  const deal = dealId ? dealNameOf(card.deals, dealId) : undefined;
  const text = stepText(step, { hiddenCount: reading.thread?.hiddenCount ?? 0 });
  const [main] = toMainPeople(card, choices);
  return (
    <Card label={subject}>
      <CardHead title={subject} mark={{ icon: Mail }}>
        <span className="text-xs">{lastText(card, now)}</span>
      </CardHead>
      <PeopleLines card={card} choices={choices} />
      {main ? <NextLine id={main.id} /> : null}
      {deal === undefined ? null : (
        <p className="truncate text-xs text-ink-2" title={deal}>
          {i18n.t('mail.toDeal', [deal])}
        </p>
      )}
      {text === undefined ? null : <p className="text-xs text-ink-2">{text}</p>}
      <ButtonRow>
        {canLog ? (
          <>
            <Button look="primary" keyHint="Enter" onClick={log}>
              {i18n.t('mail.logButton', step.messages.length)}
            </Button>
            <Button onClick={onChoose}>{i18n.t('mail.openInPanel')}</Button>
          </>
        ) : (
          <Button look="primary" keyHint="Enter" onClick={onChoose}>
            {i18n.t(
              step.kind === 'ask_deal' || step.kind === 'nobody'
                ? 'mail.chooseInPanel'
                : 'mail.openInPanel',
            )}
          </Button>
        )}
      </ButtonRow>
    </Card>
  );
}

/** What only the rep knows the end of, whichever thread it answers. */
function UnsureSends({ card }: { readonly card?: MailCard }) {
  const loose = useLooseSends('');
  const unsure = [...(card?.sends ?? []), ...loose].filter(({ state }) => state === 'unsure');
  return <MailSends sends={unsure} />;
}

/** The popup's card of a webmail tab: opening the popup is the gesture that reads it. */
export function PopupMail({ tab, onChoose, onAddByHand }: PopupMailProps) {
  const { now, isReading, hasRead, failure, read } = useMailPage(tab);
  useEffect(() => {
    void read();
  }, [read]);
  if (failure) {
    return <RefusedCard failure={failure} acts={{ onReadAgain: () => void read(), onAddByHand }} />;
  }
  // What an earlier reading holds is not shown as what the page says now.
  if (!now || isReading || !hasRead) return <ReadingCard />;
  const { view, card } = now;
  if (view && card) {
    return (
      <>
        <ThreadCard reading={view.reading} card={card} onChoose={onChoose} />
        <UnsureSends card={card} />
      </>
    );
  }
  const isWriting = view?.reading.pageKind === 'mail_compose';
  const title = i18n.t(isWriting ? 'mail.writing' : 'mail.openThread');
  return (
    <>
      <Card label={title}>
        <CardHead title={title} mark={{ icon: Mail }}>
          <span className="text-xs">
            {i18n.t(isWriting ? 'mail.writingHint' : 'mail.openThreadPopup')}
          </span>
        </CardHead>
      </Card>
      <UnsureSends />
    </>
  );
}
