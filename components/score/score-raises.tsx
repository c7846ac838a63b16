import { i18n } from '#i18n';
import type { Raise } from '../../lib/scoring/what-if.ts';
import { binLabel, signedText } from './line-words.ts';
import { factLabel, touchKindLabel } from './score-words.ts';

const shownCount = 3;

/** What would raise the score the most, with the points that it would bring. */
export function ScoreRaises({ raises }: { readonly raises: readonly Raise[] }) {
  if (raises.length === 0) return null;
  return (
    <>
      <h3 className="mt-3 text-xs text-ink-3">{i18n.t('score.raises')}</h3>
      <ul className="text-xs">
        {raises.slice(0, shownCount).map((raise) => (
          <li
            key={raise.kind === 'fact' ? raise.fact : raise.touch}
            className="flex gap-2 py-0.5 text-ink-2"
          >
            <span className="min-w-0 flex-1 wrap-anywhere">
              {raise.kind === 'fact' ? (
                <>
                  {factLabel(raise.fact)}{' '}
                  <span className="text-ink">{binLabel(raise.fact, raise.bin)}</span>
                </>
              ) : (
                <span className="text-ink">{touchKindLabel(raise.touch)}</span>
              )}
            </span>
            <span className="font-medium text-ink">{signedText(raise.gain)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
