import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { CompanyId, ProspectId } from '../../lib/model/ids.ts';
import { store } from '../../lib/store/open.ts';
import { loadCompany, loadProspect, prospectsOfCompany } from '../../lib/store/queries.ts';
import { useOwnerText } from '../prospect/use-owner-text.ts';
import { Facts } from '../ui/card.tsx';
import { dayText, statusLabel } from '../words.ts';

function ProspectFacts({ id }: { readonly id: string }) {
  const prospect = useLiveQuery(async () => loadProspect(store(), id as ProspectId), [id]);
  const owner = useOwnerText(prospect?.owner_id);
  if (!prospect) return null;
  return (
    <Facts>
      <span>{statusLabel(prospect.status)}</span>
      {owner === undefined ? null : <span>{owner}</span>}
      {prospect.clipped_at === null ? null : (
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
