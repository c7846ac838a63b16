import type { ReactNode } from 'react';
import type { Tone } from './chip.tsx';
import { classNames } from './class-names.ts';
import type { IconShape } from './icon.tsx';

/** What a row of a list says: what and when on the first line, why and worth on the second. */
export interface RowText {
  readonly id: string;
  readonly icon?: IconShape;
  /** In place of an icon, a small `Monogram`. */
  readonly mark?: ReactNode;
  /** May be cut; give the whole text in `titleText` where the title is not a plain string. */
  readonly title: ReactNode;
  readonly titleText?: string;
  /** Wraps and is never cut. */
  readonly why?: ReactNode;
  /** A mark of few letters after the title; may be nothing. */
  readonly chip?: ReactNode;
  readonly when?: ReactNode;
  readonly whenTone?: Tone;
  readonly worth?: ReactNode;
}

const whenInks = {
  neutral: 'text-ink-3',
  accent: 'text-accent-ink',
  info: 'text-info-ink',
  caution: 'text-caution-ink',
  critical: 'text-critical-ink',
};

export interface RowLinesProps {
  readonly row: RowText;
  readonly hasWorth?: boolean;
  /** Results of a search set only the match in bold. */
  readonly weight?: 'normal' | 'medium';
}

export function RowLines({ row, hasWorth = true, weight = 'medium' }: RowLinesProps) {
  const fullTitle = row.titleText ?? (typeof row.title === 'string' ? row.title : undefined);
  const worth = hasWorth ? row.worth : undefined;
  return (
    <>
      <span className="flex min-w-0 items-baseline gap-2">
        <span
          title={fullTitle}
          className={classNames(
            'min-w-0 flex-1 truncate text-ink',
            weight === 'medium' && 'font-medium',
          )}
        >
          {row.title}
        </span>
        {row.chip}
        {row.when === undefined ? null : (
          <span
            className={classNames(
              'shrink-0 text-xs whitespace-nowrap',
              whenInks[row.whenTone ?? 'neutral'],
            )}
          >
            {row.when}
          </span>
        )}
      </span>
      {row.why === undefined && worth === undefined ? null : (
        <span className="flex min-w-0 items-baseline gap-2 text-xs text-ink-2">
          <span className="min-w-0 flex-1">{row.why}</span>
          {worth === undefined ? null : (
            <span className="shrink-0 whitespace-nowrap text-ink-3">{worth}</span>
          )}
        </span>
      )}
    </>
  );
}

/** Ground and edge of a row; the chosen one also carries `data-chosen`. */
export const rowClasses =
  "relative flex gap-2 px-4 py-1.5 hover:bg-hover data-chosen:bg-accent-tint data-chosen:before:absolute data-chosen:before:inset-y-0 data-chosen:before:left-0 data-chosen:before:w-0.5 data-chosen:before:bg-accent data-chosen:before:content-[''] forced-colors:data-chosen:before:bg-[Highlight]";
