import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Company } from '../../lib/model/company.ts';
import type { CompanyId, ProspectId } from '../../lib/model/ids.ts';
import { store } from '../../lib/store/open.ts';
import { prospectsOfCompany } from '../../lib/store/queries.ts';
import { LinkButton } from '../ui/button.tsx';
import { Facts } from '../ui/card.tsx';
import { Section } from '../ui/section.tsx';
import { sizeText } from '../words.ts';

/** The company of a prospect in short: its facts, and who else is known there. */
export function CompanySection({
  company,
  prospectId,
  onOpen,
}: {
  readonly company: Company;
  readonly prospectId: ProspectId;
  readonly onOpen: (id: CompanyId) => void;
}) {
  const people = useLiveQuery(async () => prospectsOfCompany(store(), company.id), [company.id]);
  const others = people?.filter((person) => person.id !== prospectId) ?? [];
  const size = sizeText(company.size_min, company.size_max);
  return (
    <Section
      title={i18n.t('company.title')}
      aside={
        <LinkButton className="text-xs" onClick={() => onOpen(company.id)}>
          {i18n.t('company.open')}
        </LinkButton>
      }
    >
      <div className="font-medium">{company.name}</div>
      <Facts>
        {[company.industry, size, company.location]
          .filter((fact) => fact !== null && fact !== undefined)
          .map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        <span>
          {others.length > 0 ? i18n.t('company.others', others.length) : i18n.t('company.noOthers')}
        </span>
      </Facts>
    </Section>
  );
}
