import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds in a view, in light and in dark. */
export async function collectFaults(view: Page): Promise<readonly string[]> {
  if (await view.evaluate(() => !('axe' in window))) await view.evaluate(axe.source);
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await view.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    faults.push(...(await view.evaluate(runAxe)).map((fault) => `${fault} (${colorScheme})`));
  }
  await view.emulateMedia({ colorScheme: 'light' });
  return faults;
}

/** Runs in the view, as text. */
async function runAxe(): Promise<readonly string[]> {
  const { axe: inPage } = window as unknown as { axe: typeof axe };
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await inPage.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return violations.map(
    ({ id, nodes }) =>
      `${id}, ${nodes.length} times: ${nodes[0]?.html.replaceAll(/ id="[^"]*"/g, '').slice(0, 160)}`,
  );
}
