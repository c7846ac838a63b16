import { type ReactNode, useId } from 'react';
import type { Tone } from './chip.tsx';
import { classNames } from './class-names.ts';

export interface SectionProps {
  readonly title: string;
  readonly count?: ReactNode;
  /** Right end of the title line. */
  readonly aside?: ReactNode;
  readonly asideTone?: Tone;
  /** `quiet`: a small title under a hairline (panel). `strong`: a title in ink without one (popup, pages). */
  readonly look?: 'quiet' | 'strong';
  readonly level?: 2 | 3;
  /** The content reaches the edges, as lists of rows do. */
  readonly isFlush?: boolean;
  readonly children?: ReactNode;
}

const asideInks = {
  neutral: 'text-ink-3',
  accent: 'text-accent-ink',
  info: 'text-info-ink',
  caution: 'text-caution-ink',
  critical: 'text-critical-ink',
};

export function Section({
  title,
  count,
  aside,
  asideTone = 'neutral',
  look = 'quiet',
  level = 2,
  isFlush = false,
  children,
}: SectionProps) {
  const titleId = useId();
  const Heading = `h${level}` as const;
  const isQuiet = look === 'quiet';
  return (
    <section
      aria-labelledby={titleId}
      className={classNames(isQuiet && 'border-t border-line pt-3', !isFlush && 'pb-3')}
    >
      <header
        className={classNames(
          // What does not fit beside the title stands below it.
          'flex min-h-5 flex-wrap items-center gap-x-2 px-4',
          isQuiet ? (isFlush ? 'mb-1' : 'mb-2') : 'pt-2 pb-0.5',
        )}
      >
        <Heading
          id={titleId}
          className={classNames('font-semibold', isQuiet ? 'text-xs text-ink-2' : 'text-sm')}
        >
          {title}
        </Heading>
        {count === undefined ? null : (
          <span className={classNames('text-ink-3', isQuiet && 'text-xs')}>{count}</span>
        )}
        {aside === undefined ? null : (
          <span
            className={classNames('ml-auto flex items-center gap-2 text-xs', asideInks[asideTone])}
          >
            {aside}
          </span>
        )}
      </header>
      {isFlush ? children : <div className="px-4">{children}</div>}
    </section>
  );
}
