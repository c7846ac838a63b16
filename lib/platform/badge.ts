import { browser } from './browser.ts';

/** Petrol as on the icon; white on it is readable in both themes of the toolbar. */
const ground = '#0e6470';

/** A few letters on the toolbar's icon; none with an empty text. */
export async function showBadge(text: string): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: ground }),
  ]);
}
