// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useFocusInSection } from './scorecard-focus.ts';

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

function View({ isChanged, rows }: { readonly isChanged: boolean; readonly rows: string }) {
  const place = useFocusInSection<HTMLElement>(`${isChanged} ${rows}`);
  return (
    <>
      <section ref={place}>
        <h3 id="heading" data-heading tabIndex={-1}>
          Scorecard
        </h3>
        <input id="weight" />
        {isChanged ? <button type="button" id="save" /> : null}
        {rows.split('').map((row) => (
          <div key={row} data-row>
            <button type="button" id={row} />
            <button type="button" id={`remove-${row}`} />
          </div>
        ))}
      </section>
      <button type="button" id="beside" />
    </>
  );
}

const show = (of: { isChanged?: true; rows?: string } = {}) =>
  act(() => root.render(<View isChanged={of.isChanged === true} rows={of.rows ?? ''} />));
const focus = (id: string) => act(() => document.getElementById(id)?.focus());
const focused = () => document.activeElement?.id ?? '';

it('gives the focus of Save back to the field that was typed into', () => {
  show({ isChanged: true });
  focus('weight');
  focus('save');
  show();
  expect(focused()).toBe('weight');
});

it('gives it to the heading where nothing was typed into', () => {
  show({ isChanged: true });
  focus('save');
  show();
  expect(focused()).toBe('heading');
});

it('goes to the next row, after the last one to the one before, then to the heading', () => {
  show({ rows: 'abc' });
  focus('weight');
  focus('remove-b');
  show({ rows: 'ac' });
  expect(focused()).toBe('c');
  focus('remove-c');
  show({ rows: 'a' });
  expect(focused()).toBe('a');
  focus('remove-a');
  show();
  expect(focused()).toBe('heading');
});

it('leaves a focus alone that is elsewhere', () => {
  show({ isChanged: true, rows: 'a' });
  focus('save');
  focus('beside');
  show();
  expect(focused()).toBe('beside');
});
