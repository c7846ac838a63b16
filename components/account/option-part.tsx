import { type ReactNode, useEffect, useRef } from 'react';

export interface OptionPartProps {
  /** Its anchor: `options.html#stages`. */
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}

/** One part of the options: what it is about, in a line, and what can be changed. */
export function OptionPart({ id, title, hint, children }: OptionPartProps) {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    // A part that loads late was not there when the browser looked for the anchor.
    if (location.hash === `#${id}`) part.current?.scrollIntoView();
  }, [id]);
  return (
    <section
      ref={part}
      id={id}
      aria-labelledby={`${id}-title`}
      className="flex scroll-mt-4 flex-col gap-3"
    >
      <div>
        <h2 id={`${id}-title`} className="text-md font-semibold">
          {title}
        </h2>
        <p className="max-w-160 text-ink-2">{hint}</p>
      </div>
      {children}
    </section>
  );
}
