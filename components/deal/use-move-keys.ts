import { i18n } from '#i18n';
import type { DealView } from '../../lib/store/deal-queries.ts';
import { useKeys } from '../ui/keys.ts';
import type { MoveControl } from './use-move.ts';

/** M asks about the next stage, Shift+M goes one back. `onAsk` brings the stage into view first. */
export function useMoveKeys(
  view: DealView | undefined,
  move: MoveControl,
  onAsk?: () => void,
): void {
  const ask = () => {
    onAsk?.();
    move.ask();
  };
  useKeys(
    {
      m: move.next && { label: i18n.t('stages.next'), run: ask },
      'Shift+m': move.previous && { label: i18n.t('stages.previous'), run: move.goBack },
    },
    { enabled: view !== undefined },
  );
}
