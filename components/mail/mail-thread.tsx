import { Mail, RotateCw } from 'lucide-react';
import { useRef } from 'react';
import { i18n } from '#i18n';
import type { FieldName } from '../../lib/model/extraction.ts';
import { saveClip } from '../../lib/store/commands/clip.ts';
import type { MailCard, ThreadPerson } from '../../lib/store/mail-card.ts';
import type { MailView } from '../../lib/store/mail-rows.ts';
import { store } from '../../lib/store/open.ts';
import { useReps } from '../timeline/use-reps.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useWalk } from '../ui/walk.ts';
import { toSavedText, useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import { dealIdOf, toMainPeople, toPersonSave, toSendsWith } from './mail-choices.ts';
import { MailLogSection } from './mail-log-section.tsx';
import { MailPeople } from './mail-people.tsx';
import { lineOf } from './mail-person-row.tsx';
import { MailSends } from './mail-sends.tsx';
import { MailSubject } from './mail-subject.tsx';
import { lastText, nameOf } from './mail-words.ts';
import { mailSiteName } from './site-name.ts';
import { useLooseSends } from './use-loose-sends.ts';
import { useMailActs } from './use-mail-acts.ts';
import { useMailChoices } from './use-mail-choices.ts';

export interface MailThreadProps {
  readonly view: MailView;
  readonly card: MailCard;
  readonly noteRequest: number;
  readonly onReadAgain: () => void;
  readonly onLogged: () => void;
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenDeal: (id: string) => void;
  readonly onAddDeal: (of: { prospectId: string }) => void;
}

function ThreadHead({
  view,
  card,
  onReadAgain,
}: Pick<MailThreadProps, 'view' | 'card' | 'onReadAgain'>) {
  const now = useNow();
  const { reading } = view;
  const subject = reading.thread?.subject || i18n.t('mail.noSubject');
  const shownCount = card.messages.filter(({ message }) => !message.isDraft).length;
  const count = shownCount + (reading.thread?.hiddenCount ?? 0);
  return (
    <header className="px-4 pt-1 pb-3">
      <div className="flex items-center gap-2 text-xs text-ink-3">
        <Icon shape={Mail} />
        <span className="min-w-0 flex-1">
          {i18n.t('mail.header', count, [String(count), mailSiteName(reading.site)])}
        </span>
        <IconButton
          icon={RotateCw}
          size="sm"
          keyHint="r"
          label={i18n.t(view.by === 'rep' ? 'page.readAgain' : 'mail.readFully')}
          onClick={onReadAgain}
        />
      </div>
      <h2 className="mt-0.5 text-lg font-semibold wrap-anywhere">{subject}</h2>
      <p className="text-ink-2">{lastText(card, now)}</p>
      {view.by === 'rep' ? null : (
        <p className="mt-1 text-xs text-ink-3">{i18n.t('mail.readFullyHint')}</p>
      )}
    </header>
  );
}

/** The open thread: who is in it, what of it is logged, and what to do next for whoever waits. */
export function MailThreadView({
  view,
  card,
  noteRequest,
  onReadAgain,
  onLogged,
  onOpenProspect,
  onOpenDeal,
  onAddDeal,
}: MailThreadProps) {
  const place = useRef<HTMLDivElement>(null);
  const { reading } = view;
  const { choices, changes } = useMailChoices(card.threadKey);
  const acts = useMailActs(reading, card.threadKey);
  const { run } = useCommand();
  const reps = useReps();
  const loose = useLooseSends(reading.account);
  useWalk(place, { texts: { next: i18n.t('keys.down'), previous: i18n.t('keys.up') } });
  if (!choices || !reps) return null;
  const people = toMainPeople(card, choices).map(({ id, person }) => ({
    id,
    name: nameOf(person),
    line: lineOf(person),
  }));
  const main = people.find(({ id }) => id === choices.mainId) ?? people[0];
  const take = ({ match, extraction }: ThreadPerson, fields: readonly FieldName[]) => {
    if (match?.state !== 'changed' || !extraction) return;
    const decision = { kind: 'update', id: match.id, fields } as const;
    void run(saveClip(store(), { extraction, readAt: view.at, decision }), toSavedText);
  };
  const save = (person: ThreadPerson) => {
    const input = toPersonSave(person, choices);
    if (!input) return;
    void run(saveClip(store(), { ...input, readAt: view.at }), toSavedText);
  };
  return (
    <div ref={place}>
      <ThreadHead view={view} card={card} onReadAgain={onReadAgain} />
      <MailSends sends={[...card.sends, ...toSendsWith(card.people, loose)]} />
      <MailPeople
        card={card}
        choices={choices}
        mainId={main?.id}
        acts={{
          onTick: changes.tick,
          onAnswer: changes.answer,
          onEdit: changes.edit,
          onTake: take,
          onSave: save,
          onOpenProspect,
        }}
      />
      <MailLogSection
        reading={reading}
        card={card}
        choices={choices}
        changes={changes}
        acts={acts}
        reps={reps}
        onLogged={onLogged}
      />
      {main ? (
        <MailSubject
          people={people}
          main={main}
          dealId={dealIdOf(card, choices) ?? undefined}
          reps={reps}
          noteRequest={noteRequest}
          onChoose={(mainId) => changes.patch({ mainId })}
          onOpenProspect={onOpenProspect}
          onOpenDeal={onOpenDeal}
          onAddDeal={onAddDeal}
        />
      ) : null}
    </div>
  );
}
