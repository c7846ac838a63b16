import { type ReactNode, useSyncExternalStore } from 'react';
import type { IconShape } from './icon.tsx';
import { useKeys } from './keys.ts';

export interface Receipt {
  /** What happened and where it is now. */
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly icon?: IconShape;
  /** It stays until another takes its place. */
  readonly isRunning?: true;
  readonly undo?: { readonly label: string; readonly run: () => void | Promise<void> };
}

export interface ReceiptControl {
  /** Shows the receipt in place of the one before it. */
  readonly show: (receipt: Receipt) => void;
  readonly close: () => void;
}

let shown: Receipt | undefined;
const listeners = new Set<() => void>();

function set(receipt: Receipt | undefined): void {
  shown = receipt;
  for (const listener of listeners) listener();
}

const control: ReceiptControl = {
  // A copy, so that the same receipt shown twice is shown anew.
  show: (receipt) => set({ ...receipt }),
  close: () => set(undefined),
};

/** Shows what a command did; one page has one receipt at a time, drawn by `AppRoot`. */
export function useReceipt(): ReceiptControl {
  return control;
}

/** The receipt on screen, from the moment it is shown until it is closed or its time is over. */
export function useShownReceipt(): Receipt | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

/** Closes the receipt and takes back what it tells of. */
export function undoReceipt({ undo }: Receipt): void {
  control.close();
  void undo?.run();
}

/** Lets Z take the receipt back; apart from its drawing, which loads later. */
export function UndoKey() {
  const receipt = useShownReceipt();
  const map =
    receipt?.undo === undefined
      ? {}
      : { z: { label: receipt.undo.label, run: () => undoReceipt(receipt) } };
  useKeys(map, { isEverywhere: true });
  return null;
}
