import type { ReactNode } from 'react';
import { Failed } from './failed.tsx';

/** Title and what is shown on the left, what can be chosen on the right; on paper a heading of its own says it. */
export function PageHead({
  title,
  line,
  isFailed,
  children,
}: {
  readonly title: string;
  readonly line: string;
  readonly isFailed: boolean;
  readonly children: ReactNode;
}) {
  return (
    <>
      <header className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
        <h2 className="text-lg font-semibold">{title}</h2>
        <p aria-live="polite" className="min-w-60 flex-1 text-ink-2">
          {line}
        </p>
        <span className="flex flex-wrap items-center gap-2">{children}</span>
      </header>
      {isFailed ? <Failed /> : null}
    </>
  );
}
