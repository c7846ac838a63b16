import { type ComponentProps, lazy, Suspense } from 'react';
import type { TouchpointForm as Form } from './touchpoint-form.tsx';

/** Comes when it is asked for: the panel opens to be read. */
const LoadedForm = lazy(async () => {
  const { TouchpointForm: form } = await import('./touchpoint-form.tsx');
  return { default: form };
});

export function TouchpointForm(props: ComponentProps<typeof Form>) {
  return (
    <Suspense fallback={null}>
      <LoadedForm {...props} />
    </Suspense>
  );
}
