// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeyBarriers, type KeyMap, listKeys, toKeyCombo, useKeyBarrier, useKeys } from './keys.ts';

let root: Root;
let host: HTMLElement;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

interface ViewProps {
  readonly map: KeyMap;
  readonly enabled?: boolean;
  readonly group?: string;
  readonly isEverywhere?: boolean;
}

function View({ map, ...options }: ViewProps) {
  useKeys(map, options);
  return null;
}

function Popover({ id, children }: { readonly id: string; readonly children: React.ReactNode }) {
  const { barriers, mark } = useKeyBarrier();
  return (
    <div {...mark}>
      <button type="button" id={id}>
        x
      </button>
      <KeyBarriers value={barriers}>{children}</KeyBarriers>
    </div>
  );
}

function show(...views: readonly React.ReactElement[]) {
  act(() => root.render(views));
}

function press(key: string, options: KeyboardEventInit & { on?: Element } = {}): KeyboardEvent {
  const { on = document.body, ...init } = options;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  on.dispatchEvent(event);
  return event;
}

/** Puts an element on the page until the end of the test. */
function place(html: string): Element {
  const holder = host.appendChild(document.createElement('div'));
  holder.innerHTML = html;
  const element = holder.firstElementChild;
  if (element === null) throw new Error('Nothing was placed.');
  return element;
}

test('a key acts, whatever the state of Caps Lock, and only while its view is there and enabled', () => {
  const run = vi.fn();
  show(<View key="a" map={{ d: { run } }} />);
  expect(press('d').defaultPrevented).toBe(true);
  press('D');
  expect(run).toHaveBeenCalledTimes(2);
  show(<View key="a" enabled={false} map={{ d: { run } }} />);
  expect(press('d').defaultPrevented).toBe(false);
  show();
  press('d');
  expect(run).toHaveBeenCalledTimes(2);
});

test.each([
  '<input>',
  '<input type="search">',
  '<textarea></textarea>',
  '<select></select>',
  '<div contenteditable="true"></div>',
  '<div role="menu"></div>',
])('a letter typed into %s is left alone, Ctrl Enter is not', (html) => {
  const run = vi.fn();
  show(<View key="a" map={{ d: { run }, '/': { run }, 'Ctrl+Enter': { run } }} />);
  const field = place(html);
  expect(press('d', { on: field }).defaultPrevented).toBe(false);
  press('/', { on: field });
  expect(run).not.toHaveBeenCalled();
  press('Enter', { on: field, ctrlKey: true });
  expect(run).toHaveBeenCalledOnce();
});

test('Enter belongs to the button that has the focus; on a tick it is the view’s', () => {
  const run = vi.fn();
  show(<View key="a" map={{ Enter: { run }, d: { run } }} />);
  expect(press('Enter', { on: place('<button>x</button>') }).defaultPrevented).toBe(false);
  expect(run).not.toHaveBeenCalled();
  press('d', { on: place('<button>x</button>') });
  press('Enter', { on: place('<input type="checkbox">') });
  press('Enter');
  expect(run).toHaveBeenCalledTimes(3);
});

test.each([
  '<input type="radio">',
  '<div role="radiogroup"><input type="radio"></div>',
  '<div role="menu"><span role="menuitem"></span></div>',
  '<div role="listbox"><span role="option"></span></div>',
])('%s walks by its own arrows', (html) => {
  const run = vi.fn();
  show(<View key="a" map={{ ArrowDown: { run }, Home: { run }, 'Shift+ArrowUp': { run } }} />);
  const placed = place(html);
  const held = placed.firstElementChild ?? placed;
  expect(press('ArrowDown', { on: held }).defaultPrevented).toBe(false);
  press('Home', { on: held });
  press('ArrowUp', { on: held, shiftKey: true });
  expect(run).not.toHaveBeenCalled();
  press('ArrowDown', { on: place('<button>x</button>') });
  press('ArrowDown', { on: place('<input type="checkbox">') });
  expect(run).toHaveBeenCalledTimes(2);
});

test('letters are still the view’s on a radio button', () => {
  const run = vi.fn();
  show(<View key="a" map={{ j: { run } }} />);
  press('j', { on: place('<input type="radio">') });
  expect(run).toHaveBeenCalledOnce();
});

test('modifiers make another key; the command key counts as Ctrl', () => {
  const plain = vi.fn();
  const shifted = vi.fn();
  const withCtrl = vi.fn();
  show(
    <View
      key="a"
      map={{ m: { run: plain }, 'Shift+m': { run: shifted }, 'Ctrl+s': { run: withCtrl } }}
    />,
  );
  press('m', { ctrlKey: true });
  press('m', { metaKey: true });
  press('m', { altKey: true });
  expect(plain).not.toHaveBeenCalled();
  press('M', { shiftKey: true });
  press('s', { metaKey: true });
  expect([plain, shifted, withCtrl].map((run) => run.mock.calls.length)).toEqual([0, 1, 1]);
});

