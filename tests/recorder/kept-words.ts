import { toFolded } from '../../lib/sites/engine/clean.ts';
import { blockSigns } from '../../lib/sites/linkedin/blocked.ts';
import { currentCompanyLabels, interfaceWords, labelsOf } from '../../lib/sites/linkedin/labels.ts';
import { packs } from '../../lib/sites/registry.ts';

/**
 * What of a page speaks of nobody and therefore stays. Everything that is not in here is replaced, so a word that is wanting
 * costs readability, never somebody's privacy.
 */

/** Texts that stay where they stand alone in their element: labels, buttons, headings. */
const phrases =
  'Skills|Interests|Projects|Languages|Featured|Recommendations|Services|Publications|Highlights|Overview|Posts|Jobs|' +
  'People|Life|More profiles for you|People also viewed|Contact Info|Verified|Profile photo|Cover photo|Primary content|' +
  'Aside|Add section|Open to|Enhance profile|Pending|Show all|See more|… more|more|logo|Join now|Sign in|Premium|Save|' +
  'Sign in to view the full profile|About us|Email|E-mail|Phone|Websites|Address|Birthday|Connected|(Mobile)|(Home)|(Work)|' +
  '(Personal)|(Company)|Erfahrung|Berufserfahrung|Ausbildung|Info|Expérience|Formation|Infos|Experiencia|Educación|' +
  'Acerca de|Esperienza|Formazione|Experiência|Formação acadêmica|Sobre|Kinh nghiệm|Học vấn|Giới thiệu|Anmelden|Vernetzen|' +
  'Nachricht|Se connecter|Se déconnecter|Sites web|Téléphone|Adresse|Anniversaire|Conectar|Mensaje|Seguir|Kết nối|Nhắn tin';

/** Words that stay inside longer texts, unless they are part of somebody's name. */
const words =
  'LinkedIn|at|chez|bei|beim|tại|ở|en|em|na|no|presso|bij|hos|w|a|à|al|bis|tot|đến|to|do|до|til|till|of|and|the|for|in|is|' +
  'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Present|Heute|yr|yrs|mo|mos|year|years|month|months|Jahre|ans|mois|' +
  'Full-time|Part-time|Freelance|Contract|Remote|Hybrid|follower|followers|connection|connections|employees|mutual|degree|' +
  'notifications|Beschäftigte|salariés|employés|empleados|funcionários|dipendenti|nhân|viên|st|nd|rd|th';

/** Texts around one name. `%` is the name. */
const templates =
  'Invite % to connect|Manage notifications about %|Current company: %. Click to skip to experience card|' +
  'Education: %. Click to skip to education card|Pending, click to withdraw invitation sent to %|View %’s profile|' +
  "View %'s profile|Message %|Follow %|Organization page for %|% is a mutual connection|% logo|% | LinkedIn|" +
  'Select conversation with %';

/** Words of attributes, keys and addresses that the page's maker wrote, besides those that the packs select by. */
const structure =
  'linkedin|public|frontend|service|flagship|web|desktop|profile|profiles|company|companies|school|showcase|in|overlay|' +
  'contact|info|about|details|experience|education|messaging|compose|thread|search|results|people|all|preload|custom|invite|' +
  'mynetwork|mutual|connections|safety|go|redir|redirect|voyager|api|graphql|me|edit|intro|posts|jobs|life|home|feed|sales|' +
  'lead|account|premium|products|checkpoint|challenge|challengesv|captcha|recaptcha|internal|authwall|login|submit|uas|signup|' +
  'start|reg|unavailable|browsemap|pymk|guest|org|page|pages|topcard|card|section|level|top|lazy|anchor|component|key|body|' +
  'request|guid|bpr|datalet|main|root|workspace|content|title|heading|text|list|item|link|links|button|image|photo|logo|' +
  'name|names|member|members|person|color|dark|light|black|white|bold|normal|small|medium|large|left|right|center|inline|block|' +
  'break|hidden|visually|relative|display|flex|grid|font|sans|view|data|type|role|primary|secondary|header|footer|nav|' +
  'common|shared|identity|dash|geo|organization|article|date|range|time|badge|mail|phone|handset|house|calendar|envelope|bug|' +
  'arkoselabs|www|http|https|com|example|this|not|found|default|localized|first|last|address|entity|collection|self';

/** Hosts that serve no person's page, and by which a reader tells a wall. */
const plainHosts = /(?:^|\.)(?:linkedin\.com|lnkd\.in|arkoselabs\.com|schema\.org|w3\.org)$/;

function fold(text: string): string {
  return toFolded(text);
}

/** Every word in the selectors of the packs: to lose one would be to lose the layer. */
function selectorWords(value: unknown): string[] {
  if (typeof value === 'string') return value.match(/[A-Za-z]+/g) ?? [];
  if (value instanceof RegExp || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(selectorWords);
}

function camelParts(word: string): string[] {
  return [word, ...(word.match(/[A-Z]?[a-z]+/g) ?? [])];
}

const labels: readonly (string | RegExp)[] = (
  ['website', 'industry', 'size', 'headquarters'] as const
).flatMap((field) => labelsOf(field));
const keptPhrases: ReadonlySet<string> = new Set([
  ...interfaceWords,
  ...phrases.split('|').map(fold),
  ...labels.flatMap((label) => (typeof label === 'string' ? fold(label) : [])),
]);
const labelPatterns = labels.filter((label) => label instanceof RegExp);
/** Folded. */
export const keptWords: ReadonlySet<string> = new Set(
  words.split('|').flatMap((word) => fold(word).split(' ')),
);
const keptAsWritten: ReadonlySet<string> = new Set(words.toLowerCase().split('|'));

/** As it is written, so that `Đỗ` is not taken for `do`. */
export function isKeptWord(word: string): boolean {
  return keptAsWritten.has(word.normalize('NFC').toLowerCase());
}

/** Folded. */
export const structureWords: ReadonlySet<string> = new Set(
  [...structure.split('|'), ...selectorWords(packs)].flatMap(camelParts).map(fold),
);

export function isKeptPhrase(text: string): boolean {
  return keptPhrases.has(fold(text)) || labelPatterns.some((label) => label.test(text));
}

export function isPlainHost(host: string): boolean {
  return plainHosts.test(host.toLowerCase());
}

export interface Framed {
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

const frames: readonly RegExp[] = templates.split('|').map((template) => {
  const [before = '', after = ''] = template
    .split('%')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(\\s*(?:\\(\\d+\\+?\\)\\s*)?${before})(.+?)(${after}\\s*)$`, 'su');
});

/** The name inside a text of the interface: "Invite Ada Thornbury to connect". */
export function toFramed(text: string): Framed | undefined {
  for (const label of currentCompanyLabels) {
    const name = label.exec(text)?.[1];
    const at = name === undefined ? -1 : text.indexOf(name);
    // What follows is in a language of its own and is replaced like any text; the label's pattern asks for its form only.
    if (name !== undefined && at >= 0 && !text.startsWith('Current company')) {
      return { before: text.slice(0, at), name: text.slice(at), after: '' };
    }
  }
  for (const frame of frames) {
    const [, before = '', name = '', after = ''] = frame.exec(text) ?? [];
    if (name !== '') return { before, name, after };
  }
  return undefined;
}

/** Words by which a page says that it is not there. */
export function keptPartsOf(title: string): readonly string[] {
  return blockSigns.flatMap((sign) => sign.title?.exec(title)?.[0] ?? []);
}
