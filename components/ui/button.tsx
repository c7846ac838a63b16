import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { toAriaShortcut } from './key-caps.ts';

export interface ButtonProps extends ComponentProps<'button'> {
  /** At most one `primary` in a view. */
  readonly look?: 'primary' | 'default' | 'plain';
  readonly size?: 'md' | 'sm';
  readonly icon?: IconShape;
  /** The key that does the same in this view; pressing it is wired with `useKeys`. */
  readonly keyHint?: string;
}

const looks = {
  primary: 'border-accent bg-accent text-on-accent hover:bg-accent-hover hover:border-accent-hover',
  default: 'border-line-strong bg-surface text-ink hover:bg-hover',
  plain: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
};

export function Button({
  look = 'default',
  size = 'md',
  icon,
  keyHint,
  className,
  children,
  ...rest
}: ButtonProps) {
  const isSmall = size === 'sm';
  return (
    <button
      type="button"
      data-look={look}
      aria-keyshortcuts={keyHint === undefined ? undefined : toAriaShortcut(keyHint)}
      {...rest}
      className={classNames(
        'inline-flex shrink-0 cursor-default items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors',
        'disabled:border-line disabled:bg-sunken disabled:text-ink-3',
        isSmall ? 'h-(--control-sm) px-2 text-xs' : 'h-(--control) text-sm',
        !isSmall && (look === 'plain' || keyHint !== undefined ? 'pr-2' : 'pr-3'),
        !isSmall && (look === 'plain' || icon !== undefined ? 'pl-2' : 'pl-3'),
        looks[look],
        className,
      )}
    >
      {icon === undefined ? null : <Icon shape={icon} size={isSmall ? 'sm' : 'md'} />}
      {children}
      {keyHint === undefined ? null : <Kbd of={keyHint} />}
    </button>
  );
}

export interface ButtonRowProps {
  readonly children: ReactNode;
  /** Stands at the right end: a fact or a link, not another button. */
  readonly aside?: ReactNode;
}

export function ButtonRow({ children, aside }: ButtonRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {children}
      {aside === undefined ? null : <span className="ml-auto text-xs text-ink-3">{aside}</span>}
    </div>
  );
}

/** Looks like a link and acts like a button; inside a line of text it keeps the line's size. */
export function LinkButton({ className, ...rest }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        'cursor-default rounded-xs text-accent-ink underline-offset-2 hover:underline',
        className,
      )}
    />
  );
}
