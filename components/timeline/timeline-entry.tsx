import {
  ArrowDownLeft,
  ArrowLeftRight,
  ArrowUpRight,
  Check,
  Pencil,
  Split,
  Trash2,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { type Touchpoint, touchpointOutcomes } from '../../lib/model/engagement.ts';
import { deleteTouchpoint } from '../../lib/store/commands/touchpoints.ts';
import { store } from '../../lib/store/open.ts';
import type { LoggedMail, TimelineEntry } from '../../lib/store/timeline.ts';
import { channelIcon } from '../pipeline/channel-icon.ts';
import { Chip } from '../ui/chip.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon, type IconShape } from '../ui/icon.tsx';
import { Time } from '../ui/time.tsx';
import { useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import type { Subject } from './about.ts';
import { type EntryAct, EntryFrame } from './entry-frame.tsx';
import { TouchpointForm } from './lazy-form.tsx';
import type { Reps } from './use-reps.ts';

type EntryOf<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { readonly kind: Kind }>;

interface EntryProps<Kind extends TimelineEntry['kind']> {
  readonly entry: EntryOf<Kind>;
  readonly about: Subject;
  readonly reps: Reps;
}

/** What an entry says: an icon on the line of time, what, and below it the rest. */
function EntryLines({
  icon,
  isMarked = false,
  at,
  arrow,
  title,
  chip,
  line,
  text,
  acts,
}: {
  readonly icon: IconShape;
  /** Which way it went; the line says it in words. */
  readonly arrow?: IconShape | undefined;
  readonly isMarked?: boolean;
  readonly at: string;
  readonly title: string;
  readonly chip?: string | undefined;
  readonly line?: string | undefined;
  readonly text?: string | null;
  readonly acts: ReactNode;
}) {
  return (
    <div className="flex gap-2">
      <span className="relative z-1 flex h-5 shrink-0 items-center bg-surface">
        <Icon shape={icon} className={isMarked ? 'text-accent-ink' : 'text-ink-3'} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="relative flex items-baseline gap-2">
          <span className="min-w-0 flex-1 wrap-anywhere">
            {arrow === undefined ? null : (
              <Icon
                shape={arrow}
                size="sm"
                className={classNames(
                  'mr-0.5 inline align-[-0.125em]',
                  isMarked ? 'text-accent-ink' : 'text-ink-3',
                )}
              />
            )}
            {title}
            {chip === undefined ? null : (
              <>
                {' '}
                <Chip tone="info">{chip}</Chip>
              </>
            )}
          </span>
          <span className="shrink-0 text-xs text-ink-3">
            <Time at={at} />
          </span>
          {acts}
        </div>
        {line === undefined || line === '' ? null : (
          <p className="text-xs wrap-anywhere text-ink-2">{line}</p>
        )}
        {text ? (
          <p className="line-clamp-3 text-xs wrap-anywhere whitespace-pre-wrap text-ink-2 group-focus-within/entry:line-clamp-none group-focus/entry:line-clamp-none">
            {text}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** The drawn line that ties an entry to the one below it. */
const onLine =
  "-mx-2 rounded-md px-2 py-1 -outline-offset-1 before:absolute before:top-1 before:bottom-0 before:left-[calc(0.5rem+var(--icon)/2-0.5px)] before:w-px before:bg-line before:content-[''] last:before:hidden after:hidden";

function joinNames(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} +${names.length - 3}` : shown;
}

function outcomeText(outcome: string | null): string | undefined {
  if (outcome === null) return undefined;
  const known = touchpointOutcomes.find((one) => one === outcome);
  // Written by another version, or by a page: shown as it is.
  return known ? i18n.t(`touchpoints.outcomes.${known}`) : outcome;
}

/** With whom and which way, as far as it is not plain from where the entry stands. */
function sideText(
  { direction, sender }: Touchpoint,
  { names, about }: { readonly names: string; readonly about: Subject },
): string {
  if (direction === 'in') return i18n.t('touchpoints.from', [names === '' ? about.name : names]);
  if (names === '' && sender) return i18n.t('touchpoints.to', [about.name]);
  if (names === '') return '';
  return direction === 'out' ? i18n.t('touchpoints.to', [names]) : names;
}

/** Whose mailboxes a mail was logged from, where it was not the rep's alone. */
function mailboxText(mail: LoggedMail | undefined, reps: Reps): string {
  if (!mail) return '';
  const { sharedWith, loggedBy } = mail;
  if (sharedWith.length > 0) {
    const known = sharedWith.filter((account) => account !== '').join(', ');
    return known === '' ? i18n.t('timeline.oneWithOther') : i18n.t('timeline.oneWith', [known]);
  }
  const name = reps.isTeam ? reps.nameOf(loggedBy) : undefined;
  return name === undefined ? '' : i18n.t('timeline.loggedBy', [name]);
}

/** What joins and parts mail loads when it is asked for: few mails are shared. */
async function partMail(id: string) {
  const { splitMail } = await import('../../lib/store/commands/mail-join.ts');
  return splitMail(store(), id);
}

const arrows = { in: ArrowDownLeft, out: ArrowUpRight };

function TouchpointEntry({ entry, about, reps }: EntryProps<'touchpoint'>) {
  const { touchpoint, people, mail } = entry;
  const { run } = useCommand();
  const now = useNow();
  const [isEditing, setEditing] = useState(false);
  const kind = i18n.t(`touchpoints.kinds.${touchpoint.channel}`);
  const others = people.filter(({ id }) => id !== about.id);
  const names =
    people.length > 1 || others.length > 0 ? joinNames(people.map((one) => one.name)) : '';
  const edit = () => setEditing(true);
  const split: EntryAct = {
    id: 'split',
    icon: Split,
    label: i18n.t('timeline.split', [kind]),
    run: () =>
      void run(partMail(touchpoint.id), () => ({
        title: i18n.t('timeline.parted'),
        detail: touchpoint.subject ?? kind,
      })),
  };
  const acts: readonly EntryAct[] = [
    ...(mail && mail.sharedWith.length > 0 ? [split] : []),
    { id: 'edit', icon: Pencil, label: i18n.t('timeline.edit', [kind]), keyHint: 'e', run: edit },
    {
      id: 'delete',
      icon: Trash2,
      label: i18n.t('timeline.delete', [kind]),
      keyHint: 'Delete',
      isLast: true,
      run: () =>
        void run(deleteTouchpoint(store(), touchpoint.id), () => ({
          title: i18n.t('receipt.deleted'),
          detail: touchpoint.subject ?? kind,
        })),
    },
  ];
  return (
    <EntryFrame
      className={classNames(onLine, isEditing && 'before:hidden')}
      acts={acts}
      onEnter={edit}
      editor={
        isEditing ? (
          <div className="-mx-4 -my-1">
            <TouchpointForm
              about={about}
              channel={touchpoint.channel}
              edited={{ touchpoint, people }}
              onDone={() => setEditing(false)}
            />
          </div>
        ) : undefined
      }
    >
      {(shown) => (
        <EntryLines
          icon={channelIcon(touchpoint.channel)}
          isMarked={touchpoint.direction === 'in'}
          at={touchpoint.occurred_at}
          arrow={
            touchpoint.channel === 'email' && touchpoint.direction !== null
              ? arrows[touchpoint.direction]
              : undefined
          }
          title={
            touchpoint.subject === null
              ? kind
              : i18n.t('timeline.titled', [kind, touchpoint.subject])
          }
          chip={Date.parse(touchpoint.occurred_at) > now ? i18n.t('timeline.ahead') : undefined}
          line={[
            sideText(touchpoint, { names, about }),
            outcomeText(touchpoint.outcome),
            mailboxText(mail, reps),
          ]
            .filter(Boolean)
            .join(' · ')}
          text={touchpoint.snippet}
          acts={shown}
        />
      )}
    </EntryFrame>
  );
}

function StageEntry({ entry, about, reps }: EntryProps<'stage'>) {
  const { change, dealName, fromName, toName } = entry;
  const mover = reps.isTeam ? reps.nameOf(change.by) : undefined;
  return (
    <EntryFrame className={onLine}>
      {(acts) => (
        <EntryLines
          icon={ArrowLeftRight}
          at={entry.at}
          title={
            fromName === null
              ? i18n.t('timeline.begun', [toName])
              : i18n.t('timeline.moved', [fromName, toName])
          }
          line={[
            about.kind === 'deal' ? '' : dealName,
            mover === undefined ? '' : i18n.t('timeline.movedBy', [mover]),
          ]
            .filter(Boolean)
            .join(' · ')}
          acts={acts}
        />
      )}
    </EntryFrame>
  );
}

function TaskEntry({ entry }: { readonly entry: EntryOf<'task'> }) {
  const { task } = entry;
  return (
    <EntryFrame className={onLine}>
      {(acts) => (
        <EntryLines
          icon={Check}
          at={entry.at}
          title={i18n.t('timeline.done', [task.title])}
          {...(task.reason === null ? {} : { line: task.reason })}
          acts={acts}
        />
      )}
    </EntryFrame>
  );
}

/** One thing that happened. */
export function Entry({
  entry,
  about,
  reps,
}: {
  readonly entry: TimelineEntry;
  readonly about: Subject;
  readonly reps: Reps;
}) {
  switch (entry.kind) {
    case 'touchpoint':
      return <TouchpointEntry entry={entry} about={about} reps={reps} />;
    case 'stage':
      return <StageEntry entry={entry} about={about} reps={reps} />;
    case 'task':
      return <TaskEntry entry={entry} />;
  }
}
