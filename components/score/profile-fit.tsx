import { i18n } from '#i18n';
import { numberText } from '../ui/locale.ts';
import type { Preview } from './use-preview.ts';

/** Whom the profile fits, of all who are there. Holds its place until that is known. */
export function FitLine({ preview }: { readonly preview: Preview | undefined }) {
  return (
    <p role="status" className="min-h-4 text-xs text-ink-2">
      {preview === undefined
        ? null
        : preview.prospectCount === 0
          ? i18n.t('profile.noProspects')
          : i18n.t('profile.fits', [
              numberText(preview.fitCount),
              numberText(preview.prospectCount),
            ])}
    </p>
  );
}
