import type { FieldValue } from '../../model/extraction.ts';
import type { MailField, MailPerson } from '../../model/mail.ts';
import { isEmail, toMailbox, toMailName } from '../../model/mail-address.ts';
import { maxRawLength, toCleanText } from '../engine/clean.ts';
import { textOf } from '../engine/text.ts';
import type { Found, MailLayer, MailPage, MailScope } from './pack.ts';
import { queryScope } from './roots.ts';

export interface LayerScope {
  readonly elements: MailScope;
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** Texts of the fields that are read already. */
  readonly known: Readonly<Partial<Record<MailField, FieldValue>>>;
}

const nothing: Found = { raws: [] };
/** A page may hold thousands; nothing is said by more than these. */
const maxElements = 600;

/** What one layer reads; `raws` is empty where it says nothing. */
export function readLayer(layer: MailLayer, scope: LayerScope, page: MailPage): Found {
  switch (layer.kind) {
    case 'title':
      return toFound([page.document.title], layer.pattern);
    case 'url':
      return toFound([page.url], layer.pattern);
    case 'script': {
      const texts = [...page.document.scripts]
        .map(({ text }) => text)
        .filter((text) => text.includes(layer.mark));
      return toFound(texts, layer.pattern);
    }
    case 'known': {
      const value = scope.known[layer.field];
      const found = typeof value === 'string' ? layer.from(value) : undefined;
      return found === undefined ? nothing : { raws: [found] };
    }
    case 'code':
      return layer.read(partOf(scope, undefined, page), page);
    default:
      return readSelected(layer, select(layer, scope, page), page);
  }
}

type SelectedLayer = Extract<MailLayer, { readonly select: string }>;

function select(layer: SelectedLayer, scope: LayerScope, page: MailPage): readonly Element[] {
  if (layer.in === 'self') return scope.elements.filter((own) => own.matches(layer.select));
  return queryScope(partOf(scope, layer.in, page), layer.select, page.pack).slice(0, maxElements);
}

function partOf(scope: LayerScope, part: string | undefined, page: MailPage): MailScope {
  if (part === undefined) return scope.elements;
  if (part === 'page') return [page.document.documentElement];
  for (const wanted of scope.parts[part] ?? []) {
    const found = queryScope(scope.elements, wanted, page.pack)[0];
    if (found) return [found];
  }
  return [];
}

function readSelected(layer: SelectedLayer, elements: readonly Element[], page: MailPage): Found {
  switch (layer.kind) {
    case 'attribute':
      return toFound(
        elements.map((element) => element.getAttribute(layer.attribute) ?? ''),
        layer.pattern,
      );
    case 'shown':
      return toFound(
        elements.map((element) => readShown(element, layer.attribute)),
        layer.pattern,
      );
    case 'text':
      return toFound(
        elements.map((element) => readText(element, layer)),
        layer.pattern,
      );
    case 'input':
      return toFound(elements.map(readInput), layer.pattern);
    case 'jslog':
      return toFound(
        elements.flatMap((element) => readLog(element.getAttribute('jslog') ?? '', layer.field)),
        layer.pattern,
      );
    case 'people':
      return readPeople(layer, elements);
    case 'header': {
      const raws = elements.map((element) =>
        layer.attribute === undefined
          ? readInput(element)
          : (element.getAttribute(layer.attribute) ?? ''),
      );
      const found = toFound(raws, layer.pattern);
      return { ...found, people: page.pack.parse(found.raws.join(',')) };
    }
  }
}

function toFound(texts: readonly string[], pattern: RegExp | undefined): Found {
  const raws = texts
    .map((text) => (pattern ? (pattern.exec(text)?.[1] ?? '') : text))
    .filter((text) => text.trim() !== '');
  return { raws };
}

function readShown(element: Element, attribute: string | undefined): string {
  return attribute === undefined ? textOf(element) : (element.getAttribute(attribute) ?? '');
}

function readText(element: Element, { ownText }: { readonly ownText?: boolean }): string {
  return textOf(element, ownText ? { ownText } : {});
}

/** What a field of a form holds now: the rep may have typed since the page wrote its attribute. Else the text. */
function readInput(element: Element): string {
  return 'value' in element && typeof element.value === 'string'
    ? element.value.slice(0, maxRawLength * 10)
    : (element.textContent ?? '').slice(0, maxRawLength);
}

type PeopleLayer = Extract<MailLayer, { readonly kind: 'people' }>;

function readPeople(layer: PeopleLayer, elements: readonly Element[]): Found {
  const people: MailPerson[] = [];
  for (const element of elements) {
    const emails = layer.email
      .map((attribute) => toCleanText(readPart(element, attribute)))
      .map((text) => (layer.pattern ? (layer.pattern.exec(text)?.[1] ?? '') : text).toLowerCase());
    const email = emails.find(isEmail) ?? '';
    const shown = layer.names
      .map((attribute) => toMailName(readPart(element, attribute)))
      .find((text) => text !== '');
    if (email === '' && (!layer.nameless || !shown)) continue;
    people.push({ email, name: shown ?? '' });
  }
  return { raws: people.map(toMailbox), people };
}

function readPart(element: Element, attribute: string): string {
  return attribute === 'text' ? textOf(element) : (element.getAttribute(attribute) ?? '');
}

/** The name a page shows for an address: never "me", which interfaces write for the owner, nor one that a service speaks for. */
export function toPersonName(shown: string, email: string, page: MailPage): string {
  if (email !== '' && page.own.has(email)) return page.ownName;
  const name = toMailName(shown);
  return name.toLowerCase() === email || /\bvia\b/i.test(name) ? '' : name;
}

/** One field of a log attribute: `id; u014N:…; 4:WyIj…` with base64url JSON, in which dots stand for `=`. */
function readLog(log: string, field: string): readonly string[] {
  const part = log.split(/;\s*/).find((entry) => entry.startsWith(`${field}:`));
  if (part === undefined || part.length > 10_000) return [];
  const base64 = part
    .slice(field.length + 1)
    .replace(/[.=\s]+$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  try {
    return listTexts(JSON.parse(atob(base64)));
  } catch {
    // Not what it looks like: then it says nothing.
    return [];
  }
}

function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(listTexts) : [];
}
