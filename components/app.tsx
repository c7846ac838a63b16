import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import { store } from '../lib/store/open.ts';
import { startLive } from './live.ts';
import { readDefaults } from './store-defaults.ts';
import { AppRoot } from './ui/app-root.tsx';
import { KeysHelp } from './ui/keys-help.tsx';

/** Puts a page of the extension on the screen, with everything that each of them needs around it. */
export function showApp(view: ReactNode): void {
  const element = document.getElementById('root');
  if (!element) throw new Error('The page has no root element');
  document.documentElement.lang = i18n.t('app.language');
  store().defaults = readDefaults();
  createRoot(element).render(
    <StrictMode>
      <AppRoot receiptsLabel={i18n.t('app.receipts')}>
        {view}
        <KeysHelp
          title={i18n.t('keys.title')}
          closeLabel={i18n.t('app.close')}
          everywhereTitle={i18n.t('keys.title')}
        />
      </AppRoot>
    </StrictMode>,
  );
  // After the first frame: waking the background must not compete with it.
  requestAnimationFrame(() => setTimeout(startLive));
}
