import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { SandboxThread } from '../sandbox/mail-model.ts';
import type { TestBrowser } from './harness.ts';

/** What a rep does in the sandbox Gmail, by real clicks and keys. */

export interface Written {
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly subject?: string;
  readonly text?: string;
  /** An alias to send from. */
  readonly from?: string;
  /** Leaves the last recipient as typed text, without making a chip of it. */
  readonly leavesTyped?: boolean;
}

/** A window in which a message is written, by the name of its draft. */
export interface MailWindow {
  readonly page: Page;
  readonly id: string;
  readonly root: Locator;
}

/** Nobody reads an alert and acts on it sooner. */
const readingMs = 1_200;

export type SendPress = 'click' | 'keys' | 'enter' | 'space' | 'archive';

export function mailUrl(route: string, account = 0): string {
  return `https://mail.google.com/mail/u/${account}/#${route}`;
}

export async function openMail(browser: TestBrowser, route = 'inbox', account = 0): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(mailUrl(route, account), { waitUntil: 'load' });
  await awaitScreen(page);
  return page;
}

/** The list or the thread that the address names is drawn. */
export async function awaitScreen(page: Page): Promise<void> {
  await page.locator('[role="main"] :is(tr.zA, h2.hP)').first().waitFor();
}

export async function openThread(
  page: Page,
  { token, hex }: Pick<SandboxThread, 'token' | 'hex'>,
): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#inbox/${token}`);
  await page.locator(`[role="main"] h2.hP[data-legacy-thread-id="${hex}"]`).waitFor();
}

/** What `open` opens: other windows may go meanwhile. */
async function opened(page: Page, open: () => Promise<void>): Promise<MailWindow> {
  const inputs = page.locator('input[name="draft"]');
  const before = await inputs.evaluateAll((all) => all.map((each) => each.getAttribute('value')));
  await open();
  const found = await page.waitForFunction(
    (known) =>
      [...document.querySelectorAll('input[name="draft"]')]
        .map((each) => each.getAttribute('value'))
        .find((value) => !known.includes(value)),
    before,
  );
  return windowOf(page, (await found.jsonValue()) ?? '');
}

/** `id` with or without its `#`. */
export function windowOf(page: Page, id: string): MailWindow {
  const bare = id.replace(/^#/, '');
  const input = `input[name="draft"][value="#${bare}"]`;
  // The dialog where there is one, else what stands within the thread.
  const root = page.locator(`[role="dialog"]:has(${input}), .ip:has(${input}) .M9`).first();
  return { page, id: bare, root };
}

export async function compose(page: Page, written: Written): Promise<MailWindow> {
  const window = await opened(page, () => page.locator('[gh="cm"]').click());
  await write(window, written);
  return window;
}

/** Answers the last message of the open thread. */
export async function reply(
  page: Page,
  { kind = 'reply', ...written }: Written & { readonly kind?: 'reply' | 'all' | 'forward' },
): Promise<MailWindow> {
  const link = { reply: '.bkH', all: '.bkI', forward: '.bkG' }[kind];
  const window = await opened(page, () => page.locator(link).click());
  await write(window, written);
  return window;
}

export async function write(window: MailWindow, written: Written): Promise<void> {
  const { root, page } = window;
  if (written.from !== undefined) {
    await root.locator('.az2').click();
    await root.locator(`.J-M-awS [value="${written.from}"]`).click();
  }
  for (const field of ['to', 'cc', 'bcc'] as const) {
    const input = root.locator(`.anm[name="${field}"] input[peoplekit-id]`);
    const boxes = written[field] ?? [];
    for (const [index, box] of boxes.entries()) {
      await input.fill(box);
      const isTyped = written.leavesTyped === true && index === boxes.length - 1;
      if (!isTyped) await page.keyboard.press('Enter');
    }
  }
  if (written.subject !== undefined) {
    await root.locator('input[name="subjectbox"]').fill(written.subject);
  }
  if (written.text !== undefined) {
    await root.locator('[g_editable="true"]').fill(written.text);
  }
}

export async function press(window: MailWindow, how: SendPress = 'click'): Promise<void> {
  const { root, page } = window;
  switch (how) {
    case 'click':
      return root.locator('.aoO').click();
    case 'archive':
      return root.locator('.Uo').click();
    case 'keys':
      return root.locator('[g_editable="true"]').press('Control+Enter');
    case 'enter':
    case 'space':
      await root.locator('.aoO').focus();
      return page.keyboard.press(how === 'enter' ? 'Enter' : 'Space');
  }
}

export async function awaitGone(window: MailWindow): Promise<void> {
  await window.root.waitFor({ state: 'detached' });
}

/** The window is gone and the page says that its message was sent. */
export async function awaitSaid(window: MailWindow): Promise<void> {
  await awaitGone(window);
  await window.page.locator('.b8 .vh:has(#link_undo):has(#link_vsm)').waitFor();
}

/** Answers an alert as a person does, who reads it first and then looks for what to do next. */
export async function answerAlert(page: Page, name: 'ok' | 'cancel'): Promise<void> {
  const button = page.locator(`[role="alertdialog"] [name="${name}"]`);
  await button.waitFor();
  await page.waitForTimeout(readingMs);
  await button.click();
  await page.waitForTimeout(readingMs);
}

export async function undo(page: Page): Promise<void> {
  await page.locator('#link_undo').click();
}

export async function schedule(window: MailWindow): Promise<void> {
  await window.root.locator('.hG').click();
  await window.page.locator('[selector="scheduledSend"]').click();
  await window.page.locator('[role="dialog"] .Az').click();
}

export async function popOut(context: BrowserContext, window: MailWindow): Promise<MailWindow> {
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    window.root.locator('.aUG').click({ modifiers: ['Shift'] }),
  ]);
  await page.locator('input[name="draft"]').waitFor({ state: 'attached' });
  return windowOf(page, window.id);
}
