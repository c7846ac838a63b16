import { MoreHorizontal } from 'lucide-react';
import { i18n } from '#i18n';
import type { BoardCard } from '../../lib/store/board.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { MenuButton, type MenuButtonProps, type MenuEntry } from '../ui/menu-button.tsx';

/** A card's menu, for a key, and for a pointer that cannot drag. The focus goes back to the card. */
export function CardMore({
  card,
  groups,
  opening,
}: {
  readonly card: BoardCard;
  readonly groups: readonly (readonly MenuEntry[])[];
  readonly opening: MenuButtonProps['opening'];
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
      {...(opening ? { opening } : {})}
    />
  );
}
