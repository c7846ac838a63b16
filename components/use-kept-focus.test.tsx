// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useKeptFocus } from './use-kept-focus.ts';

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

/** A form, then what takes its place; beside it another control. */
function View({ stage, rows = [] }: { readonly stage: string; readonly rows?: readonly string[] }) {
  const place = useKeptFocus<HTMLDivElement>(stage);
  return (
    <>
      <div ref={place} tabIndex={-1} id="place">
        <button key={stage} type="button" id={stage} />
        {rows.map((row) => (
          <button key={row} type="button" id={row} data-row={row} />
        ))}
      </div>
      <button type="button" id="beside" />
    </>
  );
}

function show(view: React.ReactElement) {
  act(() => root.render(view));
}

function focus(id: string) {
  act(() => document.getElementById(id)?.focus());
}

function focused(): string {
  return document.activeElement?.id ?? '';
}

test('the place has the focus once what held it is gone', () => {
  show(<View stage="form" />);
  focus('form');
  show(<View stage="chooser" />);
  expect(focused()).toBe('place');
});

test('where there are rows, the first one has it', () => {
  show(<View stage="form" />);
  focus('form');
  show(<View stage="results" rows={['ada', 'bo']} />);
  expect(focused()).toBe('ada');
});

test('a focus elsewhere is left alone, and one that was never here is not taken', async () => {
  show(<View stage="form" />);
  show(<View stage="chooser" />);
  expect(document.activeElement).toBe(document.body);
  focus('beside');
  show(<View stage="home" />);
  expect(focused()).toBe('beside');
});

test('a rep who left the place on their own is not fetched back', async () => {
  show(<View stage="form" />);
  focus('form');
  act(() => document.getElementById('form')?.blur());
  await act(() => Promise.resolve());
  show(<View stage="chooser" />);
  expect(document.activeElement).toBe(document.body);
});
