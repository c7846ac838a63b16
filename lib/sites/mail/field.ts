import type { Confidence, FieldReading, FieldValue } from '../../model/extraction.ts';
import type { MailField, MailPerson } from '../../model/mail.ts';
import { isEmail, toMailbox } from '../../model/mail-address.ts';
import { toCleanText, toShownRaw } from '../engine/clean.ts';
import type { LayerTrace } from '../engine/read.ts';
import { type LayerScope, readLayer, toPersonName } from './layers.ts';
import type { Found, MailFieldRule, MailLayer, MailPage, MailRules, MailScope } from './pack.ts';
import { parseShownTime } from './shown-time.ts';

/** Text of a field, its people, or its texts. */
export interface MailValue {
  readonly text: string;
  readonly texts: readonly string[];
  readonly people: readonly MailPerson[];
  /** A time in words: the page's clock, or the browser's where the page does not tell how they differ. */
  readonly isGuess: boolean;
}

export interface ItemRead {
  readonly values: Readonly<Partial<Record<MailField | 'other_ids', MailValue>>>;
  readonly fields: Readonly<Partial<Record<MailField, FieldReading>>>;
  readonly traces: Readonly<Record<string, readonly MailTrace[]>>;
}

/** Layers of mail have kinds of their own. */
export type MailTrace = Omit<LayerTrace, 'kind'> & { readonly kind: MailLayer['kind'] };

/** `first`: no layer is asked once one has won. `all`: the others are heard as well, for the evidence. */
export type Hearing = 'first' | 'all';

const bands: readonly Confidence[] = ['guess', 'likely', 'certain'];
const maxRawKept = 300;
const maxPeople = 500;
const maxTextLength = 400;
const earliest = Date.UTC(2004, 3, 1);
const latest = Date.UTC(2100, 0, 1);

/** All fields of one scope. */
export function readItem(
  rules: MailRules,
  {
    elements,
    parts,
    page,
    hearing,
  }: {
    readonly elements: MailScope;
    readonly parts?: LayerScope['parts'] | undefined;
    readonly page: MailPage;
    readonly hearing: Hearing;
  },
): ItemRead {
  const values: Partial<Record<MailField | 'other_ids', MailValue>> = {};
  const fields: Partial<Record<MailField, FieldReading>> = {};
  const traces: Record<string, readonly MailTrace[]> = {};
  const known: Partial<Record<MailField, FieldValue>> = {};
  for (const [key, rule] of Object.entries(rules)) {
    const name = key as MailField | 'other_ids';
    const field = readField(rule, {
      scope: { elements, parts: parts ?? {}, known },
      page,
      hearing,
    });
    traces[name] = field.trace;
    if (!field.won) continue;
    values[name] = field.won.value;
    if (name === 'other_ids') continue;
    fields[name] = toReading(field, field.won);
    known[name] = toFieldValue(rule, field.won.value);
  }
  return { values, fields, traces };
}

interface FieldRead {
  readonly rule: MailFieldRule;
  readonly won: { readonly trace: MailTrace; readonly value: MailValue } | undefined;
  readonly trace: readonly MailTrace[];
}

function readField(
  rule: MailFieldRule,
  {
    scope,
    page,
    hearing,
  }: {
    readonly scope: LayerScope;
    readonly page: MailPage;
    readonly hearing: Hearing;
  },
): FieldRead {
  const trace: MailTrace[] = [];
  let won: FieldRead['won'];
  for (const layer of [...rule.layers, ...(rule.adds ?? [])]) {
    const isAdded = rule.adds?.includes(layer) === true;
    if (won && !isAdded && (hearing === 'first' || layer.isLastResort)) continue;
    const { name, kind, confidence = kind === 'shown' ? 'guess' : 'likely' } = layer;
    const about = { layer: name, kind, confidence } as const;
    const found = readLayer(layer, scope, page);
    if (found.raws.length === 0 && !found.people?.length) {
      trace.push({ ...about, outcome: 'nothing' });
      continue;
    }
    const raw = toShownRaw(found.raws.slice(0, 20).join(' | '), maxRawKept);
    const value = toValue(rule, found, { layer, page });
    if (!value) {
      trace.push({ ...about, outcome: 'refused', raw, reason: 'malformed' });
      continue;
    }
    const isSame = won && isSameValue(rule, won.value, value);
    const outcome = !won ? 'won' : isSame || isAdded ? 'agreed' : 'disagreed';
    const entry = { ...about, outcome, raw, value: toFieldValue(rule, value) } as const;
    trace.push(entry);
    if (!won) won = { trace: entry, value };
    else if (isAdded) won = { ...won, value: join(won.value, value) };
  }
  return { rule, won, trace };
}

