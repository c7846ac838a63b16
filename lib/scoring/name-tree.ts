import { foldText } from '../model/fold.ts';
import { gaps, PhraseIndex, toWords, type Word } from './phrases.ts';

/** What a text names: known names by their number, and all other words, folded. */
export interface NamesRead {
  readonly ids: readonly number[];
  readonly words: readonly string[];
}

interface NameNode {
  readonly parent: number | null;
  /** 0 at the root; as deep as the line is indented. */
  readonly depth: number;
  /** Numbers that are within this one without being below it. */
  readonly members: Set<number>;
}

export interface NameTreeSource {
  /**
   * A name in each line with its other names behind it, or several of these with semicolons between; a line that is
   * indented lies within the one above. In a name underscores stand for spaces.
   */
  readonly tree: string;
  /** Name and other names, then a colon and the first names of those that lie within as well, one group a line. */
  readonly groups?: string;
  /** Words that name nothing by themselves. */
  readonly fillers: string;
}

/** A text is read for each line of a profile anew: what was read is kept, up to so many. */
const maxKept = 10_000;

/** Names within names, with what else they are called: places, industries. */
export class NameTree {
  readonly #nodes: NameNode[] = [];
  readonly #index: PhraseIndex<number>;
  readonly #fillers: ReadonlySet<string>;
  readonly #readByText = new Map<string, NamesRead>();

  constructor({ tree, groups = '', fillers }: NameTreeSource) {
    this.#fillers = new Set(fillers.split(' ').map(foldText));
    const lists: [number, string][] = [];
    const idByName = new Map<string, number>();
    const above: number[] = [];
    for (const line of tree.split('\n')) {
      const names = line.trim();
      if (names === '') continue;
      const depth = line.length - line.trimStart().length;
      above.length = depth;
      for (const one of names.split(';')) {
        const id = this.#add({ parent: above[depth - 1] ?? null, depth });
        above[depth] = id;
        lists.push([id, one], [id, respell(one)]);
        idByName.set(toFirstName(one), id);
      }
    }
    for (const line of groups.split('\n')) {
      const [names, members] = line.split(':');
      if (names === undefined || members === undefined) continue;
      const id = this.#add({ parent: null, depth: 0 });
      lists.push([id, names.trim()], [id, respell(names)]);
      idByName.set(toFirstName(names), id);
      for (const member of members.trim().split(' ')) {
        const memberId = idByName.get(foldText(member));
        if (memberId === undefined) throw new Error(`No such name: ${member}`);
        this.#nodes[id]?.members.add(memberId);
      }
    }
    this.#index = new PhraseIndex({ lists });
  }

  #add({ parent, depth }: { readonly parent: number | null; readonly depth: number }): number {
    return this.#nodes.push({ parent, depth, members: new Set() }) - 1;
  }

  read(text: string): NamesRead {
    const known = this.#readByText.get(text);
    if (known) return known;
    const read = this.#readNames(text);
    if (this.#readByText.size < maxKept) this.#readByText.set(text, read);
    return read;
  }

  #readNames(text: string): NamesRead {
    const words = toWords(text);
    const ids: number[] = [];
    const others: string[] = [];
    for (let position = 0; position < words.length; position += 1) {
      const found = this.#index.at(words, position);
      const isNamed = found && (!found.isAlone || endsAt(words, position + found.words.length));
      if (isNamed) {
        ids.push(...found.values);
        position += found.words.length - 1;
      } else {
        const folded = words[position]?.folded ?? '';
        if (!this.#fillers.has(folded)) others.push(folded);
      }
    }
    return { ids, words: others };
  }

  isWithin(id: number, other: number): boolean {
    const members = this.#nodes[other]?.members;
    for (let at: number | null = id; at !== null; at = this.#nodes[at]?.parent ?? null) {
      if (at === other || members?.has(at)) return true;
    }
    // The Nordics lie within Europe, as all of their countries do.
    const own = [...(this.#nodes[id]?.members ?? [])];
    return own.length > 0 && own.every((member) => this.isWithin(member, other));
  }

  /** What a name lies in at a depth; null for one that is above it. */
  above(id: number, depth: number): number | null {
    let at: number | null = id;
    while (at !== null && (this.#nodes[at]?.depth ?? 0) > depth)
      at = this.#nodes[at]?.parent ?? null;
    return at !== null && this.#nodes[at]?.depth === depth ? at : null;
  }
}

const umlautPattern = /[äöü]/g;

/** As Germans write where they lack the letters: `Zuerich`. */
function respell(names: string): string {
  const own = names.split(/\s+/).filter((name) => name.search(umlautPattern) >= 0);
  return own.join(' ').replace(umlautPattern, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
}

function toFirstName(names: string): string {
  return foldText(names.trim().split(' ')[0] ?? '');
}

function endsAt(words: readonly Word[], position: number): boolean {
  return (words[position]?.gap ?? gaps.bar) > gaps.none;
}
