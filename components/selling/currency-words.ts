import { i18n } from '#i18n';

/** ISO 4217 by its shape, as three letters typed in any case; `undefined` for anything else. */
export function currencyCodeOf(typed: string): string | undefined {
  const code = typed.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
}

/** Its name in the language of the texts, or its letters. */
export function currencyName(code: string): string {
  const names = new Intl.DisplayNames([i18n.t('app.language')], {
    type: 'currency',
    fallback: 'code',
  });
  return names.of(code) ?? code;
}
