/** Longer texts are no titles; what stands behind is left out. */
const maxLength = 300;

const gendered =
  /(\p{L}{3})(?:[/:*_·•]-?|\(-?|\.(?=(?:e|trice|rice)(?!\p{L})))(?:in|innen|e|a|o|r|n|ne|se|euse|trice|rice|ice|ère|ière|te|ve|es|as|os|ora|frau)(?!\p{L})\)?/giu;
const innerCapital = /(\p{Ll})In(?:nen)?(?!\p{L})/gu;
const outOfDuty = /\b(?:a\.\s?d|i\.\s?r)\.(?!\p{L})/giu;
/** Whoever writes a year there looks back on it. */
const untilYear =
  /(?<!\p{L})(?:until|till|bis|jusqu['’]?(?:en|à)|hasta|até|đến(?:\snăm)?)\s(?:\p{L}+\s)?(?:19|20)\d\d(?!\d)/giu;
const inTraining = /\bin[\s-]training(?=\s*(?:$|[^\s\p{L}\p{N}&+/]))/giu;
const dotted = /(?<!\p{L})(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu;
const initials = /(?<!\p{L})(\p{Lu}{1,2})\s?[&+]\s?(\p{Lu})(?:\s?\+\s?(i))?(?!\p{L})/gu;

/**
 * `Leiter/in`, `chargé(e)` and `LeiterIn` become one word each, and so do `C.E.O.` and `R&D`; `until 2020` and
 * `in training` become words of the tables.
 */
export function tidyTitle(text: string): string {
  let tidied = text.length > maxLength ? text.slice(0, maxLength) : text;
  if (/[/:*_·•(.]/.test(tidied)) {
    tidied = tidied
      .replace(outOfDuty, ' emeritus ')
      .replace(gendered, '$1')
      .replace(dotted, (found) => found.replaceAll('.', ''));
  }
  if (/[&+]/.test(tidied)) tidied = tidied.replace(initials, '$1$2$3');
  if (/\d\d/.test(tidied)) tidied = tidied.replace(untilYear, ' emeritus ');
  if (/raining/i.test(tidied)) tidied = tidied.replace(inTraining, 'trainee');
  return tidied.includes('In') ? tidied.replace(innerCapital, '$1') : tidied;
}
