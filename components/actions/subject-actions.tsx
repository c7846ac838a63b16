import { Check } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Channel } from '../../lib/model/prospect.ts';
import type { SubjectTable } from '../../lib/store/action-row.ts';
import { addRenewal } from '../../lib/store/commands/deals.ts';
import { store } from '../../lib/store/open.ts';
import type { SubjectEntry } from '../../lib/store/subject-actions.ts';
import { channelIcon } from '../pipeline/channel-icon.ts';
import { toDueText } from '../pipeline/due.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { Section } from '../ui/section.tsx';
import { useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import type { ActionWords } from './action-words.ts';
import { AddTask } from './add-task.tsx';
import { type ActedOn, useEntryActs } from './entry-acts.ts';
import { type SubjectActionsNow, useSubjectActions } from './use-subject-actions.ts';
import { laterWhens } from './whens.ts';
import { WhyPanel } from './why-panel.tsx';

interface About {
  readonly table: SubjectTable;
  readonly id: string;
  readonly name: string;
}

export interface SubjectActionsProps {
  readonly about: About;
  /** Given where the action may lead to another deal: a renewal. */
  readonly onOpenDeal?: (id: string) => void;
  /** `default` where something else is the view's first thing to do. */
  readonly doneLook?: 'primary' | 'default';
}

interface EntryProps {
  readonly entry: SubjectEntry;
  readonly words: ActionWords | undefined;
}

function toActedOn({ entry }: EntryProps): ActedOn {
  return { about: entry.about, action: entry.action, task: entry.task };
}

function channelOf({ action, task }: SubjectEntry): Channel | null {
  return action?.channel ?? task?.channel ?? null;
}

function titleOf({ entry, words }: EntryProps): string {
  return words?.title ?? entry.task?.title ?? '';
}

/** Makes the deal that renews this one, and goes there. */
function useRenewal(
  about: About,
  onOpenDeal: ((id: string) => void) | undefined,
): (() => Promise<void>) | undefined {
  const { run } = useCommand();
  if (!onOpenDeal || about.table !== 'deals') return undefined;
  return async () => {
    const name = i18n.t('next.renewalName', [about.name]);
    const receipt = await run(addRenewal(store(), about.id, name), () => ({
      title: i18n.t('next.renewalMade'),
      detail: name,
    }));
    if (receipt) onOpenDeal(receipt.id);
  };
}

function FirstEntry({
  onOpenDeal,
  doneLook,
  ...of
}: EntryProps & {
  readonly onOpenDeal: ((id: string) => void) | undefined;
  readonly doneLook: 'primary' | 'default';
}) {
  const { entry, words } = of;
  const now = useNow();
  const acts = useEntryActs();
  const renew = useRenewal(entry.about, onOpenDeal);
  const due = toDueText({ due_at: entry.dueAt, snoozed_until: null }, now);
  const acted = toActedOn(of);
  const isRenewal = entry.action?.rule === 'renewal_due' && renew !== undefined;
  const done = isRenewal ? () => void renew() : () => acts.complete(acted, words);
  const snooze = (when: { days: number; label: string }) => acts.snooze(acted, words, when);
  const dismiss = () => acts.dismiss(acted, words, { isForGood: false });
  const isStep = entry.action?.enrolmentId !== undefined;
  const notAgain = isStep ? i18n.t('next.stopCadence') : i18n.t('next.notAgain');
  useKeys({
    d: { label: i18n.t('next.done'), run: done },
    s: {
      label: i18n.t('next.later'),
      run: () => snooze({ days: 1, label: i18n.t('next.tomorrow') }),
    },
    x: { label: i18n.t('next.dismiss'), run: dismiss },
    'Shift+x': entry.action
      ? {
          label: notAgain,
          run: () => acts.dismiss(acted, words, { isForGood: true }),
        }
      : undefined,
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <Icon shape={channelIcon(channelOf(entry))} className="mt-0.5" />
        <div className="min-w-0 flex-1">
          <div className="text-md font-semibold">{titleOf(of)}</div>
          {reasonOf(of) === null ? null : <div className="text-ink-2">{reasonOf(of)}</div>}
        </div>
        {due ? (
          <span
            className={due.tone === 'critical' ? 'text-xs text-critical-ink' : 'text-xs text-ink-2'}
          >
            {due.text}
          </span>
        ) : null}
      </div>
      <ButtonRow>
        <Button look={doneLook} keyHint="d" onClick={done}>
          {isRenewal ? i18n.t('next.renew') : i18n.t('next.done')}
        </Button>
        <MenuButton
          align="start"
          trigger={<Button keyHint="s">{i18n.t('next.later')}</Button>}
          groups={[
            laterWhens.map(({ value, days, label }) => ({
              id: value,
              label: label(),
              run: () => snooze({ days, label: label() }),
            })),
          ]}
        />
        {entry.action ? (
          <MenuButton
            align="start"
            trigger={<Button keyHint="x">{i18n.t('next.dismiss')}</Button>}
            groups={[
              [
                {
                  id: 'once',
                  label: isStep ? i18n.t('cadence.skip') : i18n.t('next.untilNewFact'),
                  run: dismiss,
                },
                {
                  id: 'good',
                  label: notAgain,
                  run: () => acts.dismiss(acted, words, { isForGood: true }),
                },
              ],
            ]}
          />
        ) : (
          <Button keyHint="x" onClick={dismiss}>
            {i18n.t('next.dismiss')}
          </Button>
        )}
        <WhyPanel entryKey={entry.key} words={words} score={entry.score} />
      </ButtonRow>
    </div>
  );
}

function reasonOf({ entry, words }: EntryProps): string | null {
  return words?.reason ?? entry.task?.reason ?? null;
}

/** One that stands behind the first, or comes later. */
function LaterEntry(of: EntryProps) {
  const { entry, words } = of;
  const now = useNow();
  const acts = useEntryActs();
  const due = toDueText(
    { due_at: entry.dueAt < '9999' ? entry.dueAt : null, snoozed_until: null },
    now,
  );
  const title = titleOf(of);
  const isDue = due?.tone === 'critical' || due?.tone === 'accent';
  return (
    <li className="flex min-h-(--row) items-center gap-2">
      <Icon shape={channelIcon(channelOf(entry))} className="text-ink-3" />
      <span className="min-w-0 flex-1 truncate" title={words ? `${title}. ${words.reason}` : title}>
        {title}
      </span>
      {due ? <span className="shrink-0 text-xs text-ink-3">{due.text}</span> : null}
      {entry.task || isDue ? (
        <Button
          size="sm"
          aria-label={i18n.t('next.doneWith', [title])}
          onClick={() => acts.complete(toActedOn(of), words)}
        >
          {i18n.t('next.done')}
        </Button>
      ) : null}
    </li>
  );
}

/** Of what comes later only the first is shown of the rules; what the rep wrote is shown whole. */
function shownLater({ due, later }: SubjectActionsNow): readonly SubjectEntry[] {
  const firstOfRules = later.find((entry) => entry.action !== null);
  return [
    ...due.slice(1),
    ...later.filter((entry) => entry.task !== null || (entry === firstOfRules && due.length > 0)),
  ];
}

function Nothing({ now }: { readonly now: SubjectActionsNow }) {
  const next = now.later.find((entry) => entry.dueAt < '9999');
  const title = next && (now.toWords(next)?.title ?? next.task?.title);
  const at = useNow();
  const when = next && toDueText({ due_at: next.dueAt, snoozed_until: null }, at);
  return (
    <div className="flex items-start gap-2 text-ink-2">
      <Icon shape={Check} className="mt-0.5" />
      <span>
        {i18n.t('next.none')}.{' '}
        {next && when && title
          ? i18n.t('today.nextDue', [when.text, title])
          : i18n.t('next.nothingHint')}
      </span>
    </div>
  );
}

/** The one thing to do for a prospect or a deal with its reason, what follows it, and a way to write the next. */
export function SubjectActions({ about, onOpenDeal, doneLook = 'primary' }: SubjectActionsProps) {
  const [isAdding, setAdding] = useState(false);
  const found = useSubjectActions(about);
  useKeys({ t: { label: i18n.t('next.add'), run: () => setAdding(true) } });
  if (!found) return null;
  // Where nothing is due, the rep's own next one is at hand all the same.
  const first = found.due[0] ?? found.later.find((entry) => entry.task !== null);
  const rest = shownLater(found).filter((entry) => entry !== first);
  return (
    <Section title={i18n.t('next.title')}>
      <div className="flex flex-col gap-3">
        {first ? (
          <FirstEntry
            key={first.key}
            entry={first}
            words={found.toWords(first)}
            onOpenDeal={onOpenDeal}
            doneLook={doneLook}
          />
        ) : isAdding ? null : (
          <Nothing now={found} />
        )}
        {rest.length > 0 ? (
          <ul>
            {rest.map((entry) => (
              <LaterEntry key={entry.key} entry={entry} words={found.toWords(entry)} />
            ))}
          </ul>
        ) : null}
        {isAdding ? (
          <AddTask about={about} onDone={() => setAdding(false)} />
        ) : (
          <ButtonRow>
            <Button keyHint="t" onClick={() => setAdding(true)}>
              {i18n.t('next.add')}
            </Button>
          </ButtonRow>
        )}
      </div>
    </Section>
  );
}
