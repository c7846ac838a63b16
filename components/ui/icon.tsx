import type { ComponentType } from 'react';
import { classNames } from './class-names.ts';

/** Any drawing of lucide-react, or one of ours with the same few props. */
export type IconShape = ComponentType<{
  className?: string;
  strokeWidth?: number | string;
  'aria-hidden'?: boolean | 'true' | 'false';
}>;

export interface IconProps {
  readonly shape: IconShape;
  readonly size?: 'md' | 'sm' | 'xs';
  readonly className?: string;
}

const sizes = { md: 'size-(--icon)', sm: 'size-(--icon-sm)', xs: 'size-3' };

/** Decoration only: the words beside it say the same. */
export function Icon({ shape: Shape, size = 'md', className }: IconProps) {
  // Drawn on 24 units, shown on 16 px: 2.25 units are the 1.5 px of the design.
  return (
    <Shape
      aria-hidden="true"
      className={classNames('shrink-0', sizes[size], className)}
      strokeWidth={2.25}
    />
  );
}
