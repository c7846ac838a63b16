import { i18n } from '#i18n';

/** Every rule by its name, in words for a rep: those of the packs (a contract test misses none), and of people in a mail. */
const keyByRule = {
  'about-text': 'rules.about_text',
  'address-bar': 'rules.address_bar',
  'beside-contact': 'rules.beside_contact',
  'card-button': 'rules.card_button',
  'card-class': 'rules.card_class',
  'card-first-button': 'rules.card_first_button',
  'card-heading': 'rules.card_heading',
  'card-icon': 'rules.card_icon',
  'card-item': 'rules.card_item',
  'card-line': 'rules.card_line',
  colleagues: 'rules.colleagues',
  'contact-box': 'rules.contact_box',
  'contact-icon': 'rules.contact_icon',
  'employees-link': 'rules.employees_link',
  domain: 'rules.domain',
  experience: 'rules.experience',
  'guest-about': 'rules.guest_about',
  'guest-card': 'rules.guest_card',
  'guest-card-link': 'rules.guest_card_link',
  header: 'rules.header',
  heading: 'rules.heading',
  'headline-at': 'rules.headline_at',
  'json-ld': 'rules.json_ld',
  labelled: 'rules.labelled',
  local_part: 'rules.local_part',
  'page-json': 'rules.page_json',
  page: 'rules.page',
  'page-title': 'rules.page_title',
  pattern: 'rules.pattern',
  signature: 'rules.signature',
  toolbar: 'rules.toolbar',
} as const;

/** A rule in words; one of an older pack, which has none any more, by its name. */
export function ruleText(rule: string): string {
  const known = Object.entries(keyByRule).find(([name]) => name === rule);
  return known ? i18n.t(known[1]) : rule;
}
