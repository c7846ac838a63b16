import { useLiveQuery } from 'dexie-react-hooks';
import { useRef } from 'react';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import { loadTimeline } from '../../lib/store/timeline.ts';
import { SubjectActions } from '../actions/subject-actions.tsx';
import { DealSection } from '../deal/deal-section.tsx';
import { NoteBox } from '../timeline/note-box.tsx';
import { Entry } from '../timeline/timeline-entry.tsx';
import type { Reps } from '../timeline/use-reps.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { useKeys } from '../ui/keys.ts';
import { Monogram } from '../ui/monogram.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useFocusRequest } from './use-focus-request.ts';

export interface MainPerson {
  readonly id: string;
  readonly name: string;
  readonly line: string;
}

const historyCount = 5;

function ShortHistory({
  main,
  reps,
  noteRequest,
  onOpen,
}: {
  readonly main: MainPerson;
  readonly reps: Reps;
  readonly noteRequest: number;
  readonly onOpen: () => void;
}) {
  const { id, name } = main;
  const box = useRef<HTMLTextAreaElement>(null);
  const timeline = useLiveQuery(
    async () => loadTimeline(store(), { prospectId: id }, historyCount),
    [id],
  );
  useFocusRequest(box, noteRequest);
  useKeys({ n: { label: i18n.t('page.note'), run: () => box.current?.focus() } });
  const about = { kind: 'prospect', id, name } as const;
  return (
    <Section title={i18n.t('mail.history')}>
      <div className="flex flex-col gap-2">
        <NoteBox
          key={id}
          about={about}
          rows={1}
          inputRef={box}
          onEscape={() => box.current?.blur()}
        />
        {timeline && timeline.entries.length > 0 ? (
          <ol>
            {timeline.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} about={about} reps={reps} />
            ))}
          </ol>
        ) : null}
        {timeline && timeline.count > timeline.entries.length ? (
          <LinkButton className="min-h-6 self-start text-xs" onClick={onOpen}>
            {i18n.t('mail.allHistory')}
          </LinkButton>
        ) : null}
      </div>
    </Section>
  );
}

/** What to do next for the one whom the thread is about, their deal, and what happened last. */
export function MailSubject({
  people,
  main,
  dealId,
  reps,
  noteRequest,
  onChoose,
  onOpenProspect,
  onOpenDeal,
  onAddDeal,
}: {
  readonly people: readonly MainPerson[];
  readonly main: MainPerson;
  /** What the thread is about: shown before the deal that weighs most. */
  readonly dealId: string | undefined;
  readonly reps: Reps;
  readonly noteRequest: number;
  readonly onChoose: (id: string) => void;
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenDeal: (id: string) => void;
  readonly onAddDeal: (of: { prospectId: string }) => void;
}) {
  const { id, name, line } = main;
  const open = () => onOpenProspect(id);
  return (
    <>
      <div className="flex items-center gap-2 border-t border-line px-4 py-3">
        {people.length > 1 ? (
          <div className="min-w-0 flex-1">
            <SelectField
              label={i18n.t('mail.next')}
              value={id}
              options={people.map((one) => ({ value: one.id, label: one.name }))}
              onChange={onChoose}
            />
          </div>
        ) : (
          <>
            <Monogram name={name} />
            <div className="min-w-0 flex-1">
              <h2 className="truncate font-semibold" title={name}>
                {name}
              </h2>
              <div className="truncate text-xs text-ink-2" title={line}>
                {line}
              </div>
            </div>
          </>
        )}
        <Button className={people.length > 1 ? 'self-end' : undefined} keyHint="o" onClick={open}>
          {i18n.t('mail.openPerson')}
        </Button>
      </div>
      <SubjectActions
        key={id}
        about={{ table: 'prospects', id, name }}
        doneLook="default"
        onOpenDeal={onOpenDeal}
      />
      <DealSection
        key={`deal:${id}`}
        prospectId={id}
        {...(dealId === undefined ? {} : { firstId: dealId })}
        onOpenDeal={onOpenDeal}
        onAddDeal={() => onAddDeal({ prospectId: id })}
      />
      <ShortHistory main={main} reps={reps} noteRequest={noteRequest} onOpen={open} />
    </>
  );
}
