import { openStore, type Store } from './store.ts';

let opened: Store | undefined;

/** The one store of this context, made at its first use. */
export function store(): Store {
  opened ??= openStore();
  return opened;
}
