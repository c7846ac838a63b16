import { foldText } from '../../lib/model/fold.ts';
import type { Member } from '../../lib/model/workspace.ts';
import { startsWithName } from './markdown.ts';

export type Named = Pick<Member, 'rep_id' | 'name'>;

/** An `@` and the letters behind it, up to the cursor. */
export interface MentionQuery {
  /** Where the `@` stands. */
  readonly at: number;
  readonly letters: string;
}

const maxLetters = 40;

/** What the rep is typing after an `@`; `undefined` where the cursor stands behind none. */
export function readMentionQuery(text: string, cursor: number): MentionQuery | undefined {
  const before = text.slice(Math.max(0, cursor - maxLetters - 1), cursor);
  const found = /(?:^|[^\p{L}\p{M}\p{N}_])@([^@\n]*)$/u.exec(before);
  const letters = found?.[1];
  if (letters === undefined || /^\s/.test(letters)) return undefined;
  return { at: cursor - letters.length - 1, letters };
}

/** Members of whose names each typed word begins one: `@th tr` finds Thảo Trần. By name. */
export function findMentioned<One extends Named>(
  members: readonly One[],
  letters: string,
): readonly One[] {
  const words = foldText(letters).split(' ');
  return members
    .filter(({ name }) => {
      const parts = foldText(name).split(' ');
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** The text with the name in place of what was typed, and where the cursor goes. */
export function insertMention(
  text: string,
  query: MentionQuery,
  name: string,
): { readonly text: string; readonly cursor: number } {
  const end = query.at + 1 + query.letters.length;
  const rest = text.slice(end);
  const head = `${text.slice(0, query.at)}@${name}${/^[\s.,;:!?)]/.test(rest) ? '' : ' '}`;
  return { text: head + rest, cursor: head.length };
}

/** The reps whose names stand in a text behind an `@`, each once. */
export function readMentions(text: string, members: readonly Named[]): readonly string[] {
  const longestFirst = [...members].sort((one, other) => other.name.length - one.name.length);
  const found = new Set<string>();
  for (const { index } of text.matchAll(/(?<![\p{L}\p{M}\p{N}_])@/gu)) {
    const rest = text.slice(index + 1);
    const member = longestFirst.find(({ name }) => startsWithName(rest, name));
    if (member) found.add(member.rep_id);
  }
  return [...found];
}
