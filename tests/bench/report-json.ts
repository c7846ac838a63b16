import { UsageError } from './read-csv.ts';

type Json = Readonly<Record<string, unknown>>;

/** As it is written in the map. */
export function toWord(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function requireRecord(value: unknown, name: string): Json {
  if (isRecord(value)) return value;
  throw new UsageError(`"${name}" of the map is no object`);
}

export function requireText(value: unknown, name: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new UsageError(`"${name}" of the map is no text`);
}

export function requireTexts(value: unknown, name: string): readonly string[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.map((one) => requireText(one, name));
}

export function requireNumber(value: unknown, name: string): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new UsageError(`"${name}" of the map is no number`);
}

export function toDecimalText(value: unknown, name: string): string {
  const text = typeof value === 'number' ? toWord(value) : requireText(value, name);
  if (/^\d{1,15}(?:\.\d{1,8})?$/u.test(text)) return text;
  throw new UsageError(`"${name}" of the map is no amount: "${text}"`);
}

/** What a word of the map stands for; undefined where the map says nothing. */
export function oneOf<Value extends string>(
  value: unknown,
  of: { readonly name: string; readonly words: Readonly<Record<string, Value>> },
): Value | undefined {
  if (value === undefined) return undefined;
  const found = of.words[toWord(value).trim().toLowerCase()];
  if (found !== undefined) return found;
  throw new UsageError(
    `"${of.name}" of the map is ${Object.keys(of.words).join(' or ')}, not "${toWord(value)}"`,
  );
}

/** The map as it stands in its file. Throws a `UsageError` where it is none. */
export function parseJson(text: string): Json {
  try {
    return requireRecord(JSON.parse(text), 'MAP.json');
  } catch (fault) {
    if (fault instanceof UsageError) throw new UsageError('the map is no JSON object');
    throw new UsageError(`the map is no JSON: ${String(fault).replace(/\s+/gu, ' ')}`);
  }
}