test('an input method, a handled key and an open dialog are respected', () => {
  const run = vi.fn();
  show(<View key="a" map={{ d: { run } }} />);
  press('d', { isComposing: true });
  press('Process', { code: 'KeyD' });
  const button = place('<button>x</button>');
  button.addEventListener('keydown', (event) => event.preventDefault());
  press('d', { on: button });
  const dialog = place('<dialog open></dialog>');
  press('d');
  expect(run).not.toHaveBeenCalled();
  dialog.remove();
  press('d');
  expect(run).toHaveBeenCalledOnce();
});

test('a held key repeats moves and nothing else', () => {
  const move = vi.fn();
  const write = vi.fn();
  show(<View key="a" map={{ j: { run: move, repeats: true }, d: { run: write } }} />);
  press('j', { repeat: true });
  expect(press('d', { repeat: true }).defaultPrevented).toBe(true);
  expect([move, write].map((run) => run.mock.calls.length)).toEqual([1, 0]);
});

test('what was mounted last has the first word, and only it', () => {
  const below = vi.fn();
  const above = vi.fn();
  show(<View key="page" map={{ Escape: { run: below }, d: { run: below } }} />);
  show(
    <View key="page" map={{ Escape: { run: below }, d: { run: below } }} />,
    <View key="popover" map={{ Escape: { run: above } }} />,
  );
  press('Escape');
  press('d');
  expect([below, above].map((run) => run.mock.calls.length)).toEqual([1, 1]);
});

test('inside a popover only its own keys act, and those that are everywhere', () => {
  const [page, own, undo, inner] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  const counts = () => [page, own, undo, inner].map((run) => run.mock.calls.length);
  show(
    <Popover key="popover" id="outer">
      <View map={{ e: { run: own }, Escape: { run: own } }} />
      <Popover id="inner">
        <View map={{ Escape: { run: inner } }} />
      </Popover>
    </Popover>,
    // Newer than the popover, as what a live query brings.
    <View key="undo" map={{ z: { run: undo } }} isEverywhere />,
    <View key="page" map={{ x: { run: page }, e: { run: page }, 'Ctrl+Enter': { run: page } }} />,
  );
  const [outerButton, innerButton] = ['outer', 'inner'].map((id) => host.querySelector(`#${id}`));
  if (!outerButton || !innerButton) throw new Error('The popovers are not there.');
  expect(press('x', { on: outerButton }).defaultPrevented).toBe(false);
  press('Enter', { on: outerButton, ctrlKey: true });
  press('e', { on: outerButton });
  press('z', { on: outerButton });
  expect(counts()).toEqual([0, 1, 1, 0]);
  press('e', { on: innerButton });
  press('Escape', { on: innerButton });
  expect(counts()).toEqual([0, 1, 1, 1]);
  press('x');
  expect(counts()).toEqual([1, 1, 1, 1]);
});

test('keys keep their place on layouts that print other letters', () => {
  expect(toKeyCombo(new KeyboardEvent('keydown', { key: 'в', code: 'KeyD' }))).toBe('d');
  expect(toKeyCombo(new KeyboardEvent('keydown', { key: 'ă', code: 'Digit1' }))).toBe('1');
  expect(toKeyCombo(new KeyboardEvent('keydown', { key: '?', shiftKey: true }))).toBe('?');
  expect(
    toKeyCombo(
      new KeyboardEvent('keydown', {
        key: '/',
        ctrlKey: true,
        altKey: true,
        modifierAltGraph: true,
      }),
    ),
  ).toBe('/');
});

test('the list of keys has each group once, without what has no label or is taken by a newer view', () => {
  const run = vi.fn();
  show(
    <View key="a" map={{ '/': { label: 'Search', run }, Escape: { run } }} />,
    <View key="b" group="Today" map={{ j: { label: 'Next', run }, e: { label: 'Old', run } }} />,
    <View key="c" group="Today" map={{ d: { label: 'Done', run } }} />,
    <View key="d" group="Evidence" map={{ e: { label: 'Edit', run } }} />,
  );
  expect(listKeys()).toEqual([
    { title: undefined, keys: [{ combo: '/', label: 'Search' }] },
    {
      title: 'Today',
      keys: [
        { combo: 'j', label: 'Next' },
        { combo: 'd', label: 'Done' },
      ],
    },
    { title: 'Evidence', keys: [{ combo: 'e', label: 'Edit' }] },
  ]);
});
