import { Check } from 'lucide-react';
import { i18n } from '#i18n';
import type { DayEntry } from '../../lib/store/action-list.ts';
import { dueCountText } from '../actions/count-text.ts';
import { DayRows } from '../actions/day-list.tsx';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Section } from '../ui/section.tsx';
import type { Day } from './first-look.ts';

/** What is due until tonight, the most pressing first; below it what comes next. */
export function Today({
  day,
  onOpen,
  onShowAll,
}: {
  readonly day: Day;
  readonly onOpen: (entry: DayEntry) => void;
  /** Left out where all of it is shown. */
  readonly onShowAll?: () => void;
}) {
  const { list, calendar } = day;
  const { entries, dueCount, next } = list;
  const hasMore = onShowAll !== undefined && dueCount > entries.length;
  return (
    <>
      <Section
        title={i18n.t('today.title')}
        look="strong"
        isFlush
        {...(dueCount > 0 ? { count: dueCountText(dueCount) } : {})}
        {...(hasMore
          ? {
              aside: <LinkButton onClick={onShowAll}>{i18n.t('today.showAll')}</LinkButton>,
            }
          : {})}
      >
        {entries.length > 0 ? (
          <DayRows
            label={i18n.t('today.title')}
            entries={entries}
            calendar={calendar}
            hasKeys
            onOpen={onOpen}
          />
        ) : (
          <EmptyState icon={Check} title={i18n.t('today.nothing')}>
            {next.length > 0 ? undefined : i18n.t('today.nothingHint')}
          </EmptyState>
        )}
      </Section>
      {next.length > 0 ? (
        <Section title={i18n.t('today.soon')} look="strong" isFlush>
          <DayRows
            label={i18n.t('today.soon')}
            entries={next}
            calendar={calendar}
            hasKeys={false}
            onOpen={onOpen}
          />
        </Section>
      ) : null}
    </>
  );
}
