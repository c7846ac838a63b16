import { MoreHorizontal } from 'lucide-react';
import { i18n } from '#i18n';
import type { BoardCard } from '../../lib/store/board.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { MenuButton, type MenuEntry } from '../ui/menu-button.tsx';

/** A card's menu, for a pointer that cannot drag. */
export function CardMore({
  card,
  groups,
}: {
  readonly card: BoardCard;
  readonly groups: readonly (readonly MenuEntry[])[];
}) {
  return (
    <MenuButton
      trigger={
        <IconButton
          icon={MoreHorizontal}
          size="sm"
          tabIndex={-1}
          label={i18n.t('board.more', [card.name])}
        />
      }
      groups={groups}
    />
  );
}
