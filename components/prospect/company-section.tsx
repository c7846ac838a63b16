import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Company } from '../../lib/model/company.ts';
import type { CompanyId, ProspectId } from '../../lib/model/ids.ts';
import { store } from '../../lib/store/open.ts';
import { prospectsOfCompany } from '../../lib/store/queries.ts';
import { GradeChip } from '../score/grade-chip.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Facts } from '../ui/card.tsx';
import { Section } from '../ui/section.tsx';
import { sizeText } from '../words.ts';

const bestCount = 3;

/** The company of a prospect in short: its facts, and who else is known there, the best scores by name. */
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
  const best = others
    .filter(({ score }) => score?.grade)
    .sort((one, other) => (other.score?.score ?? 0) - (one.score?.score ?? 0))
    .slice(0, bestCount);
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
      {best.length === 0 ? null : (
        <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {best.map(({ id, name, score }) => (
            <li key={id} className="flex min-w-0 items-center gap-1.5">
              <span className="min-w-0 truncate" title={name}>
                {name}
              </span>
              {score?.grade ? <GradeChip {...score} grade={score.grade} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
