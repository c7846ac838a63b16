import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { MailSiteId } from '../../lib/model/mail.ts';
import { addPage } from './extra-page.ts';
import type { ExtensionBrowser } from './harness.ts';
import type { MailPerson, MailStorePage } from './mail-page.ts';

/** Puts the page that sets up mail into a copied package. */
export async function addMailStore(folder: string): Promise<void> {
  await addPage(folder, { name: 'mail-store', entry: join(import.meta.dirname, 'mail-page.ts') });
}

async function withStore<T>(
  browser: ExtensionBrowser,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.openOwnPage('mail-store.html');
  try {
    await page.waitForFunction(() => window.mailStore !== undefined);
    return await work(page);
  } finally {
    await page.close();
  }
}

function ask<Name extends keyof MailStorePage>(
  browser: ExtensionBrowser,
  name: Name,
  input: Parameters<MailStorePage[Name]>[0],
): Promise<Awaited<ReturnType<MailStorePage[Name]>>> {
  return withStore(browser, (page) =>
    page.evaluate(
      ([method, value]) =>
        (window.mailStore as never as Record<string, (one: unknown) => never>)[method]?.(value),
      [name, input] as const,
    ),
  ) as Promise<Awaited<ReturnType<MailStorePage[Name]>>>;
}

/** Gives the sites that the worker follows from now on. */
export function switchMailOn(
  browser: ExtensionBrowser,
  sites: readonly MailSiteId[],
): Promise<readonly string[]> {
  return ask(browser, 'switchOn', sites);
}

/** Prospects of the rep's; gives their ids. */
export function addPeople(
  browser: ExtensionBrowser,
  people: readonly MailPerson[],
): Promise<readonly string[]> {
  return ask(browser, 'addPeople', people);
}

export function enrolByMail(browser: ExtensionBrowser, prospectId: string): Promise<void> {
  return ask(browser, 'enrol', prospectId);
}
