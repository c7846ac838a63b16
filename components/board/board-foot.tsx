import { i18n } from '#i18n';
import { Kbd } from '../ui/kbd.tsx';

/** The keys of the board, and what its odds rest on. */
export function BoardFoot({ learnedFromCount }: { readonly learnedFromCount: number | null }) {
  const keys: readonly (readonly [combos: readonly string[], label: string])[] = [
    [['j', 'k'], i18n.t('board.keyUpDown')],
    [['h', 'l'], i18n.t('board.keyColumn')],
    [['m'], i18n.t('board.keyNext')],
    [['Shift', 'm'], i18n.t('board.keyBack')],
    [['d'], i18n.t('board.keyDone')],
    [['Enter'], i18n.t('board.keyOpen')],
    [['z'], i18n.t('board.keyUndo')],
    [['?'], i18n.t('board.keyAll')],
  ];
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-0.5 border-t border-line bg-surface px-5 py-1.5 text-xs text-ink-2">
      {keys.map(([combos, label]) => (
        <span key={label} className="flex items-center gap-1 whitespace-nowrap">
          {combos.map((combo) => (
            <Kbd key={combo} of={combo} />
          ))}
          {label}
        </span>
      ))}
      <span className="ml-auto text-ink-3">
        {learnedFromCount === null
          ? i18n.t('board.oddsStatic')
          : i18n.t('board.oddsLearned', learnedFromCount, [String(learnedFromCount)])}
      </span>
    </footer>
  );
}
