// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useSaveKey } from './use-save-key.ts';

let root: Root;
let host: HTMLElement;
let log: string[];

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  log = [];
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

function Form({ id, isChanged }: { readonly id: string; readonly isChanged: boolean }) {
  useSaveKey(id, {
    partId: id,
    isChanged,
    save: async () => {
      log.push(`${id} begins`);
      await Promise.resolve();
      log.push(`${id} ends`);
    },
  });
  return (
    <section id={id}>
      <input aria-label={id} />
    </section>
  );
}

function show(changed: readonly string[]) {
  act(() =>
    root.render(
      ['profile', 'score'].map((id) => <Form key={id} id={id} isChanged={changed.includes(id)} />),
    ),
  );
}

async function press(): Promise<boolean> {
  const event = new KeyboardEvent('keydown', {
    key: 's',
    ctrlKey: true,
    bubbles: true,
    cancelable: true,
  });
  await act(async () => {
    document.activeElement?.dispatchEvent(event);
    await new Promise((done) => setTimeout(done));
  });
  return event.defaultPrevented;
}

const focus = (id: string) => document.querySelector<HTMLElement>(`[aria-label=${id}]`)?.focus();

it('saves the form that has the focus where both hold changes', async () => {
  show(['profile', 'score']);
  focus('profile');
  await press();
  focus('score');
  await press();
  expect(log).toEqual(['profile begins', 'profile ends', 'score begins', 'score ends']);
});

it('saves both, one after the other, where neither has the focus', async () => {
  show(['profile', 'score']);
  await press();
  expect(log).toEqual(['profile begins', 'profile ends', 'score begins', 'score ends']);
});

it('saves what holds changes, though the focus is in the other form', async () => {
  show(['score']);
  focus('profile');
  await press();
  expect(log).toEqual(['score begins', 'score ends']);
});

it('keeps the browser from saving the page where nothing is changed', async () => {
  show([]);
  expect(await press()).toBe(true);
  expect(log).toEqual([]);
});
