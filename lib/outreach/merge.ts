/**
 * Merge fields of templates: `{{first_name}}`, or `{{first_name|there}}` with what is written where the value is not
 * known. What is merged in is text and never read as a template again.
 */
export const mergeFields = [
  'first_name',
  'full_name',
  'title',
  'company',
  'my_name',
  'last_touch',
  'last_channel',
  'need',
  'deal',
  'stage',
  'quote_amount',
  'next_step',
] as const;
export type MergeField = (typeof mergeFields)[number];

export type MergeValues = Readonly<Partial<Record<MergeField, string>>>;

/** A piece of a template; the sources of all of them together are the template. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly source: string }
  | {
      readonly kind: 'field';
      readonly source: string;
      readonly field: MergeField;
      readonly fallback: string | undefined;
    }
  | { readonly kind: 'unknown'; readonly source: string; readonly name: string };

export type MergedPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly field: MergeField }
  | { readonly kind: 'fallback'; readonly text: string; readonly field: MergeField }
  /** Not known, and the template says nothing for that case. */
  | { readonly kind: 'missing'; readonly field: MergeField }
  | { readonly kind: 'unknown'; readonly text: string; readonly name: string };

export type TemplateFault =
  /** `instead` is the field that was probably meant. */
  | {
      readonly kind: 'unknown_field';
      readonly name: string;
      readonly instead: MergeField | undefined;
    }
  /** `{{` without its end, or an end without its beginning. */
  | { readonly kind: 'unclosed' };

const fieldShape = /\{\{([^{}]*)\}\}/gu;
const known: ReadonlySet<string> = new Set(mergeFields);

function toPart(source: string, inside: string): TemplatePart {
  const bar = inside.indexOf('|');
  const name = (bar < 0 ? inside : inside.slice(0, bar)).trim();
  const fallback = bar < 0 ? '' : inside.slice(bar + 1).trim();
  const field = name.toLowerCase();
  if (!known.has(field)) return { kind: 'unknown', source, name };
  return {
    kind: 'field',
    source,
    field: field as MergeField,
    // An empty one would leave a hole in a sentence without a word.
    fallback: fallback === '' ? undefined : fallback,
  };
}

export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const found of template.matchAll(fieldShape)) {
    if (found.index > end) parts.push({ kind: 'text', source: template.slice(end, found.index) });
    parts.push(toPart(found[0], found[1] ?? ''));
    end = found.index + found[0].length;
  }
  if (end < template.length) parts.push({ kind: 'text', source: template.slice(end) });
  return parts;
}

const toLetters = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** What has to be mended before a template can be saved; each fault once. */
export function findFaults(template: string): readonly TemplateFault[] {
  const faults = new Map<string, TemplateFault>();
  for (const part of parseTemplate(template)) {
    if (part.kind === 'unknown') {
      const instead = mergeFields.find((field) => toLetters(field) === toLetters(part.name));
      faults.set(`name ${part.name}`, { kind: 'unknown_field', name: part.name, instead });
    }
    if (part.kind === 'text' && /\{\{|\}\}/.test(part.source)) {
      faults.set('unclosed', { kind: 'unclosed' });
    }
  }
  return [...faults.values()];
}

/** Values are put into sentences: one line each. */
function toLine(value: string | undefined): string {
  return value?.replace(/\s+/gu, ' ').trim() ?? '';
}

export function mergeTemplate(template: string, values: MergeValues): readonly MergedPart[] {
  return parseTemplate(template).map((part): MergedPart => {
    if (part.kind === 'text') return { kind: 'text', text: part.source };
    if (part.kind === 'unknown') return { kind: 'unknown', text: part.source, name: part.name };
    const { field, fallback } = part;
    const text = toLine(values[field]);
    if (text !== '') return { kind: 'value', text, field };
    return fallback === undefined
      ? { kind: 'missing', field }
      : { kind: 'fallback', text: fallback, field };
  });
}

/** The message as it can be edited; what is not known stands as `gapText` gives it. */
export function toMessageText(
  parts: readonly MergedPart[],
  gapText: (field: MergeField) => string,
): string {
  return parts.map((part) => (part.kind === 'missing' ? gapText(part.field) : part.text)).join('');
}

/** Fields of one kind, each once, in the order of the text. */
export function fieldsOf(
  parts: readonly MergedPart[],
  kind: 'missing' | 'fallback',
): readonly MergeField[] {
  return [...new Set(parts.flatMap((part) => (part.kind === kind ? [part.field] : [])))];
}

/** A field as it is written into a template. */
export function toFieldSource(field: MergeField, fallback: string | undefined): string {
  const bare = fallback?.replace(/[{}|]/g, '').trim() ?? '';
  return bare === '' ? `{{${field}}}` : `{{${field}|${bare}}}`;
}
