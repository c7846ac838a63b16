import { type ComponentProps, lazy, Suspense } from 'react';
import type { ClipReview as Review } from '../clip/clip-review.tsx';
import type { RefusedCard as Refused } from '../clip/refused-card.tsx';
import type { CompanyView as Company } from './company-view.tsx';

/** Views that the panel does not begin with. */

const LoadedReview = lazy(async () => {
  const { ClipReview: view } = await import('../clip/clip-review.tsx');
  return { default: view };
});
const LoadedRefused = lazy(async () => {
  const { RefusedCard: view } = await import('../clip/refused-card.tsx');
  return { default: view };
});
const LoadedCompany = lazy(async () => {
  const { CompanyView: view } = await import('./company-view.tsx');
  return { default: view };
});

export function ClipReview(props: ComponentProps<typeof Review>) {
  return (
    <Suspense fallback={null}>
      <LoadedReview {...props} />
    </Suspense>
  );
}

export function RefusedCard(props: ComponentProps<typeof Refused>) {
  return (
    <Suspense fallback={null}>
      <LoadedRefused {...props} />
    </Suspense>
  );
}

export function CompanyView(props: ComponentProps<typeof Company>) {
  return (
    <Suspense fallback={null}>
      <LoadedCompany {...props} />
    </Suspense>
  );
}
