import { ArrowRightLeft, Check, Copy, Plus, TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import type { Match } from '../../lib/store/match.ts';
import { Chip } from '../ui/chip.tsx';

/** The state of a page in words, each with a drawing of its own. */
export function StateChip({
  match,
  isIncomplete = false,
}: {
  readonly match: Match;
  readonly isIncomplete?: boolean;
}) {
  if (match.state === 'possible_duplicate') {
    return (
      <Chip icon={Copy} tone="caution">
        {i18n.t('chip.possibleDuplicate')}
      </Chip>
    );
  }
  if (match.state === 'changed') {
    return (
      <Chip icon={ArrowRightLeft} tone="info">
        {i18n.t('chip.changed')}
      </Chip>
    );
  }
  if (match.state === 'saved') {
    return (
      <Chip icon={Check} tone="accent">
        {i18n.t('chip.saved')}
      </Chip>
    );
  }
  return isIncomplete ? (
    <Chip icon={TriangleAlert} tone="caution">
      {i18n.t('chip.incomplete')}
    </Chip>
  ) : (
    <Chip icon={Plus}>{i18n.t('chip.new')}</Chip>
  );
}
