import type { Press } from '../sites/mail/adapter.ts';

export interface FramedPage {
  readonly document: Document;
  readonly listen: (target: EventTarget, name: string, hear: (event: Event) => void) => void;
  readonly press: (press: Press) => void;
}

/** Some sites write in a frame within the window: the keys that send are pressed there, and the page hears nothing of them. */
export function hearFrames({ document, listen, press }: FramedPage): void {
  const { defaultView } = document;
  if (defaultView === null) return;
  const heard = new WeakSet<Document>();
  listen(defaultView, 'blur', () => {
    const frame = document.activeElement;
    if (frame === null || frame.localName !== 'iframe') return;
    // Null where the frame is another origin's.
    const inner = (frame as HTMLIFrameElement).contentDocument;
    if (inner === null || heard.has(inner)) return;
    heard.add(inner);
    listen(inner, 'keydown', (event) => {
      const { key, ctrlKey, metaKey, isComposing, repeat } = event as KeyboardEvent;
      if (key !== 'Enter' || !(ctrlKey || metaKey) || isComposing || repeat) return;
      press({ target: frame, key, hasModifier: true });
    });
  });
}
