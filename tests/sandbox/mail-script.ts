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
