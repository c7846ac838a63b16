import { lazy, Suspense } from 'react';

/** Only where the rep writes. */
const QuickNote = lazy(async () => {
  const { QuickNote: box } = await import('../timeline/quick-note.tsx');
  return { default: box };
});

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
