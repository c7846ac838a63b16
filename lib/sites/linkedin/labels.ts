import { toFolded } from '../engine/clean.ts';

/**
 * Words of the interface beside a value, per language. They are the last thing we lean on: every field that has one is also
 * read from structure. The Vietnamese ones are unverified.
 */
export const labels = {
  website: [
    'Website', 'Webseite', 'Website URL', 'Site web', 'Sitio web', 'Página web', 'Site', 'Sito Web', 'Webbplats',
    'Web sitesi', 'Witryna internetowa', 'Trang web', 'Web', 'الموقع الإلكتروني', 'ウェブサイト', '网站',
  ],
  industry: [
    'Industry', 'Industries', 'Branche', 'Secteur', 'Secteurs', 'Sector', 'Sectores', 'Setor', 'Setores', 'Settore',
    'Bedrijfstak', 'Sektör', 'Branża', 'Bransch', 'Ngành', 'Lĩnh vực', 'القطاع', '業種', '所属行业',
  ],
  size: [
    'Company size', 'Größe', 'Unternehmensgröße', 'Taille de l’entreprise', "Taille de l'entreprise",
    'Tamaño de la empresa', 'Tamanho da empresa', 'Dimensioni dell’azienda', "Dimensioni dell'azienda",
    'Bedrijfsgrootte', 'Şirket büyüklüğü', 'Wielkość firmy', 'Företagsstorlek', 'Quy mô công ty', 'حجم الشركة',
    '会社規模', '规模',
  ],
  headquarters: [
    'Headquarters', 'Hauptsitz', 'Siège social', 'Sede', 'Sede central', 'Sede principale', 'Hoofdkantoor', 'Genel Merkez',
    'Siedziba główna', 'Huvudkontor', 'Trụ sở', 'Trụ sở chính', 'المقر الرئيسي', '本社', '总部',
  ],
} as const;

/** Around the current company in the `aria-label` of the ember card's button. */
export const currentCompanyLabels: readonly RegExp[] = [
  /^Current company: (.+)\. Click to skip/i,
  /^Aktuelles Unternehmen: (.+)\. (?:Klicken|Mit)/i,
  /^Entreprise actuelle ?: (.+)\. Cliquez/i,
  /^Empresa actual: (.+)\. Haz clic/i,
  /^Empresa atual: (.+)\. Clique/i,
  /^Azienda attuale: (.+)\. (?:Fai clic|Clicca)/i,
  /^Huidig bedrijf: (.+)\. Klik/i,
  /^(?:Mevcut|Şu anki) şirket: (.+)\. /i,
  /^Công ty hiện tại: (.+)\. /i,
];

/** Words that a broken rule would otherwise store as a name, a company or a place. */
export const interfaceWords: ReadonlySet<string> = new Set(
  [
    'LinkedIn', 'LinkedIn Member', 'Sign in', 'Sign up', 'Join now', 'Join LinkedIn', 'Log in', 'Feed', 'Home', 'Search',
    'Messaging', 'Notifications', 'My Network', 'Jobs', 'Me', '0 notifications', 'Contact info', 'Contact Info', 'More',
    'Message', 'Connect', 'Follow', 'Following', 'Pending', 'Visit my website', 'About', 'Activity', 'Experience',
    'Education', 'Show all', 'See more', 'Profile', 'Profile Not Found', 'Page not found', 'Something went wrong',
    'Video Player is loading.', 'This is a modal window.', 'Open to', 'Add section', 'Enhance profile', 'Ad Options',
    'More profiles for you', 'People you may know', 'People also viewed', 'Kontaktdaten', 'Kontaktinfo', 'Nachricht',
    'Vernetzen', 'Folgen', 'Mehr', 'Coordonnées', 'Se connecter', 'Suivre', 'Plus', 'Información de contacto', 'Conectar',
    'Seguir', 'Más', 'Mensaje', 'Informações de contato', 'Mais', 'Thông tin liên hệ', 'Kết nối', 'Theo dõi', 'Nhắn tin',
    'İletişim bilgileri', 'Informazioni di contatto', 'Contactgegevens', 'Undefined', 'null', 'None',
  ].map(toFolded),
);
