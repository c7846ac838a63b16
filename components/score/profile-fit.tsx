import { i18n } from '#i18n';
import { minFit } from '../../lib/scoring/preview.ts';
import { numberText } from '../ui/locale.ts';
import type { ShownPreview } from './use-preview.ts';

/** Whom the profile fits, of all who are there. Holds its place until that is known. */
export function FitLine({ preview }: { readonly preview: ShownPreview | undefined }) {
  return (
    <p role="status" className="min-h-4 text-xs text-ink-2">
      {preview === undefined ? null : preview === 'behind' ? (
        i18n.t('profile.behind')
      ) : preview.prospectCount === 0 ? (
        i18n.t('profile.noProspects')
      ) : (
        <>
          {i18n.t('profile.fits', preview.prospectCount, [
            numberText(preview.fitCount),
            numberText(preview.prospectCount),
          ])}{' '}
          <span className="text-2xs">
            {i18n.t('profile.fitsMeaning', [numberText(minFit)])}
            {preview.unsureCount === 0
              ? null
              : ` ${i18n.t('profile.fitsUnsure', preview.unsureCount, [numberText(preview.unsureCount)])}`}
          </span>
        </>
      )}
    </p>
  );
}

/** What saving would change: grades, else scores within them. `undefined` where nobody is there, or it is not known yet. */
export function movesText(preview: ShownPreview | undefined): string | undefined {
  if (preview === undefined) return undefined;
  if (preview === 'behind') return i18n.t('profile.behind');
  const { prospectCount, movedCount, movedScoreCount } = preview;
  if (prospectCount === 0) return undefined;
  if (movedCount > 0) return i18n.t('profile.moves.grades', movedCount, [numberText(movedCount)]);
  return movedScoreCount > 0
    ? i18n.t('profile.moves.scores', movedScoreCount, [numberText(movedScoreCount)])
    : i18n.t('profile.moves.none');
}
