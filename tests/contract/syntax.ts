import { parseSync } from 'vite';
import { lineOf } from './tree.ts';

/** A node of the syntax tree, as far as these tests look into it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface Import {
  /** As written: `./a.ts`, `dexie`; `undefined` where it is computed. */
  readonly source: string | undefined;
  /** `import type …` and `import('…').T`. `import { type A }` is none: it stays behind as a bare import. */
  readonly isTypeOnly: boolean;
  /** `import('…')`: fetched when it is asked for. */
  readonly isDynamic: boolean;
  readonly line: number;
}

/** The syntax tree of a source file. A file that does not parse is a fault of the file, not an empty answer. */
export function parseSource(path: string, text: string): SyntaxNode {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return program as unknown as SyntaxNode;
}

export function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { type?: unknown }).type === 'string'
  );
}

/** Calls `visit` for every node below and with `node`; `parents` are the nodes above it, nearest last. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parents: readonly SyntaxNode[]) => void,
  parents: readonly SyntaxNode[] = [],
): void {
  visit(node, parents);
  const above = [...parents, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, above);
    }
  }
}

export function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  const [quasi, ...rest] = Array.isArray(node.quasis) ? (node.quasis as unknown[]) : [];
  if (node.type === 'TemplateLiteral' && rest.length === 0 && isNode(quasi)) {
    const { cooked } = quasi.value as { cooked: string };
    return cooked;
  }
  return undefined;
}

/** Every import, export-from, dynamic import and import type of a file. */
export function readImports(path: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const add = (node: SyntaxNode, source: unknown, isTypeOnly: boolean): void => {
    found.push({
      source: literalText(source),
      isTypeOnly,
      isDynamic: node.type === 'ImportExpression',
      line: lineOf(text, node.start),
    });
  };
  walk(parseSource(path, text), (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
        add(node, node.source, node.importKind === 'type');
        break;
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        if (isNode(node.source)) add(node, node.source, node.exportKind === 'type');
        break;
      case 'ImportExpression':
        add(node, node.source, false);
        break;
      case 'TSImportType':
        add(node, node.source ?? node.argument, true);
        break;
      case 'MetaProperty':
        // `import.meta.glob` would import past this list.
        if (text.slice(node.end).startsWith('.glob')) add(node, undefined, false);
        break;
    }
  });
  return found;
}

/** The names that a pattern binds; defaults and types inside it bind nothing. */
function bindingsOf(pattern: unknown): readonly string[] {
  if (!isNode(pattern)) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [String(pattern.name)];
    case 'AssignmentPattern':
      return bindingsOf(pattern.left);
    case 'RestElement':
      return bindingsOf(pattern.argument);
    case 'ArrayPattern':
      return (pattern.elements as unknown[]).flatMap(bindingsOf);
    case 'ObjectPattern':
      return (pattern.properties as SyntaxNode[]).flatMap((property) =>
        bindingsOf(property.type === 'RestElement' ? property : property.value),
      );
    default:
      return [];
  }
}

/** Names that the file declares anywhere, by import, variable, function or parameter. */
function readDeclaredNames(program: SyntaxNode): ReadonlySet<string> {
  const names: string[] = [];
  walk(program, (node) => {
    if (/^Import(?:Default|Namespace)?Specifier$/.test(node.type)) {
      names.push(...bindingsOf(node.local));
    }
    if (node.type === 'VariableDeclarator') names.push(...bindingsOf(node.id));
    if (Array.isArray(node.params)) names.push(...(node.params as unknown[]).flatMap(bindingsOf));
  });
  return new Set(names);
}

/** Lines on which `chrome` or `browser` is used as a global, also by way of `globalThis` or `window`. */
export function readBrowserGlobals(path: string, text: string): readonly number[] {
  const program = parseSource(path, text);
  const declared = readDeclaredNames(program);
  const lines = new Set<number>();
  walk(program, (node, parents) => {
    const parent = parents.at(-1);
    if (node.type === 'Identifier' && (node.name === 'chrome' || node.name === 'browser')) {
      const isMemberName = parent?.type === 'MemberExpression' && parent.property === node;
      const isOwnName =
        (parent?.type === 'Property' ||
          parent?.type === 'TSPropertySignature' ||
          parent?.type === 'TSMethodSignature') &&
        parent.key === node &&
        parent.shorthand !== true;
      const isExported = /^Export/.test(parent?.type ?? '');
      if (isMemberName) {
        const object = parent.object as SyntaxNode;
        if (/^(?:globalThis|window|self)$/.test(String(object.name))) {
          lines.add(lineOf(text, node.start));
        }
      } else if (!isOwnName && !isExported && !declared.has(node.name)) {
        lines.add(lineOf(text, node.start));
      }
    }
  });
  return [...lines];
}
