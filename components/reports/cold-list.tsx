import { List } from 'lucide-react';
import { i18n } from '#i18n';
import type { ColdProspect } from '../../lib/reports/touches.ts';
import { useDashboardActs } from '../dashboard/dashboard-acts.ts';
import type { TouchAnswer } from '../dashboard/dashboard-words.ts';
import { ActionList } from '../ui/action-list.tsx';
import { Button } from '../ui/button.tsx';
import { numberText } from '../ui/locale.ts';
import { Time } from '../ui/time.tsx';
import { repName } from './rep-picker.tsx';

/** More than that are looked at in the list. */
const mostShown = 12;

function lastText({ lastTouchAt }: ColdProspect) {
  if (lastTouchAt === null) return i18n.t('touches.never');
  return <Time at={new Date(lastTouchAt).toISOString()} />;
}

/** Who is worked on and hears nothing, the longest silence first. */
export function ColdList({ answer: { report, names, reps } }: { readonly answer: TouchAnswer }) {
  const { go, openInPanel } = useDashboardActs();
  const { cold } = report;
  const shown = cold.slice(0, mostShown);
  return (
    <section
      aria-label={i18n.t('touches.cold')}
      className="flex min-w-0 flex-col rounded-lg border border-line bg-surface py-3"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4">
        <h3 className="text-xs font-semibold text-ink-2">{i18n.t('touches.cold')}</h3>
        <span className="text-xs text-ink-3">{numberText(cold.length)}</span>
        <span className="text-2xs text-ink-3">{i18n.t('touches.coldToday')}</span>
        {cold.length === 0 ? null : (
          <Button
            size="sm"
            icon={List}
            className="ml-auto print:hidden"
            onClick={() =>
              go({
                kind: 'list',
                table: 'prospects',
                filter: { ids: cold.map(({ id }) => id) },
                title: i18n.t('touches.cold'),
              })
            }
          >
            {i18n.t('reports.inList')}
          </Button>
        )}
      </header>
      <p className="px-4 pt-1 pb-2 text-2xs text-ink-3">
        {cold.length === 0 ? i18n.t('touches.noneColdHint') : i18n.t('touches.coldHint')}
      </p>
      {cold.length === 0 ? (
        <p className="px-4 text-xs">{i18n.t('touches.noneCold')}</p>
      ) : (
        <ActionList
          label={i18n.t('touches.cold')}
          choosesFirst={false}
          onOpen={(id) => openInPanel({ kind: 'prospect', id, isNoting: false })}
          rows={shown.map((person) => ({
            id: person.id,
            title: names[person.id] ?? '',
            when: lastText(person),
            why: repName(person.ownerId ?? '', reps),
          }))}
        />
      )}
      {cold.length > mostShown ? (
        <p className="px-4 pt-1 text-2xs text-ink-3">
          {i18n.t('touches.coldMore', cold.length - mostShown, [
            numberText(cold.length - mostShown),
          ])}
        </p>
      ) : null}
    </section>
  );
}
