import { Menu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { Icon, type IconShape } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconShape;
  /** Shown only; wire the key itself with `useKeys`. */
  readonly keyHint?: string;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

export interface MenuButtonProps {
  /** A `Button` or an `IconButton`; it gets what opens the menu. */
  readonly trigger: ReactElement;
  /** A hairline stands between groups. */
  readonly groups: readonly (readonly MenuEntry[])[];
  readonly align?: 'start' | 'end';
  /** Where it is also opened by something else than its button. */
  readonly opening?: {
    readonly isOpen: boolean;
    readonly onOpenChange: (isOpen: boolean) => void;
    /** What has the focus after it; else the button. */
    readonly toReturn: () => HTMLElement | null;
  };
}

export function MenuButton({ trigger, groups, align = 'end', opening }: MenuButtonProps) {
  return (
    <Menu.Root
      modal={false}
      {...(opening ? { open: opening.isOpen, onOpenChange: opening.onOpenChange } : {})}
    >
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-20 outline-none"
        >
          <Menu.Popup
            {...(opening ? { finalFocus: opening.toReturn } : {})}
            className="max-h-(--available-height) min-w-44 overflow-y-auto rounded-lg bg-raised p-1 shadow-overlay transition-opacity duration-(--duration-move) outline-none forced-colors:border data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {groups.map((entries, index) => (
              <Menu.Group
                key={entries[0]?.id ?? index}
                className={index === 0 ? undefined : 'mt-1 border-t border-line pt-1'}
              >
                {entries.map((entry) => (
                  <Menu.Item
                    key={entry.id}
                    label={entry.label}
                    disabled={entry.isDisabled ?? false}
                    onClick={entry.run}
                    className="flex min-h-(--control) cursor-default items-center gap-2 rounded-md px-2 outline-none data-disabled:text-ink-3 data-highlighted:bg-accent-tint forced-colors:data-highlighted:outline-2"
                  >
                    {entry.icon === undefined ? null : (
                      <Icon shape={entry.icon} className="text-ink-3" />
                    )}
                    <span className="flex-1">{entry.label}</span>
                    {entry.keyHint === undefined ? null : <Kbd of={entry.keyHint} />}
                  </Menu.Item>
                ))}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
