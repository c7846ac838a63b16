import { classNames } from './class-names.ts';
import { toInitials } from './initials.ts';

export interface MonogramProps {
  readonly name: string;
  readonly size?: 'md' | 'sm';
}

/** Stands in for a picture: none is ever loaded. The name itself is printed beside it. */
export function Monogram({ name, size = 'md' }: MonogramProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'inline-flex shrink-0 items-center justify-center bg-sunken font-semibold text-ink-2 select-none',
        size === 'md'
          ? 'size-(--avatar) rounded-md text-xs'
          : 'size-(--avatar-sm) rounded-sm text-2xs',
      )}
    >
      {toInitials(name)}
    </span>
  );
}
