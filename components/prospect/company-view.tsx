import { useLiveQuery } from 'dexie-react-hooks';
import { Ellipsis, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { i18n } from '#i18n';
import type { Company } from '../../lib/model/company.ts';
import type { CompanyId } from '../../lib/model/ids.ts';
import { deleteCompany, editCompany } from '../../lib/store/commands/companies.ts';
import { store } from '../../lib/store/open.ts';
import { loadCompany, prospectsOfCompany } from '../../lib/store/queries.ts';
import { CompanyDeals } from '../deal/company-deals.tsx';
import { toGradeChip } from '../score/kept-grade.tsx';
import { TimelinePart } from '../timeline/timeline-part.tsx';
import { ActionList } from '../ui/action-list.tsx';
import { CardHead } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { Monogram } from '../ui/monogram.tsx';
import { Section } from '../ui/section.tsx';
import { toSavedText, useCommand } from '../use-command.ts';
import { failureText, fieldLabel, sizeText, statusLabel } from '../words.ts';
import { EditableField } from './editable-field.tsx';
import { companyFields, type FieldState } from './fields.ts';
import { History } from './history.tsx';

type ShownCompanyField = (typeof companyFields)[number];

function stateOf(shown: ShownCompanyField, company: Company): FieldState {
  const { field } = shown;
  if (field === 'size') {
    return {
      shown,
      value: sizeInput(company),
      evidence: company.evidence['size_min'],
    };
  }
  return { shown, value: company[field], evidence: company.evidence[field] };
}

/** The range as it is typed: `420`, `51-200`, `10001+`. */
function sizeInput({ size_min: min, size_max: max }: Company): string | null {
  if (min === null) return null;
  if (min === max) return String(min);
  return max === null ? `${min}+` : `${min}-${max}`;
}

function parseSize(text: string): { size_min: number | null; size_max: number | null } | undefined {
  const value = text.replaceAll(/[\s.,'’]/g, '');
  if (value === '') return { size_min: null, size_max: null };
  const range = /^(\d{1,7})[-–](\d{1,7})$/.exec(value);
  if (range) {
    const [min, max] = [Number(range[1]), Number(range[2])];
    return min <= max ? { size_min: min, size_max: max } : undefined;
  }
  const open = /^(\d{1,7})(\+?)$/.exec(value);
  if (!open) return undefined;
  return { size_min: Number(open[1]), size_max: open[2] === '+' ? null : Number(open[1]) };
}

/** A company: its fields, who is known there, notes. */
export function CompanyView({
  id,
  onOpenProspect,
  onOpenDeal,
  onAddDeal,
  onGone,
}: {
  readonly id: CompanyId;
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenDeal: (id: string) => void;
  readonly onAddDeal: (of: { companyId: string }) => void;
  readonly onGone: () => void;
}) {
  const { run } = useCommand();
  const historyStart = useRef<HTMLDivElement>(null);
  const found = useLiveQuery(async () => ({ company: await loadCompany(store(), id) }), [id]);
  const people = useLiveQuery(async () => prospectsOfCompany(store(), id), [id]);
  if (!found || !people) return null;
  const { company } = found;
  if (!company) {
    return (
      <EmptyState title={i18n.t('failure.not_found_here')}>
        {i18n.t('failure.not_found_here_hint')}
      </EmptyState>
    );
  }
  const saveField = async (
    field: ShownCompanyField['field'],
    value: string | readonly string[],
  ): Promise<string | undefined> => {
    const text = typeof value === 'string' ? value : value.join(', ');
    const patch = field === 'size' ? parseSize(text) : { [field]: text === '' ? null : text };
    if (!patch) return i18n.t('company.sizeShape');
    const result = await editCompany(store(), id, patch);
    if (!result.ok) {
      const { what, todo } = failureText(result.failure.code, fieldLabel(field));
      return `${what}. ${todo}`;
    }
    await run(Promise.resolve(result), toSavedText);
    return undefined;
  };
  const remove = async () => {
    const receipt = await run(deleteCompany(store(), id), () => ({
      title: i18n.t('prospect.deleted', [company.name]),
    }));
    if (receipt) onGone();
  };
  const size = sizeText(company.size_min, company.size_max);
  return (
    <div className="receipt-room min-h-0 flex-1 overflow-y-auto">
      <header className="px-4 pt-1 pb-3">
        <CardHead
          title={company.name}
          mark={{ name: company.name }}
          size="lg"
          chip={
            <MenuButton
              trigger={<IconButton icon={Ellipsis} label={i18n.t('prospect.actions')} size="sm" />}
              groups={[
                [
                  {
                    id: 'delete',
                    label: i18n.t('prospect.delete'),
                    icon: Trash2,
                    run: () => void remove(),
                  },
                ],
              ]}
            />
          }
        >
          {[company.industry, size, company.location].filter(Boolean).join(' · ')}
        </CardHead>
      </header>
      <Section title={i18n.t('company.people')} count={people.length} isFlush>
        {people.length === 0 ? (
          <EmptyState title={i18n.t('company.noPeople')} />
        ) : (
          <ActionList
            label={i18n.t('company.people')}
            choosesFirst={false}
            keys={{ next: i18n.t('keys.down'), previous: i18n.t('keys.up') }}
            onOpen={onOpenProspect}
            rows={people.map((person) => ({
              id: person.id,
              mark: <Monogram name={person.name} size="sm" />,
              title: person.name,
              why: person.title ?? '',
              chip: toGradeChip(person.score),
              when: statusLabel(person.status),
            }))}
          />
        )}
      </Section>
      <CompanyDeals
        companyId={id}
        onOpenDeal={onOpenDeal}
        onAddDeal={() => onAddDeal({ companyId: id })}
      />
      <TimelinePart about={{ kind: 'company', id, name: company.name }} />
      <Section title={i18n.t('tabs.fields')} isFlush>
        {companyFields.map((shown) => (
          <EditableField
            key={shown.field}
            state={stateOf(shown, company)}
            onSave={(value) => saveField(shown.field, value)}
            onHistory={() => historyStart.current?.scrollIntoView()}
          />
        ))}
      </Section>
      <div ref={historyStart}>
        <History table="companies" id={id} />
      </div>
    </div>
  );
}
