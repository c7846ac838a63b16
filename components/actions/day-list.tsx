import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { BusinessCalendar } from '../../lib/actions/calendar.ts';
import { annualValue } from '../../lib/model/money.ts';
import type { Channel } from '../../lib/model/prospect.ts';
import { endOfDay } from '../../lib/platform/clock.ts';
import type { DayEntry } from '../../lib/store/action-list.ts';
import { toMoneyText } from '../money-text.ts';
import { channelIcon } from '../pipeline/channel-icon.ts';
import { toDueText } from '../pipeline/due.ts';
import { toGradeChip } from '../score/kept-grade.tsx';
import { ActionList, type ActionRow } from '../ui/action-list.tsx';
import { useNow } from '../use-now.ts';
import { type ActionWords, toActionWords } from './action-words.ts';
import { type EntryActs, useEntryActs } from './entry-acts.ts';

function wordsOf(
  entry: DayEntry,
  { calendar, now }: { calendar: BusinessCalendar; now: number },
): ActionWords | undefined {
  const { action, about, prospect } = entry;
  if (!action) return undefined;
  const nameById = new Map(prospect ? [[prospect.id, prospect.name]] : []);
  return toActionWords(action, {
    subject: about.name,
    now,
    calendar,
    nameById,
  });
}

/** What stands under a title: the reason of a rule, once it holds; else whom it is about. */
function whyOf(entry: DayEntry, words: ActionWords | undefined, now: number): string | undefined {
  if (words) return entry.dueAt <= endOfDay(now) ? words.reason : undefined;
  return entry.prospect?.name ?? entry.about.name;
}

/** What is at stake: a deal's value; without a deal how good somebody is. */
function worthOf({ deal, score }: DayEntry): ReactNode {
  const annual = deal && annualValue(deal);
  const locale = i18n.t('app.language');
  if (annual) return toMoneyText(annual, { currency: deal.currency, locale });
  const chip = deal ? null : toGradeChip(score);
  // The line is lower than a chip; a row must not be higher for it.
  return chip === null ? undefined : <span className="-my-0.5 inline-flex">{chip}</span>;
}

function toRow(
  entry: DayEntry,
  of: { calendar: BusinessCalendar; now: number; acts: EntryActs },
): ActionRow {
  const words = wordsOf(entry, of);
  const when = toDueText({ due_at: entry.dueAt, snoozed_until: null }, of.now);
  const worth = worthOf(entry);
  const why = whyOf(entry, words, of.now);
  const tomorrow = { days: 1, label: i18n.t('next.tomorrow') };
  const { acts } = of;
  return {
    id: entry.key,
    icon: channelIcon(entry.channel as Channel | null),
    title: words?.title ?? entry.task?.title ?? '',
    ...(why === undefined ? {} : { why }),
    ...(when === undefined ? {} : { when: when.text, whenTone: when.tone }),
    ...(worth === undefined ? {} : { worth }),
    actions: [
      { label: i18n.t('next.done'), keyHint: 'd', run: () => acts.complete(entry, words) },
      { label: i18n.t('next.later'), keyHint: 's', run: () => acts.snooze(entry, words, tomorrow) },
      {
        label: i18n.t('next.dismiss'),
        keyHint: 'x',
        run: () => acts.dismiss(entry, words, { isForGood: false }),
      },
    ],
  };
}

/** Lines of the day's list, each with its reason and what can be done about it. */
export function DayRows({
  label,
  entries,
  calendar,
  hasKeys,
  onOpen,
}: {
  readonly label: string;
  readonly entries: readonly DayEntry[];
  readonly calendar: BusinessCalendar;
  /** J and K walk here; only one list of a view may have them. */
  readonly hasKeys: boolean;
  readonly onOpen: (entry: DayEntry) => void;
}) {
  const now = useNow();
  const acts = useEntryActs();
  return (
    <ActionList
      label={label}
      choosesFirst={hasKeys}
      rows={entries.map((entry) => toRow(entry, { calendar, now, acts }))}
      onOpen={(key) => {
        const entry = entries.find((one) => one.key === key);
        if (entry) onOpen(entry);
      }}
      {...(hasKeys ? { keys: { next: i18n.t('keys.down'), previous: i18n.t('keys.up') } } : {})}
    />
  );
}
