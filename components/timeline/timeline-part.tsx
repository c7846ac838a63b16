import { useLiveQuery } from 'dexie-react-hooks';
import { Calendar, Phone } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Channel } from '../../lib/model/prospect.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { store } from '../../lib/store/open.ts';
import { loadTimeline, type Timeline, type TimelineSubject } from '../../lib/store/timeline.ts';
import { channelIcon } from '../pipeline/channel-icon.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeys } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { Section } from '../ui/section.tsx';
import { useWalk } from '../ui/walk.ts';
import type { Subject } from './about.ts';
import { loadForm, TouchpointForm } from './lazy-form.tsx';
import { NoteBox } from './note-box.tsx';
import { NotesList, type ShownNote, useNotes } from './notes.tsx';
import { Entry } from './timeline-entry.tsx';
import { type Reps, useReps } from './use-reps.ts';

export interface TimelinePartProps {
  readonly about: Subject;
  /** The box for a new note. */
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  /** Opens the form for a call, each time it becomes a later time (ms since the epoch); 0 is no request. */
  readonly logRequest?: number;
}

/** Behind *More*; calls and meetings have buttons of their own. */
const otherChannels = ['linkedin', 'email', 'message', 'event', 'other'] as const;

/** The newest request that was answered: the view is built anew with each change of tabs, and must not answer it twice. */
let lastAnswered = 0;

const firstCount = 8;
const moreCount = 50;

function toSubject({ kind, id }: Subject): TimelineSubject {
  if (kind === 'prospect') return { prospectId: id };
  return kind === 'deal' ? { dealId: id } : { companyId: id };
}

/** Notes, and everything that happened, the newest first; with the ways to write a note and to log a contact. */
export function TimelinePart({ about, inputRef, logRequest = 0 }: TimelinePartProps) {
  const { kind, id } = about;
  const [logging, setLogging] = useState<Channel>();
  const [limit, setLimit] = useState(firstCount);
  const box = useRef<HTMLTextAreaElement>(null);
  const callButton = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const reps = useReps();
  const notes = useNotes(about);
  const timeline = useLiveQuery(
    async () => loadTimeline(store(), toSubject({ kind, id, name: '' }), limit),
    [kind, id, limit],
  );
  useEffect(() => {
    loadForm().catch((error: unknown) => reportBug('timeline', error));
  }, []);
  useImperativeHandle(inputRef, () => box.current as HTMLTextAreaElement, []);
  useEffect(() => {
    if (logRequest <= lastAnswered) return;
    lastAnswered = logRequest;
    // oxlint-disable-next-line react/set-state-in-effect -- whether it was answered before is known outside of what is drawn
    setLogging('call');
  }, [logRequest]);
  const isLogging = logging !== undefined;
  const wasLogging = useRef(false);
  useEffect(() => {
    if (wasLogging.current && !isLogging && document.activeElement === document.body) {
      callButton.current?.focus();
    }
    wasLogging.current = isLogging;
  }, [isLogging]);
  // The views of a prospect and a deal have these keys on every tab, and ask from there.
  useKeys(
    {
      n: { label: i18n.t('notes.write'), run: () => box.current?.focus() },
      l: { label: i18n.t('touchpoints.logCall'), run: () => setLogging('call') },
    },
    { enabled: kind === 'company' },
  );
  // A company's people stand in the same view, and J and K walk over them.
  useWalk(place, {
    texts: { next: i18n.t('keys.down'), previous: i18n.t('keys.up') },
    isEnabled: kind !== 'company',
  });
  return (
    <div ref={place} data-walks="">
      <div className="px-4 pt-3 pb-3">
        <NoteBox
          about={about}
          inputRef={box}
          onEscape={() => box.current?.blur()}
          footer={
            <>
              <Button
                ref={callButton}
                size="sm"
                icon={Phone}
                keyHint="l"
                onClick={() => setLogging('call')}
              >
                {i18n.t('touchpoints.kinds.call')}
              </Button>
              <Button size="sm" icon={Calendar} onClick={() => setLogging('meeting')}>
                {i18n.t('touchpoints.kinds.meeting')}
              </Button>
              <MenuButton
                align="start"
                trigger={<Button size="sm">{i18n.t('timeline.more')}</Button>}
                groups={[
                  otherChannels.map((channel) => ({
                    id: channel,
                    label: i18n.t(`touchpoints.kinds.${channel}`),
                    icon: channelIcon(channel),
                    run: () => setLogging(channel),
                  })),
                ]}
              />
            </>
          }
        />
      </div>
      {logging === undefined ? null : (
        <TouchpointForm
          key={logging}
          about={about}
          channel={logging}
          onDone={() => setLogging(undefined)}
        />
      )}
      {notes && timeline && reps ? (
        <TimelineLists
          about={about}
          notes={notes}
          timeline={timeline}
          reps={reps}
          onMore={() => setLimit((now) => now + moreCount)}
        />
      ) : null}
    </div>
  );
}

/** What is on file: the notes, then everything else in the order of time. */
function TimelineLists({
  about,
  notes,
  timeline,
  reps,
  onMore,
}: {
  readonly about: Subject;
  readonly notes: readonly ShownNote[];
  readonly timeline: Timeline;
  readonly reps: Reps;
  readonly onMore: () => void;
}) {
  const { entries, count, inCount, outCount } = timeline;
  const olderCount = count - entries.length;
  return (
    <>
      <Section title={i18n.t('notes.title')} {...(notes.length > 0 ? { aside: notes.length } : {})}>
        {notes.length === 0 ? (
          <EmptyState isInset title={i18n.t('notes.none')} />
        ) : (
          <NotesList notes={notes} reps={reps} />
        )}
      </Section>
      <Section
        title={i18n.t('touchpoints.title')}
        {...(inCount + outCount > 0
          ? { aside: i18n.t('timeline.counts', [String(inCount), String(outCount)]) }
          : {})}
      >
        {entries.length === 0 ? (
          <EmptyState isInset title={i18n.t('touchpoints.none')}>
            {i18n.t('touchpoints.noneHint', [about.name])}
          </EmptyState>
        ) : (
          <ol>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} about={about} reps={reps} />
            ))}
          </ol>
        )}
        {olderCount > 0 ? (
          <LinkButton className="ml-6 min-h-6 text-xs" onClick={onMore}>
            {i18n.t('timeline.older', olderCount)}
          </LinkButton>
        ) : null}
      </Section>
    </>
  );
}
