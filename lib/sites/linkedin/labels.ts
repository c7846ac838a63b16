import { toFolded } from '../engine/clean.ts';

/**
 * Words of the interface beside a value, per language. They are the last thing we lean on: every field that has one is also
 * read from structure. The Vietnamese ones are unverified. One text per field, as it travels into the page.
 */
const wordsByField = {
  website: 'Website|Webseite|Site web|Sitio web|Página web|Site|Sito web|Web sitesi|Trang web',
  industry:
    'Industry|Branche|Secteur|Sector|Sectores|Setor|Setores|Settore|Bedrijfstak|Sektör|Ngành|Lĩnh vực',
  size: 'Company size|Größe|Unternehmensgröße|Taille de l’entreprise|Tamaño de la empresa|Tamanho da empresa|Dimensioni dell’azienda|Bedrijfsgrootte|Şirket büyüklüğü|Quy mô công ty',
  headquarters:
    'Headquarters|Hauptsitz|Siège social|Sede|Sede central|Sede principale|Hoofdkantoor|Genel Merkez|Trụ sở|Trụ sở chính',
} as const;

export function labelsOf(field: keyof typeof wordsByField): readonly string[] {
  return wordsByField[field].split('|');
}

/** A text that is one of the field's labels and nothing else, in either kind of apostrophe. */
export function labelPattern(field: keyof typeof wordsByField): RegExp {
  return new RegExp(`^\\s*(?:${wordsByField[field].replace(/’/g, "['’]")})\\s*:?\\s*$`, 'iu');
}

/** Around the current company in the `aria-label` of the ember card's button. */
export const currentCompanyLabel =
  /^(?:Current company|Aktuelles Unternehmen|Entreprise actuelle|Empresa actual|Empresa atual|Azienda attuale|Huidig bedrijf|(?:Mevcut|Şu anki) şirket|Công ty hiện tại)\s?:\s(.+)\. \p{L}/iu;
export const currentCompanyLabels: readonly RegExp[] = [currentCompanyLabel];

/** Words that a broken rule would otherwise store as a name, a company or a place. */
export const interfaceWords: ReadonlySet<string> = new Set(
  (
    'LinkedIn|Sign in|Join LinkedIn|Log in|Feed|Home|Search|Messaging|Notifications|' +
    '0 notifications|Contact info|More|Message|Connect|Follow|About|Activity|Experience|Education|' +
    'Profile|Profile not found|Page not found|Something went wrong|Video Player is loading|' +
    'Ad Options|More profiles for you|People you may know|Kontaktdaten|Coordonnées|' +
    'Información de contacto|Informações de contato|Thông tin liên hệ'
  )
    .split('|')
    .map(toFolded),
);
