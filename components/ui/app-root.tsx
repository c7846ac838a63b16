import { CSPProvider } from '@base-ui/react/csp-provider';
import { Toast } from '@base-ui/react/toast';
import { type ReactNode, useLayoutEffect } from 'react';
import { ReceiptArea } from './toast.tsx';

const receiptMs = 10_000;

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
      <Toast.Provider timeout={receiptMs} limit={1}>
        {children}
        <ReceiptArea label={receiptsLabel} />
      </Toast.Provider>
    </CSPProvider>
  );
}
