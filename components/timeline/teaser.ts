const maxLines = 10;
const maxLength = 700;

/** The beginning of a long text, cut at the end of a line or word; `undefined` for one that is short enough to show whole. */
export function toTeaser(text: string): string | undefined {
  const lines = text.split('\n');
  if (lines.length <= maxLines + 2 && text.length <= maxLength + 150) return undefined;
  const some = lines.slice(0, maxLines).join('\n');
  if (some.length <= maxLength) return `${some.trimEnd()} …`;
  const cut = some.slice(0, maxLength);
  const end = cut.search(/\s\S*$/);
  // One word without end is cut where it stands, but not through a letter.
  const kept = end > maxLength / 2 ? cut.slice(0, end) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()} …`;
}
