import { toUntagged } from './address.ts';
import { isRoleAddress, isRoleWord } from './role-address.ts';

/** Words before a name that say how somebody is employed: what follows them is not the whole name. */
const prefixes = new Set(
  'ext extern external contractor consultant guest temp intern mr mrs ms dr'.split(' '),
);
const particles = new Set(
  'van von der den de da di del della dos la le du ter ten bin al el'.split(' '),
);
const vowel = /[aeiouy]/;

/** Letters of the Latin script, without signs or with: `jean-luc`, `o'neill`, `jörg`. */
const part = /^(?:[dlo]')?\p{Script=Latin}{2,}(?:['-]\p{Script=Latin}{2,})?$/u;

function isNamePart(text: string): boolean {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '');
  return (
    part.test(text) &&
    text.length <= 20 &&
    (vowel.test(bare) || bare === 'ng') &&
    !isRoleWord(text) &&
    !prefixes.has(text)
  );
}

function toWord(text: string, at: number, count: number): string {
  if (at > 0 && at < count - 1 && particles.has(text)) return text;
  return text.replace(/(^|['-])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}

/** `first.last@` → `First Last`; `undefined` for initials, one word, numbers, boxes of a team. */
export function nameOfEmail(email: string): string | undefined {
  if (isRoleAddress(email)) return undefined;
  const untagged = toUntagged(email).normalize('NFC');
  const local = untagged.slice(0, Math.max(0, untagged.lastIndexOf('@')));
  // A hyphen parts the names only where nothing else does.
  const parts = local.split(/[._]/.test(local) ? /[._]/ : /-/);
  if (parts.length < 2 || parts.length > 3 || !parts.every(isNamePart)) return undefined;
  return parts.map((text, at) => toWord(text, at, parts.length)).join(' ');
}
