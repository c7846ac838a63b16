import { Popover } from '@base-ui/react/popover';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { Kbd } from './kbd.tsx';
import { KeyBarriers, useKeyBarrier, useKeys } from './keys.ts';
import { useShownReceipt } from './toast.tsx';

export interface PopoverPanelProps {
  /** A button of ours; it gets what opens the panel. */
  readonly trigger: ReactElement;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons under a hairline. */
  readonly footer?: ReactNode;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** What takes the focus on opening: the panel itself, to be read, or its first control, to be filled in. */
  readonly focuses?: 'panel' | 'first';
  readonly side?: 'top' | 'bottom';
  readonly align?: 'start' | 'center' | 'end';
}

const edge = 12;
/** What a receipt of three lines takes above the status line. */
const receiptRoom = 120;

/** Anchored to what it explains; Esc closes it and the focus goes back. While it has the focus, the page behind has no keys. */
export function PopoverPanel({
  trigger,
  title,
  children,
  footer,
  isOpen,
  onOpenChange,
  focuses = 'panel',
  side = 'bottom',
  align = 'start',
}: PopoverPanelProps) {
  const popup = useRef<HTMLDivElement>(null);
  const [isOpenInside, setOpenInside] = useState(false);
  const open = isOpen ?? isOpenInside;
  const { barriers, mark } = useKeyBarrier();

  const hasReceipt = useShownReceipt() !== undefined;
  // Decided at opening: a panel that is being read does not move when the receipt goes.
  const [place, setPlace] = useState({ open, isAbove: hasReceipt });
  if (place.open !== open) setPlace({ open, isAbove: open ? hasReceipt : place.isAbove });

  function setOpen(next: boolean) {
    setOpenInside(next);
    onOpenChange?.(next);
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={{
            top: edge,
            left: edge,
            right: edge,
            bottom: place.isAbove ? receiptRoom : edge,
          }}
          className="z-20"
        >
          <Popover.Popup
            ref={popup}
            // What closes holds nothing back, while the focus is still on its way out.
            {...(open ? mark : {})}
            {...(focuses === 'panel' ? { initialFocus: popup } : {})}
            className="max-h-(--available-height) w-92 max-w-(--available-width) overflow-y-auto rounded-lg bg-raised p-3 text-xs shadow-overlay transition-[opacity,translate] duration-(--duration-move) outline-none forced-colors:border data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0"
          >
            <KeyBarriers value={barriers}>
              <EscapeKey onClose={() => setOpen(false)} />
              <div className="flex items-start gap-2">
                <Popover.Title className="min-w-0 flex-1 text-sm font-semibold">
                  {title}
                </Popover.Title>
                <Kbd of="Escape" />
              </div>
              <div className="mt-2">{children}</div>
              {footer === undefined ? null : (
                <div className="mt-3 flex flex-wrap gap-2 border-t border-line pt-2">{footer}</div>
              )}
            </KeyBarriers>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Takes Esc before the page below does. Mounted with the panel only. */
function EscapeKey({ onClose }: { readonly onClose: () => void }) {
  useKeys({ Escape: { run: onClose } });
  return null;
}
