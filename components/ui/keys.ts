import { createContext, useContext, useEffect, useId, useMemo, useRef } from 'react';

export interface KeyBinding {
  /** What the key does, for the list of all keys. Left out where the list names it already. */
  readonly label?: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Holding the key down repeats it; only for moves, never for what writes. */
  readonly repeats?: true;
}

/** By key as `toKeyCombo` writes it: `d`, `/`, `Enter`, `Escape`, `ArrowDown`, `Shift+m`, `Ctrl+Enter`. */
export type KeyMap = Readonly<Record<string, KeyBinding | undefined>>;

export interface UseKeysOptions {
  readonly enabled?: boolean;
  /** Title of these keys in the list of all keys. */
  readonly group?: string;
  /** They also act from inside a popover: they belong to no view that lies behind it. */
  readonly isEverywhere?: boolean;
}

export interface KeyGroup {
  readonly title: string | undefined;
  readonly keys: readonly { readonly combo: string; readonly label: string }[];
}

interface Layer {
  map: KeyMap;
  group: string | undefined;
  isEverywhere: boolean;
  /** Those around it, outermost first. */
  barriers: readonly string[];
}

const Barriers = createContext<readonly string[]>([]);
const barrierMark = 'data-key-barrier';

/** Hands the barriers of `useKeyBarrier` to what lies inside. */
export const KeyBarriers = Barriers.Provider;

interface KeyBarrier {
  /** For `KeyBarriers`, around the content. */
  readonly barriers: readonly string[];
  /** Attributes of the element that holds the content. */
  readonly mark: Readonly<Record<string, string>>;
}

/** While the focus is inside what is marked, only the keys of components in there act: the page behind has none. */
export function useKeyBarrier(): KeyBarrier {
  const id = useId();
  const around = useContext(Barriers);
  return useMemo(() => ({ barriers: [...around, id], mark: { [barrierMark]: id } }), [around, id]);
}

/** What is mounted now; the newest has the first word, so that a popover's keys come before its page's. */
const layers: Layer[] = [];

const typingInput =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=range]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=searchbox], [role=combobox], [role=menu], [role=listbox]';
/** What walks in itself by arrows. */
const walkable =
  'input[type=radio], input[type=range], [role=radiogroup], [role=menu], [role=listbox], [role=slider]';
const walkKeys = new Set([
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageDown',
  'PageUp',
]);
const pressable =
  'button, a[href], summary, [role=button], [role=link], [role=tab], [role=switch], [role=menuitem], [role=option]';

/** Letters and digits by their place where the layout prints others: the Vietnamese layout has `ă` on 1, the Russian one `в` on D. */
function toPlainKey({ key, code }: KeyboardEvent): string {
  if (key.length !== 1) return key;
  if (key.charCodeAt(0) < 128) return key.toLowerCase();
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return place?.toLowerCase() ?? key.toLowerCase();
}

/** `Ctrl` also stands for the command key of a Mac. Signs carry no `Shift`: which ones need it depends on the layout. */
export function toKeyCombo(event: KeyboardEvent): string {
  const key = toPlainKey(event);
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  // AltGr reports Ctrl and Alt as well; the sign it makes is what was meant.
  if (isSign && event.getModifierState('AltGraph')) return key;
  return [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && !isSign && 'Shift',
    key,
  ]
    .filter(Boolean)
    .join('+');
}

/** Whether a key without modifier belongs to what has the focus and not to the view. */
function ownsKey(target: EventTarget | null, combo: string): boolean {
  if (!(target instanceof Element)) return false;
  if (combo === 'Escape') return target.closest('[role=menu], [role=listbox]') !== null;
  if (combo.startsWith('Ctrl+') || combo.startsWith('Alt+')) return false;
  if (target.closest(typingInput) !== null) return true;
  if (walkKeys.has(combo.replace('Shift+', ''))) return target.closest(walkable) !== null;
  return (combo === 'Enter' || combo === ' ') && target.closest(pressable) !== null;
}

function handleKeyDown(event: KeyboardEvent): void {
  // A key that an input method has taken is `Process` and matches nothing.
  if (event.defaultPrevented || event.isComposing) return;
  if (document.querySelector('dialog[open]') !== null) return;
  const combo = toKeyCombo(event);
  const target = event.composedPath()[0] ?? event.target;
  if (ownsKey(target, combo)) return;
  const marked = target instanceof Element ? target.closest(`[${barrierMark}]`) : null;
  const barrier = marked?.getAttribute(barrierMark) ?? undefined;
  for (const layer of layers.toReversed()) {
    const isBehind = barrier !== undefined && !layer.barriers.includes(barrier);
    if (isBehind && !layer.isEverywhere) continue;
    const binding = layer.map[combo];
    if (binding === undefined) continue;
    event.preventDefault();
    if (!event.repeat || binding.repeats === true) binding.run(event);
    return;
  }
}

/** Makes the keys of `map` act while the component is mounted and `enabled`. */
export function useKeys(
  map: KeyMap,
  { enabled = true, group, isEverywhere = false }: UseKeysOptions = {},
): void {
  const barriers = useContext(Barriers);
  const layer = useRef<Layer>({ map, group, isEverywhere, barriers });
  useEffect(() => {
    Object.assign(layer.current, { map, group, isEverywhere, barriers });
  });
  useEffect(() => {
    if (!enabled) return;
    const mounted = layer.current;
    if (layers.length === 0) window.addEventListener('keydown', handleKeyDown);
    layers.push(mounted);
    return () => {
      layers.splice(layers.indexOf(mounted), 1);
      if (layers.length === 0) window.removeEventListener('keydown', handleKeyDown);
    };
  }, [enabled]);
}

/** The keys that act at this moment, oldest layer first, each only where it has a label and is not taken by a newer one. */
export function listKeys(): readonly KeyGroup[] {
  const taken = new Set<string>();
  const groups: { title: string | undefined; keys: { combo: string; label: string }[] }[] = [];
  for (const { map, group } of layers.toReversed()) {
    const keys: { combo: string; label: string }[] = [];
    for (const [combo, binding] of Object.entries(map)) {
      if (binding === undefined || taken.has(combo)) continue;
      taken.add(combo);
      if (binding.label !== undefined) keys.push({ combo, label: binding.label });
    }
    if (keys.length === 0) continue;
    const known = groups.find(({ title }) => title === group);
    if (known === undefined) groups.unshift({ title: group, keys });
    else known.keys.unshift(...keys);
  }
  return groups;
}
