import { useEffect, useRef } from 'react';
import { useKeys } from '../ui/keys.ts';

export interface Saver {
  /** Of the part of the page that holds the form. */
  readonly partId: string;
  readonly isChanged: boolean;
  readonly save: () => Promise<void>;
}

/** The forms of the page that are saved by the same key, as they were mounted. */
const savers: { current: Saver }[] = [];

/** What the key saves: of the forms that hold changes the one with the focus, else all of them. */
function pickSavers(all: readonly Saver[], focusedPartId: string | undefined) {
  const changed = all.filter(({ isChanged }) => isChanged);
  const held = changed.filter(({ partId }) => partId === focusedPartId);
  return held.length > 0 ? held : changed;
}

function findFocusedPart(all: readonly Saver[]): string | undefined {
  const focused = document.activeElement;
  return all.find(({ partId }) => document.getElementById(partId)?.contains(focused))?.partId;
}

/** One after the other: they may write the same row. */
async function saveAll(): Promise<void> {
  const all = savers.map(({ current }) => current);
  for (const { save } of pickSavers(all, findFocusedPart(all))) await save();
}

/** Ctrl+S for one of several forms of a page, also where nothing is changed: the browser would save the page. */
export function useSaveKey(label: string, saver: Saver): void {
  const held = useRef(saver);
  useEffect(() => {
    held.current = saver;
  });
  useEffect(() => {
    savers.push(held);
    return () => {
      savers.splice(savers.indexOf(held), 1);
    };
  }, []);
  useKeys({ 'Ctrl+s': { label, run: () => void saveAll() } }, { isEverywhere: true });
}
