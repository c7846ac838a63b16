import type { Layer } from './pack.ts';

type CssLayer = Extract<Layer, { kind: 'css' }>;

/** A layer that reads what a selector finds; written as a call, because packs travel into the page. */
export function cssLayer(
  name: string,
  select: string,
  more: Omit<Partial<CssLayer>, 'name' | 'kind' | 'select'> = {},
): Layer {
  return { name, kind: 'css', select, ...more };
}
