import { Toast } from '@base-ui/react/toast';
import { Check, LoaderCircle } from 'lucide-react';
import { useEffect, useLayoutEffect } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { type Receipt, undoReceipt, useReceipt, useShownReceipt } from './toast.tsx';

const receiptMs = 10_000;

/** One id for all: a new receipt takes the place of the old one, and its ten seconds start again. */
const receiptId = 'receipt';

export interface ReceiptAreaProps {
  /** Names the region for screen readers. */
  readonly label: string;
}

/** The place above the status line where receipts appear. `AppRoot` loads it after the page has been drawn. */
export function ReceiptArea({ label }: ReceiptAreaProps) {
  return (
    <Toast.Provider timeout={receiptMs} limit={1}>
      <ReceiptList label={label} />
    </Toast.Provider>
  );
}

function ReceiptList({ label }: ReceiptAreaProps) {
  const { toasts, add, close } = Toast.useToastManager<Receipt>();
  const receipt = useShownReceipt();
  const control = useReceipt();

  useEffect(() => {
    if (receipt === undefined) {
      close(receiptId);
      return;
    }
    add({
      id: receiptId,
      title: receipt.title,
      description: receipt.detail,
      data: receipt,
      timeout: receipt.isRunning ? 0 : receiptMs,
      onClose: control.close,
    });
  }, [receipt, add, close, control]);

  const isShown = toasts.length > 0;
  // What scrolls leaves room for it at its end, so that nothing there is out of reach meanwhile.
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-receipt', isShown);
  }, [isShown]);

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
            <Icon
              shape={toast.data?.icon ?? (toast.data?.isRunning ? LoaderCircle : Check)}
              className="text-accent-ink"
            />
            <div className="min-w-0 flex-1">
              <Toast.Title render={<div />} className="font-semibold" />
              <Toast.Description render={<div />} className="text-xs text-ink-2" />
            </div>
            <UndoButton receipt={toast.data} />
          </Toast.Content>
        </Toast.Root>
      ))}
    </Toast.Viewport>
  );
}

function UndoButton({ receipt }: { readonly receipt: Receipt | undefined }) {
  if (receipt?.undo === undefined) return null;
  return (
    <Button size="sm" keyHint="z" onClick={() => undoReceipt(receipt)}>
      {receipt.undo.label}
    </Button>
  );
}
