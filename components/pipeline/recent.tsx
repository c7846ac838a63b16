import { i18n } from '#i18n';
import type { ProspectLine } from '../../lib/store/prospect-lines.ts';
import { toGradeChip } from '../score/kept-grade.tsx';
import { ActionList } from '../ui/action-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Monogram } from '../ui/monogram.tsx';
import { Section } from '../ui/section.tsx';
import { useNow } from '../use-now.ts';
import { useShortcuts } from '../use-shortcut.ts';
import { momentText } from '../words.ts';

/** The prospects that were saved or changed last. */
export function Recent({
  prospects,
  hasKeys,
  onOpen,
}: {
  readonly prospects: readonly ProspectLine[];
  /** J and K walk here; only one list of a view may have them. */
  readonly hasKeys: boolean;
  readonly onOpen: (prospectId: string) => void;
}) {
  const now = useNow();
  const clipKey = useShortcuts()['clip-page'];
  return (
    <Section title={i18n.t('today.recent')} look="strong" isFlush>
      {prospects.length === 0 ? (
        <EmptyState title={i18n.t('today.noneYet')}>
          {clipKey === undefined
            ? i18n.t('today.noneYetClick')
            : i18n.t('today.noneYetHint', [clipKey])}
        </EmptyState>
      ) : (
        <ActionList
          choosesFirst={false}
          {...(hasKeys ? { keys: { next: i18n.t('keys.down'), previous: i18n.t('keys.up') } } : {})}
          label={i18n.t('today.recent')}
          onOpen={onOpen}
          rows={prospects.map((prospect) => ({
            id: prospect.id,
            mark: <Monogram name={prospect.name} size="sm" />,
            title: prospect.name,
            why: [prospect.title, prospect.companyName].filter(Boolean).join(', '),
            chip: toGradeChip(prospect.score),
            when: momentText(prospect.updatedAt, now),
          }))}
        />
      )}
    </Section>
  );
}
