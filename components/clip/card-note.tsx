import { lazy, Suspense, useEffect } from 'react';

/** Only where the rep writes. */
const loadNote = () => import('../timeline/quick-note.tsx');

const QuickNote = lazy(async () => {
  const { QuickNote: box } = await loadNote();
  return { default: box };
});

/** Has the box at hand once the popup has nothing else to do: what is typed right after N must find it. */
export function useNoteAtHand(): void {
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadNote());
    return () => cancelIdleCallback(idle);
  }, []);
}

/** The box for a note inside a card. */
export function CardNote({
  of,
  onDone,
}: {
  readonly of: { readonly id: string; readonly name: string; readonly isCompany: boolean };
  readonly onDone: () => void;
}) {
  const { id, name, isCompany } = of;
  return (
    <Suspense fallback={null}>
      <QuickNote about={{ kind: isCompany ? 'company' : 'prospect', id, name }} onDone={onDone} />
    </Suspense>
  );
}
