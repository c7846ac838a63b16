import { join } from 'node:path';
import { type ParsedMessage, parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';
import { isNode, literalText, parseSource, type SyntaxNode, walk } from './syntax.ts';
import { isTest, isTypeScript, lineOf, listFiles, readText, root } from './tree.ts';

/** Attributes that a rep reads, or hears read out. */
const spokenAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'hint',
  'label',
  'placeholder',
  'title',
]);

/** The product's own name is the same in every language. */
const untranslated = /^(?:Pipeside|LinkedIn)$/;

/** What a Vietnamese rep says and reads as an English one does, and the names in examples. */
const sameInBoth = /^(?:Email|Publishable key|Marketing|Pipeline)$/i;
const nameInExample = /\.example\.(?:first_name|full_name|company|my_name)$/;

const sources = listFiles().filter(
  (path) => isTypeScript(path) && !isTest(path) && /^(?:components|entrypoints|lib)\//.test(path),
);
const screens = sources.filter((path) => path.endsWith('.tsx'));
const locales = listFiles('locales').filter((path) => path.endsWith('.yml'));

function isProse(text: string): boolean {
  return /\p{L}/u.test(text) && !untranslated.test(text.trim());
}

/** Literals that an expression may come out as: `a ? 'x' : b ?? 'y'`. */
function outcomesOf(node: unknown): readonly SyntaxNode[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'ConditionalExpression':
      return [...outcomesOf(node.consequent), ...outcomesOf(node.alternate)];
    case 'LogicalExpression':
      return [...outcomesOf(node.left), ...outcomesOf(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...outcomesOf(node.left), ...outcomesOf(node.right)] : [];
    case 'JSXExpressionContainer':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return outcomesOf(node.expression);
    case 'Literal':
    case 'TemplateLiteral':
      return [node];
    default:
      return [];
  }
}

function wordsOf(node: SyntaxNode): string {
  if (node.type !== 'TemplateLiteral') return literalText(node) ?? '';
  return (node.quasis as { value: { raw: string } }[]).map((quasi) => quasi.value.raw).join(' ');
}

/** Text that a rep would see in one language only, as `path:line text`. */
function readLiteralTexts(path: string, text: string): readonly string[] {
  const found: string[] = [];
  const report = (node: SyntaxNode, words: string): void => {
    if (isProse(words)) found.push(`${path}:${lineOf(text, node.start)} ${words.trim()}`);
  };
  walk(parseSource(path, text), (node) => {
    if (node.type === 'JSXText') report(node, String(node.value));
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of node.children as SyntaxNode[]) {
        if (child.type !== 'JSXExpressionContainer') continue;
        for (const literal of outcomesOf(child)) report(literal, wordsOf(literal));
      }
    }
    if (node.type === 'JSXAttribute') {
      const { name } = node.name as { name: unknown };
      if (!spokenAttributes.has(String(name))) return;
      for (const literal of outcomesOf(node.value)) report(literal, wordsOf(literal));
    }
  });
  return found;
}

/** What the sources ask the message file for. */
interface Asked {
  /** Whole keys in a call of `i18n.t`, with where. */
  readonly keys: readonly (readonly [key: string, where: string])[];
  /** Keys put together from parts: `failure.${code}_hint`. */
  readonly patterns: readonly (readonly [pattern: RegExp, where: string])[];
  /** Every other string: a table may hold keys. */
  readonly strings: ReadonlySet<string>;
  /** Every other string put together: `actions.${key}` may be a key that is asked for later. */
  readonly templates: readonly RegExp[];
}

function toPattern(template: SyntaxNode): RegExp {
  const parts = (template.quasis as { value: { cooked: string } }[]).map((quasi) =>
    quasi.value.cooked.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`^${parts.join('[\\w]+')}$`);
}

function readAsked(path: string, text: string): Asked {
  const keys: [string, string][] = [];
  const patterns: [RegExp, string][] = [];
  const strings = new Set<string>();
  const templates: RegExp[] = [];
  walk(parseSource(path, text), (node) => {
    const string = literalText(node);
    if (string !== undefined) strings.add(string);
    else if (node.type === 'TemplateLiteral') templates.push(toPattern(node));
    if (node.type !== 'CallExpression') return;
    const callee = node.callee as SyntaxNode;
    const isTranslation =
      callee.type === 'MemberExpression' &&
      (callee.object as SyntaxNode).name === 'i18n' &&
      (callee.property as SyntaxNode).name === 't';
    if (!isTranslation) return;
    const where = `${path}:${lineOf(text, node.start)}`;
    const [asked] = node.arguments as SyntaxNode[];
    for (const outcome of outcomesOf(asked)) {
      const key = literalText(outcome);
      if (key === undefined) patterns.push([toPattern(outcome), where]);
      else keys.push([key, where]);
    }
  });
  return { keys, patterns, strings, templates };
}

/** The manifest asks as well: `__MSG_commands_clip__`. */
function readManifestKeys(): readonly string[] {
  return [...readText('wxt.config.ts').matchAll(/__MSG_(\w+)__/g)].map(([, name = '']) => name);
}

function keyOf(message: ParsedMessage): string {
  return message.key.join('.');
}

function textsOf(message: ParsedMessage): readonly string[] {
  return message.type === 'plural' ? Object.values(message.plurals) : [message.message];
}

function placesOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.match(/\$\d/g) ?? []))].sort();
}

/**
 * What a translation must keep: the places to fill, and the forms for one and for many. Vietnamese has one form and
 * gives it twice, as a count is put into either.
 */
