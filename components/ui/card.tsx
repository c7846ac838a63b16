import type { ReactNode } from 'react';
import type { Tone } from './chip.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import { Monogram } from './monogram.tsx';

export interface CardProps {
  readonly tone?: Tone;
  /** Names the region for screen readers. */
  readonly label?: string;
  readonly children: ReactNode;
}

const borders = {
  neutral: 'border-line-strong',
  accent: 'border-accent-line',
  info: 'border-[color-mix(in_srgb,var(--color-info)_45%,var(--color-line-strong))]',
  caution: 'border-[color-mix(in_srgb,var(--color-caution)_55%,var(--color-line-strong))]',
  critical: 'border-[color-mix(in_srgb,var(--color-critical)_45%,var(--color-line-strong))]',
};

/** One border, tinted by the state. Never inside another card. */
export function Card({ tone = 'neutral', label, children }: CardProps) {
  return (
    <section
      aria-label={label}
      className={classNames('flex flex-col gap-2 rounded-lg border p-3', borders[tone])}
    >
      {children}
    </section>
  );
}

export interface CardHeadProps {
  readonly title: string;
  /** A person or a company gets a monogram, anything else an icon. */
  readonly mark: { readonly name: string } | { readonly icon: IconShape; readonly tone?: Tone };
  readonly chip?: ReactNode;
  readonly size?: 'md' | 'lg';
  readonly level?: 1 | 2 | 3;
  /** The line or lines under the title. */
  readonly children?: ReactNode;
}

const inks = {
  neutral: 'text-ink-2',
  accent: 'text-accent-ink',
  info: 'text-info-ink',
  caution: 'text-caution-ink',
  critical: 'text-critical-ink',
};

export function CardHead({ title, mark, chip, size = 'md', level = 2, children }: CardHeadProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="flex min-w-0 gap-2">
      {'name' in mark ? (
        <Monogram name={mark.name} />
      ) : size === 'lg' ? (
        <span className="inline-flex size-(--avatar) shrink-0 items-center justify-center rounded-md bg-sunken">
          <Icon shape={mark.icon} className={inks[mark.tone ?? 'neutral']} />
        </span>
      ) : (
        <Icon shape={mark.icon} className={classNames('mt-0.5', inks[mark.tone ?? 'neutral'])} />
      )}
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <Heading
            title={title}
            className={classNames(
              'min-w-0 flex-1 truncate font-semibold',
              size === 'lg' ? 'text-lg' : 'text-md',
            )}
          >
            {title}
          </Heading>
          {chip}
        </div>
        {children === undefined ? null : <div className="text-ink-2">{children}</div>}
      </div>
    </div>
  );
}

/** Short facts in a row that wraps. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs leading-5 text-ink-2">
      {children}
    </div>
  );
}
