import type { ReactElement } from 'react';
import { i18n } from '#i18n';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import type { FilterBarProps } from './filter-bar.tsx';
import { FilterPanel } from './filter-panel.tsx';

export interface FiltersPopoverProps
  extends Pick<FilterBarProps, 'board' | 'filter' | 'onChange' | 'isOpen' | 'onOpenChange'> {
  readonly trigger: ReactElement;
}

/** What is asked for less often than the bar's own filters. */
export function FiltersPopover(props: FiltersPopoverProps) {
  const { board, filter, onChange, trigger, isOpen, onOpenChange } = props;
  return (
    <PopoverPanel
      trigger={trigger}
      title={i18n.t('board.filters')}
      focuses="first"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <FilterPanel board={board} filter={filter} onChange={onChange} />
    </PopoverPanel>
  );
}
