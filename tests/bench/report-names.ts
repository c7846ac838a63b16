/** Names of one column as they are used, and which spellings were taken for one name. */
export interface ReadNames {
  readonly values: readonly (string | null)[];
  readonly joined: readonly Joined[];
}

export interface Joined {
  readonly column: string;
  readonly name: string;
  readonly spellings: readonly { readonly text: string; readonly rowCount: number }[];
  readonly by: 'folding' | 'alias';
}

/** Without case, spaces and hyphens, but for those between two digits, where they tell numbers apart. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d)[\s_\-‐-―]+(?=\d)/gu, '\u0000')
    .replace(/[\s_\-‐-―]+/gu, '')
    .replaceAll('\u0000', ' ');
}

/** Joins the spellings of a name: by the map's aliases, then those that are equal when folded, under the most frequent one. */
export function readNames(
  cells: readonly (string | null)[],
  of: { readonly column: string; readonly aliases: Readonly<Record<string, string>> },
): ReadNames {
  const aliasByFolded = new Map(
    Object.entries(of.aliases).map(([from, to]) => [foldName(from), to]),
  );
  const countBySpelling = new Map<string, number>();
  for (const cell of cells) {
    if (cell !== null) countBySpelling.set(cell, (countBySpelling.get(cell) ?? 0) + 1);
  }
  const byFolded = new Map<
    string,
    { text: string; rowCount: number; alias: string | undefined }[]
  >();
  for (const [text, rowCount] of countBySpelling) {
    const alias = aliasByFolded.get(foldName(text));
    const folded = foldName(alias ?? text);
    const same = byFolded.get(folded);
    if (same) same.push({ text, rowCount, alias });
    else byFolded.set(folded, [{ text, rowCount, alias }]);
  }
  const nameBySpelling = new Map<string, string>();
  const joined: Joined[] = [];
  for (const spellings of byFolded.values()) {
    const ranked = spellings.toSorted((one, two) => two.rowCount - one.rowCount);
    const alias = ranked.find((one) => one.alias !== undefined)?.alias;
    const name = alias ?? ranked[0]?.text ?? '';
    for (const { text } of ranked) nameBySpelling.set(text, name);
    if (ranked.length < 2 && ranked[0]?.text === name) continue;
    joined.push({
      column: of.column,
      name,
      spellings: ranked.map(({ text, rowCount }) => ({ text, rowCount })),
      by: alias === undefined ? 'folding' : 'alias',
    });
  }
  const values = cells.map((cell) => (cell === null ? null : (nameBySpelling.get(cell) ?? cell)));
  return { values, joined };
}
