import { i18n } from '#i18n';
import { useKeys } from '../ui/keys.ts';
import type { Direction } from './board-walk.ts';

export interface BoardKeys {
  readonly walk: (direction: Direction) => void;
  readonly next: () => void;
  readonly back: () => void;
  readonly done: () => void;
  readonly open: () => void;
  readonly menu: () => void;
  readonly add: () => void;
}

/** All that can be done on the board without a pointer. */
export function useBoardKeys(
  keys: BoardKeys,
  { isEnabled }: { readonly isEnabled: boolean },
): void {
  const to = (direction: Direction, label?: string) => ({
    ...(label === undefined ? {} : { label }),
    run: () => keys.walk(direction),
    repeats: true as const,
  });
  useKeys(
    {
      j: to('down', i18n.t('keys.down')),
      k: to('up', i18n.t('keys.up')),
      h: to('left', i18n.t('board.columnLeft')),
      l: to('right', i18n.t('board.columnRight')),
      ArrowDown: to('down'),
      ArrowUp: to('up'),
      ArrowLeft: to('left'),
      ArrowRight: to('right'),
      Home: to('first'),
      End: to('last'),
      m: { label: i18n.t('stages.next'), run: keys.next },
      'Shift+m': { label: i18n.t('stages.previous'), run: keys.back },
      d: { label: i18n.t('board.actionDone'), run: keys.done },
      Enter: { label: i18n.t('board.open'), run: keys.open },
      '.': { label: i18n.t('board.cardMenu'), run: keys.menu },
      // Where the browser has no such key of its own: else it tells of it as of a press with the other button.
      'Shift+F10': { label: i18n.t('board.cardMenu'), run: keys.menu },
      ContextMenu: { run: keys.menu },
      n: { label: i18n.t('deal.new'), run: keys.add },
    },
    { enabled: isEnabled, group: i18n.t('board.title') },
  );
}
