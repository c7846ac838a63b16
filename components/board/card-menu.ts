import { i18n } from '#i18n';
import type { Board, BoardCard } from '../../lib/store/board.ts';
import type { MenuEntry } from '../ui/menu-button.tsx';

export interface CardMenuActs {
  readonly open: (id: string) => void;
  readonly done: (card: BoardCard) => void;
  readonly move: (card: BoardCard, stageId: string) => void;
}

/** All that keys and dragging do, for one who can do neither. */
export function toCardMenu(
  card: BoardCard,
  stages: Board['stages'],
  acts: CardMenuActs,
): readonly (readonly MenuEntry[])[] {
  const own: MenuEntry[] = [
    { id: 'open', label: i18n.t('board.open'), run: () => acts.open(card.id) },
  ];
  if (card.next && card.outcome === 'open') {
    const label = i18n.t('board.actionDone');
    own.push({ id: 'done', label, keyHint: 'd', run: () => acts.done(card) });
  }
  const moves = stages
    .filter(({ id }) => id !== card.stageId)
    .map(({ id, name }) => ({
      id,
      label: i18n.t('stages.moveTo', [name]),
      run: () => acts.move(card, id),
    }));
  return [own, moves];
}
