import { lazy, Suspense } from 'react';
import type { PeoplePartProps } from './people-part.tsx';

const Loaded = lazy(async () => {
  const { PeoplePart: part } = await import('./people-part.tsx');
  return { default: part };
});

/** The map, the list and the forms of a buying group; they come with their tab. */
export function PeoplePart(props: PeoplePartProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