function shapeOf(message: ParsedMessage): string {
  const places = placesOf(textsOf(message)).join(' ');
  if (message.type !== 'plural') return `text with ${places}`;
  const many = Object.entries(message.plurals)
    .map(([form, text]) => `${form}: ${placesOf([text]).join(' ')}`)
    .join(', ');
  return `forms with ${places} (${many})`;
}

async function loadMessages(path: string): Promise<ReadonlyMap<string, ParsedMessage>> {
  const messages = await parseMessagesFile(join(root, path));
  // The browser's own (`@@ui_locale` …) are added by the parser.
  const own = messages.filter((message) => !keyOf(message).startsWith('@@'));
  return new Map(own.map((message) => [keyOf(message), message]));
}

describe('texts', () => {
  test('the walk found screens and messages', async () => {
    expect(screens.length).toBeGreaterThan(10);
    expect(screens.some((path) => path.startsWith('entrypoints/'))).toBe(true);
    expect(locales).toContain('locales/en.yml');
    expect((await loadMessages('locales/en.yml')).size).toBeGreaterThan(20);
  });

  // Seen to fail: `<p>Saved</p>` and `aria-label="Close"` in components/ui/card.tsx, and the samples below.
  test('no screen holds literal text', () => {
    expect(screens.flatMap((path) => readLiteralTexts(path, readText(path)))).toEqual([]);
  });

  test.each([
    ['<p>Saved</p>', 1],
    ['<p>{"Saved"}</p>', 1],
    ['<p>{isNew ? "New" : i18n.t("chip.saved")}</p>', 1],
    ['<p>{name ?? "Nobody"}</p>', 1],
    ['<p>{`${count} prospects`}</p>', 1],
    ['<input placeholder="Search" />', 1],
    ['<img alt={"A " + name} />', 1],
    ['<Field label="Name" />', 1],
    ['<>Đã lưu</>', 1],
    ['<p>{i18n.t("chip.saved")}</p>', 0],
    ['<p className="text-sm">{name} · {`${count}/${total}`} →</p>', 0],
    ['<h1>Pipeside</h1>', 0],
    ['<button type="button" data-state="open" />', 0],
  ])('literal text in: %s', (jsx, count) => {
    expect(readLiteralTexts('x.tsx', `const x = ${jsx};`)).toHaveLength(count);
  });

  // Seen to fail: `i18n.t('chip.savd')`, and `i18n.t(`chp.${state}`)`, in components/ui/chip.tsx.
  test('every text that is asked for exists', async () => {
    const messages = await loadMessages('locales/en.yml');
    const asked = sources.map((path) => readAsked(path, readText(path)));
    expect(asked.some(({ keys }) => keys.length > 0)).toBe(true);
    const unknownKeys = asked
      .flatMap(({ keys }) => keys)
      .filter(([key]) => !messages.has(key))
      .map(([key, where]) => `${where} ${key}`);
    const unknownPatterns = asked
      .flatMap(({ patterns }) => patterns)
      .filter(([pattern]) => ![...messages.keys()].some((key) => pattern.test(key)))
      .map(([pattern, where]) => `${where} ${pattern.source}`);
    expect([...unknownKeys, ...unknownPatterns]).toEqual([]);
  });

  // Seen to fail: a key `chip.nowhere` in locales/en.yml.
  test('every text is asked for', async () => {
    const asked = sources.map((path) => readAsked(path, readText(path)));
    const strings = new Set(asked.flatMap((one) => [...one.strings]));
    const patterns = asked
      .flatMap((one) => [...one.patterns.map(([pattern]) => pattern), ...one.templates])
      // A pattern without a section, such as `${table}.${field}`, would ask for everything.
      .filter(({ source }) => /^\^[a-z]\w*\\\./i.test(source));
    const fromManifest = readManifestKeys();
    const unused = [...(await loadMessages('locales/en.yml')).keys()].filter(
      (key) =>
        !strings.has(key) &&
        !fromManifest.includes(key.replaceAll('.', '_')) &&
        !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  // Seen to fail: locales/vi.yml with one key less, one more, `$2` for `$1`, and a plural without its form for one.
  test('every language has the same texts with the same places to fill', async () => {
    expect(locales).toEqual(['locales/en.yml', 'locales/vi.yml']);
    const english = await loadMessages('locales/en.yml');
    const shapes = (messages: ReadonlyMap<string, ParsedMessage>): Record<string, string> =>
      Object.fromEntries([...messages].map(([key, message]) => [key, shapeOf(message)]));
    for (const path of locales) {
      expect(shapes(await loadMessages(path)), path).toEqual(shapes(english));
    }
  });

  // Seen to fail: `cancel: Cancel` in locales/vi.yml.
  test('no text is left in English', async () => {
    const english = await loadMessages('locales/en.yml');
    const left = [...(await loadMessages('locales/vi.yml'))].filter(
      ([key, message]) =>
        textsOf(message).some(isProse) &&
        String(textsOf(message)) === String(textsOf(english.get(key) ?? message)) &&
        !nameInExample.test(key) &&
        !sameInBoth.test(textsOf(message).join(' ')),
    );
    expect(left.map(([key]) => key)).toEqual([]);
  });

  // Seen to fail: a text that ends in a space.
  test('no text is empty or has stray spaces', async () => {
    for (const path of locales) {
      for (const [key, message] of await loadMessages(path)) {
        for (const text of textsOf(message))
          expect(text, `${path} ${key}`).toMatch(/^\S(?:.*\S)?$/s);
      }
    }
  });
});
