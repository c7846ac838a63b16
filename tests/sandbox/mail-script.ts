import { drawMail, startMail } from './mail-draw-script.ts';
import type { MailPageConfig } from './mail-page-types.ts';
import { runRoutes } from './mail-routes-script.ts';
import { runWindows } from './mail-windows-script.ts';

/** The page's own script, as text: the parts one after another over what they share. */
export function toMailScript(): string {
  return `(() => {
const config = JSON.parse(document.querySelector('#sandbox-config').textContent);
const page = (${startMail.toString()})(config);
(${drawMail.toString()})(page);
(${runWindows.toString()})(page);
(${runRoutes.toString()})(page);
})();`;
}

/** What the page's script finds beside itself. */
export function toConfigMarkup(config: MailPageConfig): string {
  const text = JSON.stringify(config).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="sandbox-config">${text}</script>`;
}

/** What the real page's own script leaves in the document: the mailbox's address stands in it, at places known since 2012. */
export function toGlobalsMarkup(of: { readonly account: number; readonly email: string }): string {
  const key = '5a4dbc0000';
  const values: unknown[] = Array.from({ length: 18 }, () => null);
  values[3] = `/mail/u/${of.account}`;
  values[4] = 'gmail.en.sandbox';
  values[9] = key;
  values[10] = of.email;
  values[17] = [['p', []]];
  return `<script>var GM_ID_KEY='${key}';var GLOBALS=${JSON.stringify(values)};</script>`;
}
