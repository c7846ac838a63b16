/**
 * What a prospect's record holds, as data for a language model. Much of it was written by others, on pages and in mails:
 * it is handed over as JSON between two marks that its own text cannot contain, and never as part of the task.
 */
export type RecordValue =
  | string
  | number
  | null
  | readonly RecordValue[]
  | { readonly [name: string]: RecordValue | undefined };

/** Of one text, in characters. */
const maxTextLength = 600;
/** Of all of it; the models of browsers read some thousand words at once. */
const maxBlockLength = 8000;
const maxListLength = 15;

export const blockStart = '<record>';
export const blockEnd = '</record>';

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: end
/** What turns or hides text: marks of direction, zero-width signs, tag letters, halves of pairs. */
const unseen =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]|\p{Cs}/gu;

/** Text as a person sees it: no signs that only a machine reads. */
export function toSeenText(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(controls, '').replace(unseen, '');
}

function toSmall(value: RecordValue | undefined, listLength: number): RecordValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') {
    const text = toSeenText(value.slice(0, maxTextLength * 2)).trim();
    return text === '' ? undefined : text.slice(0, maxTextLength).replace(/\p{Cs}/gu, '');
  }
  if (Array.isArray(value)) {
    const items = (value as readonly RecordValue[])
      .slice(0, listLength)
      .flatMap((item) => toSmall(item, listLength) ?? []);
    return items.length === 0 ? undefined : items;
  }
  const entries = Object.entries(value as { readonly [name: string]: RecordValue | undefined });
  const kept = entries.flatMap(([name, of]) => {
    const small = toSmall(of, listLength);
    return small === undefined ? [] : [[name, small] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** No sign that could end the block or begin a mark of another kind; JSON reads them back as they were. */
function toFencedJson(value: RecordValue | undefined): string {
  return JSON.stringify(value ?? {}, null, 1).replace(
    /[<>&`]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The record between its marks. Lists are cut from their end until all of it fits. */
export function toDataBlock(record: RecordValue): string {
  let listLength = maxListLength;
  let json = toFencedJson(toSmall(record, listLength));
  while (json.length > maxBlockLength && listLength > 1) {
    listLength -= 1;
    json = toFencedJson(toSmall(record, listLength));
  }
  return `${blockStart}\n${json}\n${blockEnd}`;
}
