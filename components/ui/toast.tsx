import { Toast } from '@base-ui/react/toast';
import { Check } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button } from './button.tsx';
import { Icon, type IconShape } from './icon.tsx';
import { useKeys } from './keys.ts';

export interface Receipt {
  /** What happened and where it is now. */
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly icon?: IconShape;
  readonly undo?: { readonly label: string; readonly run: () => void | Promise<void> };
}

export interface ReceiptControl {
  /** Shows the receipt in place of the one before it. */
  readonly show: (receipt: Receipt) => void;
  readonly close: () => void;
}

/** One id for all: a new receipt takes the place of the old one, and its ten seconds start again. */
const receiptId = 'receipt';

/** Shows what a command did; only under `AppRoot`. */
export function useReceipt(): ReceiptControl {
  const { add, close } = Toast.useToastManager<Receipt>();
  return useMemo(
    () => ({
      show: ({ title, detail, ...receipt }: Receipt) => {
        add({ id: receiptId, title, description: detail, data: { title, ...receipt } });
      },
      close: () => close(receiptId),
    }),
    [add, close],
  );
}

export interface ReceiptAreaProps {
  /** Names the region for screen readers. */
  readonly label: string;
}

/** The place above the status line where receipts appear. */
export function ReceiptArea({ label }: ReceiptAreaProps) {
  const { toasts, close } = Toast.useToastManager<Receipt>();
  const shown = toasts.find(({ transitionStatus }) => transitionStatus !== 'ending');
  const undo = shown?.data?.undo;

  function runUndo() {
    close(receiptId);
    void undo?.run();
  }

  useKeys(undo === undefined ? {} : { z: { label: undo.label, run: runUndo } }, {
    enabled: undo !== undefined,
  });

  return (
    <Toast.Viewport
      aria-label={label}
      className="fixed inset-x-3 bottom-[calc(var(--row)+--spacing(3))] z-30 mx-auto max-w-md"
    >
      {toasts.map((toast) => (
        <Toast.Root
          key={toast.id}
          toast={toast}
          swipeDirection={['down', 'right']}
          className="rounded-lg bg-raised shadow-overlay transition-[opacity,translate] duration-(--duration-move) forced-colors:border data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0"
        >
          <Toast.Content className="flex items-center gap-2 py-2 pr-2 pl-3">
            <Icon shape={toast.data?.icon ?? Check} className="text-accent-ink" />
            <div className="min-w-0 flex-1">
              <Toast.Title render={<div />} className="font-semibold" />
              <Toast.Description render={<div />} className="text-xs text-ink-2" />
            </div>
            {toast.data?.undo === undefined ? null : (
              <Button size="sm" keyHint="z" onClick={runUndo}>
                {toast.data.undo.label}
              </Button>
            )}
          </Toast.Content>
        </Toast.Root>
      ))}
    </Toast.Viewport>
  );
}
