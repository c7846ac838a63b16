import { i18n } from '#i18n';
import { toGradeChip } from '../score/kept-grade.tsx';
import { ActionList, type ActionRow } from '../ui/action-list.tsx';
import { Monogram } from '../ui/monogram.tsx';
import { Time } from '../ui/time.tsx';
import { isGuessed, partWords } from './stakeholder-words.ts';
import type { PersonInDeal } from './use-stakeholders.ts';

export interface StakeholderListProps {
  readonly people: readonly PersonInDeal[];
  readonly onEdit: (id: string) => void;
  readonly onOpenProspect: (id: string) => void;
}

/** Each person's part in words, with what shows it. */
export function StakeholderList({ people, onEdit, onOpenProspect }: StakeholderListProps) {
  const toRow = (person: PersonInDeal): ActionRow => {
    const { stakeholder, prospect, lastTouchAt, isSilent, score } = person;
    return {
      id: stakeholder.id,
      mark: <Monogram name={prospect.full_name} size="sm" />,
      title: prospect.full_name,
      chip: toGradeChip(score),
      why: <PartLines person={person} />,
      when: lastTouchAt === null ? i18n.t('stakeholders.never') : <Time at={lastTouchAt} />,
      whenTone: lastTouchAt === null || isSilent ? 'caution' : 'neutral',
      actions: [
        { label: i18n.t('stakeholders.edit'), run: () => onEdit(stakeholder.id) },
        { label: i18n.t('stakeholders.openProspect'), run: () => onOpenProspect(prospect.id) },
      ],
    };
  };
  return (
    <ActionList
      label={i18n.t('stakeholders.list')}
      choosesFirst={false}
      keys={{ next: i18n.t('keys.down'), previous: i18n.t('keys.up') }}
      onOpen={onEdit}
      rows={people.map(toRow)}
    />
  );
}

function PartLines({ person: { stakeholder } }: { readonly person: PersonInDeal }) {
  const { needs, evidence } = stakeholder;
  return (
    <>
      {partWords(stakeholder)}.
      {evidence === null ? null : (
        <span className="text-ink-3"> {i18n.t('stakeholders.quoted', [evidence])}</span>
      )}
      {needs === null ? null : (
        <span className="block">{i18n.t('stakeholders.needsOf', [needs])}</span>
      )}
      {isGuessed(stakeholder) ? (
        <span className="block text-caution-ink">{i18n.t('stakeholders.guessed')}</span>
      ) : null}
    </>
  );
}
