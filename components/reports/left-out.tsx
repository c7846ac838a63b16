import { i18n } from '#i18n';
import type { Forecast } from '../../lib/reports/forecast.ts';
import { useDashboardActs } from '../dashboard/dashboard-acts.ts';
import { LinkButton } from '../ui/button.tsx';
import { numberText } from '../ui/locale.ts';

const kinds = ['unvalued', 'undated', 'overdue'] as const;
type Kind = (typeof kinds)[number];

function idsOf(forecast: LeftOutOf, kind: Kind): readonly string[] {
  switch (kind) {
    case 'unvalued':
      return forecast.unvaluedIds;
    case 'undated':
      return forecast.undatedIds;
    case 'overdue':
      return forecast.overdueIds;
  }
}

type LeftOutOf = Pick<Forecast, 'unvaluedIds' | 'undatedIds' | 'overdueIds'>;

/** What the sums do not hold, or hold by a guess; the deals that were counted stand in the list. */
export function LeftOut({ forecast }: { readonly forecast: LeftOutOf }) {
  const { go } = useDashboardActs();
  const found = kinds
    .map((kind) => ({ kind, ids: idsOf(forecast, kind) }))
    .filter(({ ids }) => ids.length > 0);
  if (found.length === 0) return null;
  return (
    <ul className="mt-1 text-2xs text-caution-ink">
      {found.map(({ kind, ids }) => (
        <li key={kind}>
          {i18n.t(`forecast.${kind}`, ids.length, [numberText(ids.length)])}{' '}
          <LinkButton
            onClick={() =>
              go({
                kind: 'list',
                table: 'deals',
                filter: { ids },
                title: i18n.t(`forecast.${kind}Title`),
              })
            }
          >
            {i18n.t('forecast.showThem')}
            <span className="sr-only">: {i18n.t(`forecast.${kind}Title`)}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
