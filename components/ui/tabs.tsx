import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import { type KeyMap, useKeys } from './keys.ts';

export interface TabItem<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly count?: number;
  readonly content: ReactNode;
}

export interface TabsProps<Id extends string = string> {
  /** Names the row of tabs for screen readers. */
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  /** Title in the list of keys; with it `1`, `2`, … open the tabs. */
  readonly keyGroup?: string;
}

export function Tabs<Id extends string>({
  label,
  items,
  value,
  onChange,
  keyGroup,
}: TabsProps<Id>) {
  const map: Record<string, KeyMap[string]> = {};
  for (const [index, item] of items.entries()) {
    map[`${index + 1}`] = { label: item.label, run: () => onChange(item.id) };
  }
  useKeys(map, {
    enabled: keyGroup !== undefined,
    ...(keyGroup === undefined ? {} : { group: keyGroup }),
  });

  return (
    <Base.Root
      value={value}
      onValueChange={(id: Id) => onChange(id)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex shrink-0 items-center border-b border-line px-4">
        <Base.List
          aria-label={label}
          activateOnFocus
          className="flex min-w-0 flex-1 flex-wrap gap-x-3"
        >
          {items.map((item) => (
            <Base.Tab
              key={item.id}
              value={item.id}
              className="-mb-px flex h-(--row) cursor-default items-center gap-1 border-b-2 border-transparent whitespace-nowrap text-ink-2 hover:text-ink data-active:border-accent data-active:font-semibold data-active:text-ink"
            >
              {item.label}
              {item.count === undefined ? null : (
                <span className="text-2xs font-normal text-ink-3">{item.count}</span>
              )}
            </Base.Tab>
          ))}
        </Base.List>
        {keyGroup === undefined || items.length < 2 ? null : (
          <span
            aria-hidden="true"
            className="ml-2 flex shrink-0 items-center gap-0.5 text-2xs text-ink-3"
          >
            <Kbd of="1" />–<Kbd of={`${items.length}`} />
          </span>
        )}
      </div>
      {items.map((item) => (
        <Base.Panel
          key={item.id}
          value={item.id}
          className="receipt-room min-h-0 flex-1 overflow-y-auto"
        >
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
