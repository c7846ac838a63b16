import type { Ref } from 'react';

export interface TimelinePartProps {
  readonly about: {
    readonly kind: 'prospect' | 'company' | 'deal';
    readonly id: string;
    readonly name: string;
  };
  /** The box for a new note. */
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  /** Opens the form for a call, each time it becomes another number; 0 is no request. */
  readonly logRequest?: number;
}

/** Notes, and everything that happened, the newest first; with the ways to write a note and to log a contact. */
export function TimelinePart(_props: TimelinePartProps) {
  return null;
}
