import { foldText } from '../model/fold.ts';
import { toUntagged } from './address.ts';
import { hasTitleWord } from './title-words.ts';

/** What follows a name after a comma and is none, folded. */
const suffixes =
  /^(?:ph ?d|mba|m ?d|msc|bsc|ma|ba|llm|llb|jd|cpa|cfa|acca|pmp|esq|dds|rn|pe|jr|sr|ii|iii|iv|dr|prof|dipl ing|dr ing|ing|ths|ts|cissp|pharmd)$/;
const companyForm =
  /^(?:inc|llc|ltd|limited|corp|co|co ltd|plc|gmbh|ag|kg|se|s a|sa|s l|s r l|bv|nv|llp|jsc)$/;
const particle =
  /^(?:van|von|vom|zu|de|der|den|da|di|del|della|dos|du|la|le|ter|ten|al|el|bin|o|mc)$/;
/** Only with what makes it clear: `Anh`, `Ba` and `M` are names or parts of them. */
const salutation = /^(?:mr|mrs|ms|mme|mlle|herr|frau|se[nñ]or|se[nñ]ora)\.?\s+(?=\S)/iu;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Extended_Pictographic}\uFE0F]+/gu;
const brackets = /\s*(?:\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>)\s*/gu;
const maxLength = 200;

/** Whether the address begins with a name of these words: `jane.doe`, `janedoe`, `jdoe` for `Jane Doe`. */
function beginsWith(email: string, words: readonly string[]): boolean {
  const local = foldText(toUntagged(email).replace(/@[^@]*$/, ''));
  const [given = '', ...others] = words;
  const isInitial = others.some((word) => local === given.charAt(0) + word);
  return isInitial || (given.length > 1 && local.startsWith(given));
}

/** What of `left, right` is the name: `Doe, Jane` and `García López, María` are turned round, `Jane Doe, CEO` loses the end. */
function toTurned(left: string, right: string, email: string): string | undefined {
  const [leftWords, rightWords] = [foldText(left).split(' '), foldText(right).split(' ')];
  const isName = /^[\p{L}\p{M}\s.'’-]+$/u.test(right) && rightWords.length <= 3;
  if (leftWords.length > 1) {
    if (companyForm.test(rightWords.at(-1) ?? '') || hasTitleWord(right)) return left;
    if (beginsWith(email, leftWords)) return left;
  }
  const isFamily = leftWords.length === 1 || particle.test(leftWords[0] ?? '');
  return isName && (isFamily || beginsWith(email, [...rightWords.slice(0, 1), ...leftWords]))
    ? `${right} ${left}`
    : undefined;
}

/** One name of what commas part: also without `PhD` and departments. As it stands where nothing tells. */
function toUnparted(name: string, email: string): string {
  const parts = name.split(',').map((part) => part.trim());
  const [left = '', ...others] = parts.filter((part) => part !== '');
  const right = others.find((part) => !suffixes.test(foldText(part)));
  if (right === undefined) return left;
  if (companyForm.test(foldText(right))) return name;
  return toTurned(left, right, email) ?? name;
}

/**
 * The person's name in what a header shows: quotes, `via …`, brackets and the company behind a line are taken off, `Doe, Jane`
 * is turned round. `''` where it shows none: an address, signs.
 */
export function toHeaderName(shown: string, email: string): string {
  const clean = shown
    .slice(0, 1000)
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const bare = clean
    .replace(brackets, ' ')
    .replace(/["“”„«»]+/gu, '')
    .trim()
    .replace(/^['‘’]+|['‘’]+$/gu, '')
    .replace(/['‘’]?\s+(?:via|per)\s+.*$/iu, '')
    // A hyphen between spaces, a line, a dot in the middle: what follows is where they work.
    .replace(/\s*[|•·｜]\s*.*$|\s+[-–—/]\s*.*$/u, '')
    .replace(/\s+(?:from|at|bei|chez|from team)\s+\S.*$|\s+@\s*.*$/iu, '')
    .replace(salutation, '')
    .trim();
  if (!/\p{L}/u.test(bare) || /@|https?:|www\./i.test(bare)) return '';
  if (foldText(bare) === foldText(email)) return '';
  const turned = bare.includes(',') ? toUnparted(bare, email) : bare;
  return turned
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;:]+|[\s,;:]+$/gu, '')
    .slice(0, maxLength);
}
