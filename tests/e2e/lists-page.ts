/** Runs in a page of the extension, on the product's own store: more people than a page writes by itself. */

import { readDefaults } from '../../components/store-defaults.ts';
import { addProspect } from '../../lib/store/commands/prospects.ts';
import { store } from '../../lib/store/open.ts';

declare global {
  interface Window {
    addPeople?: (count: number) => Promise<void>;
    /** Keeps everybody from writing prospects, until what it gives is called. */
    holdProspects?: () => Promise<() => Promise<void>>;
  }
}

window.addPeople = async (count) => {
  store().defaults = readDefaults();
  for (let at = 0; at < count; at += 1) {
    const added = await addProspect(store(), { full_name: `Crowd Member ${at}`, tags: ['crowd'] });
    if (!added.ok) throw new Error(added.failure.code);
  }
};

window.holdProspects = async () => {
  const hold = { isOver: false };
  let tellBegun: () => void;
  const begun = new Promise<void>((resolve) => {
    tellBegun = resolve;
  });
  const done = store().transaction('rw', [store().prospects], async () => {
    tellBegun();
    while (!hold.isOver) await store().prospects.count();
  });
  await begun;
  return async () => {
    hold.isOver = true;
    await done;
  };
};
