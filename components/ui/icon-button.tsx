import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import { toAriaShortcut, toKeyCaps } from './key-caps.ts';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'title'> {
  readonly icon: IconShape;
  /** Read out, and shown on hover. */
  readonly label: string;
  readonly size?: 'row' | 'md' | 'sm';
  readonly keyHint?: string;
}

const sizes = {
  row: 'h-(--row) w-(--control)',
  md: 'size-(--control)',
  sm: 'size-(--control-sm)',
};

export function IconButton({
  icon,
  label,
  size = 'md',
  keyHint,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={keyHint === undefined ? label : `${label} (${toKeyCaps(keyHint)})`}
      aria-keyshortcuts={keyHint === undefined ? undefined : toAriaShortcut(keyHint)}
      {...rest}
      className={classNames(
        'inline-flex shrink-0 cursor-default items-center justify-center rounded-md text-ink-2 transition-colors hover:bg-hover hover:text-ink disabled:text-ink-3',
        sizes[size],
        className,
      )}
    >
      <Icon shape={icon} size={size === 'sm' ? 'sm' : 'md'} />
    </button>
  );
}
