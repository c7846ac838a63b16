// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ActionList } from './action-list.tsx';

let root: Root;
let host: HTMLElement;
let opened: string[];

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  opened = [];
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

function show() {
  act(() =>
    root.render(
      <ActionList
        label="Waiting"
        choosesFirst={false}
        keys={{ next: 'Down', previous: 'Up' }}
        onOpen={(id) => opened.push(id)}
        rows={[
          { id: 'note', title: 'Likes plans', isPlain: true },
          { id: 'ada', title: 'Ada Berg' },
          { id: 'task', title: 'Call', isPlain: true },
          { id: 'bo', title: 'Bo Dahl' },
        ]}
      />,
    ),
  );
}

function press(key: string) {
  act(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
  return document.activeElement?.textContent;
}

test('a row that nothing opens is text, and keys pass it by', () => {
  show();
  expect([...host.querySelectorAll('li')]).toHaveLength(4);
  const buttons = [...host.querySelectorAll('button')];
  expect(buttons.map(({ textContent }) => textContent)).toEqual(['Ada Berg', 'Bo Dahl']);
  // The tab key comes to the list by one of those that open.
  expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
  expect([press('j'), press('j'), press('j'), press('k')]).toEqual([
    'Ada Berg',
    'Bo Dahl',
    'Bo Dahl',
    'Ada Berg',
  ]);
  act(() => host.querySelector('li')?.click());
  expect(opened).toEqual([]);
  act(() => buttons[1]?.click());
  expect(opened).toEqual(['bo']);
});
