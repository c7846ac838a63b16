import { expect, test } from 'vitest';
import { isNode, parseSource, type SyntaxNode, walk } from './syntax.ts';
import { isTypeScript, lineOf, listFiles, readText } from './tree.ts';

/**
 * What a live query reads behind nested awaits is only seen by Dexie where the query is an `async` function; otherwise the
 * view goes on showing what was true before, silently. Seen to fail: the popup's list kept an action that was done.
 */

const names = new Set(['useLiveQuery', 'liveQuery']);

function calledName({ callee }: SyntaxNode): string | undefined {
  return isNode(callee) && callee.type === 'Identifier' ? String(callee['name']) : undefined;
}

const calls = listFiles()
  .filter((path) => isTypeScript(path) && /^(?:components|entrypoints|lib)\//.test(path))
  .flatMap((path) => {
    const text = readText(path);
    const found: { readonly place: string; readonly isAsync: boolean }[] = [];
    if (!/\b(?:useLiveQuery|liveQuery)\(/.test(text)) return found;
    walk(parseSource(path, text), (node) => {
      if (node.type !== 'CallExpression' || !names.has(calledName(node) ?? '')) return;
      const [query] = node['arguments'] as readonly SyntaxNode[];
      found.push({
        place: `${path}:${lineOf(text, node.start)}`,
        isAsync: query?.['async'] === true,
      });
    });
    return found;
  });

test('there are live queries', () => {
  expect(calls.length).toBeGreaterThan(50);
});

test('each of them is an async function', () => {
  expect(calls.filter(({ isAsync }) => !isAsync).map(({ place }) => place)).toEqual([]);
});
