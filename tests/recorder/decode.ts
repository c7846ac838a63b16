const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};
const invisibles = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const maxRounds = 4;

function toCharacter(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

function decodePercents(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, hex: string) => toCharacter(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});?/g, (_, digits: string) => toCharacter(Number(digits)))
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/gi, (_, name: string) => {
      return namedEntities[name.toLowerCase()] ?? ' ';
    });
}

function decodeEscapes(text: string): string {
  return text
    .replace(/(?:\\u[0-9a-f]{4})+/gi, (run) =>
      (run.match(/[0-9a-f]{4}/gi) ?? [])
        .map((hex) => String.fromCharCode(Number.parseInt(hex, 16)))
        .join(''),
    )
    .replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) => toCharacter(Number.parseInt(hex, 16)))
    .replace(/\\([/"'])/g, '$1');
}

/** Text without the characters that nobody sees, which else would hide a word from a search. */
export function withoutInvisibles(text: string): string {
  return text.replace(invisibles, '');
}

/** A text with its percent signs, entities and JSON escapes undone, each as often as it was done. */
export function toDecoded(text: string): string {
  let decoded = text;
  for (let round = 0; round < maxRounds; round += 1) {
    const next = decodeEscapes(decodeEntities(decodePercents(decoded)));
    if (next === decoded) break;
    decoded = next;
  }
  return withoutInvisibles(decoded);
}

const readable = /[\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{Sc}\p{Sk}\p{Sm}\n]+/gu;
/** Shorter stretches come up by chance in what is no text. */
const minReadable = 8;

/** Readable texts that stand in base64 inside `text`, also after a prefix that is made of the same letters. */
export function readBase64(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)) {
    for (let offset = 0; offset < 4; offset += 1) {
      const decoded = Buffer.from(run.slice(offset), 'base64').toString('utf8');
      for (const [stretch] of decoded.matchAll(readable)) {
        const isWhole = offset === 0 && stretch.length === decoded.length && stretch.length > 4;
        if (isWhole || stretch.length >= minReadable) found.add(toDecoded(stretch));
      }
    }
  }
  return [...found];
}
