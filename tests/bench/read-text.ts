/** Text of a file, and how it was read where it is not UTF-8. */
interface ReadText {
  readonly text: string;
  readonly notes: readonly string[];
}

const marks = [
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** Reads UTF-8, UTF-16 with its mark, and what is neither as Windows-1252: so Excel saves tables. */
export function toText(bytes: Uint8Array): ReadText {
  const mark = marks.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
  if (mark) return { text: new TextDecoder(mark.encoding).decode(bytes), notes: [] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, notes: ['the file is not UTF-8: read as Windows-1252'] };
  }
}
