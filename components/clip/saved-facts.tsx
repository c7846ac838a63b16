import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { CompanyId } from '../../lib/model/ids.ts';
import { loadScores } from '../../lib/store/kept-scores.ts';
import { store } from '../../lib/store/open.ts';
import {
  listTouchpoints,
  loadCompany,
  loadProspect,
  prospectsOfCompany,
} from '../../lib/store/queries.ts';
import { useOwnerText } from '../prospect/use-owner-text.ts';
import { toGradeChip } from '../score/kept-grade.tsx';
import { Facts } from '../ui/card.tsx';
import { toMomentText } from '../ui/moment.ts';
import { useNow } from '../use-now.ts';
import { dayText, statusLabel } from '../words.ts';

async function loadKnown(id: string) {
  const [prospect, touchpoints, scores] = await Promise.all([
    loadProspect(store(), id),
    listTouchpoints(store(), { prospectId: id }),
    loadScores(store(), [id]),
  ]);
  return { prospect, touchpoints, score: scores.get(id) };
}

function ProspectFacts({ id }: { readonly id: string }) {
  const known = useLiveQuery(async () => loadKnown(id), [id]);
  const now = useNow();
  const owner = useOwnerText(known?.prospect?.owner_id);
  if (!known?.prospect) return null;
  const { prospect, touchpoints, score } = known;
  const chip = toGradeChip(score);
  // What is planned has not happened.
  const last = touchpoints.find(({ occurred_at }) => Date.parse(occurred_at) <= now);
  return (
    <Facts>
      {chip}
      {chip === null ? null : <span>{i18n.t('scoreLine.points', score?.score ?? 0)}</span>}
      <span>{statusLabel(prospect.status)}</span>
      {owner === undefined ? null : <span>{owner}</span>}
      {last ? (
        <span>
          {i18n.t('page.lastTouch', [
            toMomentText(new Date(last.occurred_at), { now: new Date(now) }),
          ])}
        </span>
      ) : null}
      {last || prospect.clipped_at === null ? null : (
        <span>{i18n.t('page.savedOn', [dayText(prospect.clipped_at)])}</span>
      )}
      {prospect.tags.length > 0 ? <span>{prospect.tags.join(', ')}</span> : null}
    </Facts>
  );
}

function CompanyFacts({ id }: { readonly id: string }) {
  const company = useLiveQuery(async () => loadCompany(store(), id as CompanyId), [id]);
  const people = useLiveQuery(async () => prospectsOfCompany(store(), id as CompanyId), [id]);
  if (!company || !people) return null;
  return (
    <Facts>
      <span>{i18n.t('list.count', people.length)}</span>
      {company.industry === null ? null : <span>{company.industry}</span>}
    </Facts>
  );
}

/** What is known already about a saved page: short facts, from the store. */
export function SavedFacts({
  id,
  isCompany,
}: {
  readonly id: string;
  readonly isCompany: boolean;
}) {
  return isCompany ? <CompanyFacts id={id} /> : <ProspectFacts id={id} />;
}
