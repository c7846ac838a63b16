import { CSPProvider } from '@base-ui/react/csp-provider';
import { lazy, type ReactNode, Suspense, useLayoutEffect } from 'react';
import { UndoKey } from './toast.tsx';

/** A tenth of the popup's code that no first sight needs; it loads when the page has been drawn. */
const ReceiptArea = lazy(async () => {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  const { ReceiptArea: area } = await import('./receipt-area.tsx');
  return { default: area };
});

export interface AppRootProps {
  /** Names the region of receipts for screen readers. */
  readonly receiptsLabel: string;
  /** `system` follows the browser. */
  readonly theme?: 'system' | 'light' | 'dark';
  readonly density?: 'compact' | 'comfortable';
  readonly children: ReactNode;
}

/** Stands around every page of ours: no inline styles (the policy refuses them), receipts, theme and density. */
export function AppRoot({
  receiptsLabel,
  theme = 'system',
  density = 'compact',
  children,
}: AppRootProps) {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    if (density === 'compact') delete dataset['density'];
    else dataset['density'] = density;
  }, [theme, density]);

  return (
    <CSPProvider disableStyleElements>
      {children}
      <UndoKey />
      <Suspense fallback={null}>
        <ReceiptArea label={receiptsLabel} />
      </Suspense>
    </CSPProvider>
  );
}
