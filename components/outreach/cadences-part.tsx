import { useLiveQuery } from 'dexie-react-hooks';
import { Repeat } from 'lucide-react';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Cadence } from '../../lib/model/engagement.ts';
import { deleteCadence } from '../../lib/store/commands/cadences.ts';
import { countEnrolled, listCadences } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { Button } from '../ui/button.tsx';
import { useCommand } from '../use-command.ts';
import { toSummary } from './cadence-draft.ts';
import { CadenceForm } from './cadence-form.tsx';
import { focusOpener, NotAllowed, OwnedAdd, OwnedRow } from './owned-rows.tsx';
import { useAfterRender } from './use-after-render.ts';

function detailOf({ steps }: Cadence, enrolledCount: number): string {
  const { stepCount, dayCount, mailCount } = toSummary(steps);
  return [
    i18n.t('cadence.stepCount', stepCount, [String(stepCount)]),
    i18n.t('cadence.dayCount', dayCount, [String(dayCount)]),
    i18n.t('cadence.mailCount', mailCount, [String(mailCount)]),
    enrolledCount === 0
      ? i18n.t('cadence.nobodyOn')
      : i18n.t('cadence.enrolledCount', enrolledCount, [String(enrolledCount)]),
  ].join(' · ');
}

/** The workspace's cadences: a list, and the one that is being changed in its place. */
export function CadencesPart({ isAllowed }: { readonly isAllowed: boolean }) {
  const { run } = useCommand();
  const [openId, setOpenId] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const afterRender = useAfterRender();
  const found = useLiveQuery(async () => {
    const [cadences, counts] = await Promise.all([listCadences(store()), countEnrolled(store())]);
    return { cadences, counts };
  }, []);
  if (!found) return null;
  const { cadences, counts } = found;
  const close = (id: string) => {
    setOpenId(undefined);
    afterRender(() => focusOpener(place.current, id));
  };
  const remove = async (cadence: Cadence) => {
    const count = counts[cadence.id] ?? 0;
    await run(deleteCadence(store(), cadence.id), () => ({
      title: i18n.t('receipt.deleted'),
      detail:
        count === 0
          ? cadence.name
          : i18n.t('cadence.takenOff', count, [cadence.name, String(count)]),
    }));
    focusOpener(place.current, 'new');
  };
  return (
    <div ref={place} className="flex flex-col gap-3">
      {isAllowed ? null : <NotAllowed />}
      <ul aria-label={i18n.t('cadence.titleAll')}>
        {cadences.map((cadence) => {
          const count = counts[cadence.id] ?? 0;
          return cadence.id === openId ? (
            <li key={cadence.id} className="border-t border-line py-3 first:border-t-0">
              <CadenceForm
                cadence={cadence}
                enrolledCount={count}
                onDone={() => close(cadence.id)}
                onReopen={() => setOpenId(cadence.id)}
              />
            </li>
          ) : (
            <OwnedRow
              key={cadence.id}
              icon={Repeat}
              title={cadence.name}
              detail={detailOf(cadence, count)}
            >
              <Button
                size="sm"
                disabled={!isAllowed}
                data-opens={cadence.id}
                aria-label={i18n.t('template.editNamed', [cadence.name])}
                onClick={() => setOpenId(cadence.id)}
              >
                {i18n.t('template.edit')}
              </Button>
              <Button
                size="sm"
                // The last one would come back by itself: a workspace has at least one.
                disabled={!isAllowed || cadences.length === 1}
                aria-label={i18n.t('template.deleteNamed', [cadence.name])}
                onClick={() => void remove(cadence)}
              >
                {i18n.t('template.delete')}
              </Button>
            </OwnedRow>
          );
        })}
      </ul>
      <OwnedAdd
        label={i18n.t('cadence.add')}
        isOpen={openId === 'new'}
        isAllowed={isAllowed}
        onOpen={() => setOpenId('new')}
      >
        <CadenceForm
          cadence={undefined}
          enrolledCount={0}
          onDone={() => close('new')}
          onReopen={() => setOpenId('new')}
        />
      </OwnedAdd>
    </div>
  );
}