function toReading({ rule, trace }: FieldRead, won: NonNullable<FieldRead['won']>): FieldReading {
  const agreed = trace.filter(({ outcome }) => outcome === 'agreed').map(({ layer }) => layer);
  const { confidence, layer, raw } = won.trace;
  return {
    value: toFieldValue(rule, won.value),
    confidence:
      agreed.length > 0 ? (bands[bands.indexOf(confidence) + 1] ?? 'certain') : confidence,
    layer,
    raw: raw ?? '',
    agreed,
    disagreed: trace.flatMap(({ outcome, layer: other, value }) =>
      outcome === 'disagreed' && value !== undefined ? [{ layer: other, value }] : [],
    ),
  };
}

function toFieldValue({ value: kind }: MailFieldRule, value: MailValue): FieldValue {
  if (kind === 'people') return value.people.map(toMailbox);
  if (kind === 'person') return value.people.map(toMailbox)[0] ?? '';
  return kind === 'addresses' ? value.texts : value.text;
}

function join(one: MailValue, other: MailValue): MailValue {
  return {
    ...one,
    texts: [...new Set([...one.texts, ...other.texts])],
    people: toDistinct([...one.people, ...other.people]),
  };
}

function toValue(
  rule: MailFieldRule,
  found: Found,
  { layer, page }: { readonly layer: MailLayer; readonly page: MailPage },
): MailValue | undefined {
  const none: MailValue = { text: '', texts: [], people: [], isGuess: false };
  const ofText = (text: string | undefined): MailValue | undefined =>
    text === undefined || text === '' ? undefined : { ...none, text, texts: [text] };
  switch (rule.value) {
    case 'person':
    case 'people': {
      const people = toDistinct(
        (found.people ?? []).map(({ email, name }) => ({
          email,
          name: toPersonName(name, email, page),
        })),
      ).slice(0, maxPeople);
      const kept = rule.value === 'person' ? people.slice(0, 1) : people;
      return kept.length > 0 ? { ...none, people: kept } : undefined;
    }
    case 'line':
      return ofText(
        toCleanText(found.raws[0] ?? '')
          .trim()
          .slice(0, maxTextLength)
          .replace(/\p{Cs}/gu, ''),
      );
    case 'threadId':
    case 'messageId': {
      const of = rule.value === 'threadId' ? 'thread' : 'message';
      const ids = found.raws.flatMap((raw) => toId(raw, of, page) ?? []);
      return ids.length > 0 ? { ...none, text: ids[0] ?? '', texts: [...new Set(ids)] } : undefined;
    }
    case 'address':
      return ofText(toAddresses(found)[0]);
    case 'addresses': {
      const texts = toAddresses(found).filter((address) => address !== page.account);
      return texts.length > 0 ? { ...none, texts } : undefined;
    }
    case 'instant':
      for (const raw of found.raws) {
        const at = layer.kind === 'shown' ? readShown(raw, page) : toInstant(raw);
        if (at !== undefined) return { ...none, text: at, isGuess: layer.kind === 'shown' };
      }
      return undefined;
  }
}

function toId(raw: string, of: 'thread' | 'message', { pack }: MailPage): string | undefined {
  const id = toCleanText(raw).trim();
  const kept = pack.toId ? pack.toId(id, of) : id;
  return kept !== undefined && /^\S{1,200}$/.test(kept) ? kept : undefined;
}

function toAddresses({ raws, people }: Found): readonly string[] {
  const texts = people
    ? people.map(({ email }) => email)
    : raws.map((raw) => toCleanText(raw).trim().toLowerCase());
  return [...new Set(texts.filter(isEmail))].slice(0, 50);
}

function toInstant(raw: string): string | undefined {
  const at = Date.parse(raw);
  return at >= earliest && at < latest ? new Date(at).toISOString() : undefined;
}

function readShown(raw: string, page: MailPage): string | undefined {
  const language = page.document.documentElement.lang || 'en';
  const wall = (page.pack.parseShown ?? parseShownTime)(raw, language);
  if (wall === undefined) return undefined;
  const zone = page.pack.zoneOf?.(page);
  // Without a zone of its own a text is read in the browser's.
  const text = new Date(wall - (zone ?? 0)).toISOString();
  return toInstant(zone === undefined ? text.slice(0, -1) : text);
}

function toDistinct(people: readonly MailPerson[]): readonly MailPerson[] {
  const kept = new Map<string, MailPerson>();
  for (const person of people) {
    const key = person.email || `\n${person.name}`;
    if (!kept.get(key)?.name) kept.set(key, person);
  }
  return [...kept.values()];
}

function isSameValue({ value: kind }: MailFieldRule, one: MailValue, other: MailValue): boolean {
  switch (kind) {
    case 'person':
    case 'people': {
      const emails = new Set(one.people.map(({ email }) => email));
      return (
        one.people.length === other.people.length &&
        other.people.every(({ email }) => emails.has(email))
      );
    }
    case 'instant':
      // Words say the minute.
      return Math.abs(Date.parse(one.text) - Date.parse(other.text)) < 60_000;
    case 'addresses':
      return one.texts.every((text) => other.texts.includes(text));
    case 'messageId':
    case 'threadId':
      return one.texts.some((text) => other.texts.includes(text));
    default:
      return one.text === other.text;
  }
}
