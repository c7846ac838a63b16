import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import { dealsOf } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { loadProspect } from '../../lib/store/queries.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { JoinDeal } from './join-deal.tsx';
import { PeoplePart } from './people-part.tsx';

export interface ProspectPeopleProps {
  readonly prospectId: string;
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenDeal: (id: string) => void;
}

/** The people of a prospect's deals; one deal at a time. */
export function ProspectPeople({ prospectId, onOpenProspect, onOpenDeal }: ProspectPeopleProps) {
  const [chosenId, setChosenId] = useState<string>();
  const found = useLiveQuery(async () => {
    const [lines, prospect] = await Promise.all([
      dealsOf(store(), { prospectId }),
      loadProspect(store(), prospectId),
    ]);
    return { lines, name: prospect?.full_name ?? '' };
  }, [prospectId]);
  if (!found) return null;
  const { lines, name } = found;
  const chosen = lines.find(({ deal }) => deal.id === chosenId) ?? lines[0];
  if (!chosen) {
    return (
      <>
        <EmptyState title={i18n.t('stakeholders.noDeal', [name])}>
          {i18n.t('stakeholders.noDealHint')}
        </EmptyState>
        <JoinDeal prospectId={prospectId} name={name} onOpenDeal={onOpenDeal} />
      </>
    );
  }
  const { id, name: dealName } = chosen.deal;
  return (
    <>
      <div className="flex min-h-(--row) items-center gap-2 px-4 py-1 text-xs text-ink-2">
        {lines.length === 1 ? (
          <>
            <span>{i18n.t('deal.one')}</span>
            <LinkButton
              title={dealName}
              className="min-h-6 min-w-0 truncate"
              onClick={() => onOpenDeal(id)}
            >
              {dealName}
            </LinkButton>
          </>
        ) : (
          <>
            <div className="min-w-0 flex-1">
              <SelectField
                label={i18n.t('deal.one')}
                labelAt="hidden"
                size="sm"
                value={id}
                options={lines.map(({ deal }) => ({ value: deal.id as string, label: deal.name }))}
                onChange={setChosenId}
              />
            </div>
            <LinkButton className="min-h-6 shrink-0" onClick={() => onOpenDeal(id)}>
              {i18n.t('deal.open')}
            </LinkButton>
          </>
        )}
      </div>
      <PeoplePart key={id} dealId={id} onOpenProspect={onOpenProspect} />
    </>
  );
}
