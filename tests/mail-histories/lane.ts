import { type CDPSession, errors, type Page } from 'playwright-core';
import type { ExtensionBrowser } from '../e2e/harness.ts';
import {
  awaitGone,
  awaitSaid,
  awaitScreen,
  compose,
  type MailWindow,
  mailUrl,
  openThread,
  press,
  reply,
  schedule,
  undo,
} from '../e2e/mail-hands.ts';
import type { SandboxMail } from '../sandbox/mail-model.ts';
import type { MailAct, MailHistory } from './plan.ts';

/** One tab in which histories are played one after another. It is opened anew where a history closes it. */
export interface Lane {
  /**
   * `cut short`: on a busy machine something was gone before it could be pressed, and the tab was closed there and then,
   * which is a history as well.
   */
  play(history: MailHistory): Promise<'played' | 'cut short'>;
  close(): Promise<void>;
}

export interface LaneParts {
  readonly browser: ExtensionBrowser;
  readonly cdp: CDPSession;
  readonly mail: SandboxMail;
  readonly account: number;
  /** Addresses of prospects. */
  readonly known: readonly string[];
  /** A number that no other message has. */
  next(): number;
  /** A tab has gone before its page said that these drafts were sent. */
  abandon(ids: readonly string[]): void;
}

export function createLane(parts: LaneParts): Lane {
  const { browser, mail, account, known } = parts;
  const me = mail.accounts[account];
  if (me === undefined) throw new Error(`no account ${account}`);
  let page: Page | undefined;
  /** Pressed in the tab as it is, without a word of the page's. */
  const unheard = new Set<string>();
  const leave = (): void => {
    parts.abandon([...unheard]);
    unheard.clear();
  };
  const hear = async (window: MailWindow): Promise<void> => {
    await awaitSaid(window);
    unheard.delete(window.id);
  };

  const tab = async (): Promise<Page> => {
    if (page !== undefined && !page.isClosed()) return page;
    page = await browser.context.newPage();
    await load(page);
    return page;
  };
  const load = async (at: Page): Promise<void> => {
    leave();
    await at.goto('about:blank');
    await at.goto(mailUrl('inbox', account), { waitUntil: 'load' });
    await awaitScreen(at);
  };

  const write = async (at: Page, act: MailAct): Promise<MailWindow> => {
    const number = parts.next();
    const stranger = `stranger${number}@unknown.example`;
    const email = act.isKnown ? (known[number % known.length] ?? '') : stranger;
    const from = act.isFromAlias ? me.aliases[0] : undefined;
    const more = from === undefined ? {} : { from };
    if (act.kind === 'new') {
      return compose(at, { to: [email], subject: `Message ${number}`, ...more });
    }
    const thread = mail.deliver(
      account,
      { subject: `Question ${number}` },
      {
        from: { name: `Ann Number ${number % known.length}`, email },
        to: [me],
        at: Date.now() - 3_600_000,
        text: 'How much is it?',
      },
    );
    await openThread(at, thread);
    return reply(at, { text: 'That much', ...more });
  };

  const end = async (window: MailWindow, act: MailAct): Promise<void> => {
    const at = window.page;
    switch (act.then) {
      case 'go on':
        return;
      case 'wait until it is gone':
        return awaitGone(window);
      case 'wait for the word':
        return hear(window);
      case 'undo':
      case 'undo and send again':
        await hear(window);
        await undo(at);
        await window.root.waitFor();
        if (act.then === 'undo') return window.root.locator('.oh').click();
        await press(window, act.press);
        return hear(window);
      case 'close the tab after the word':
        await hear(window);
        await at.waitForTimeout(act.pauseMs);
        leave();
        return at.close();
      case 'close the tab when it is gone':
        await awaitGone(window);
        leave();
        return at.close();
      case 'close the tab':
        await at.waitForTimeout(act.pauseMs);
        leave();
        return at.close();
      case 'load the page again':
        await hear(window);
        await at.waitForTimeout(act.pauseMs);
        return load(at);
      case 'look at its thread':
      case 'look at its thread in another tab': {
        await hear(window);
        const token = mail.sent().find(({ draft }) => draft.id === window.id)?.token;
        const thread = mail.threads(account).find((each) => each.token === token);
        if (thread === undefined) return;
        if (act.then === 'look at its thread') return openThread(at, thread);
        const other = await browser.context.newPage();
        await other.goto(mailUrl(`inbox/${thread.token}`, account), { waitUntil: 'load' });
        await awaitScreen(other);
        await other.waitForTimeout(act.pauseMs + 300);
        return other.close();
      }
    }
  };

  const playAct = async (act: MailAct): Promise<void> => {
    const at = await tab();
    const window = await write(at, act);
    await at.waitForTimeout(act.pauseMs);
    switch (act.instead) {
      case 'discard':
        return window.root.locator('.oh').click();
      case 'close':
        // Within a thread there is nothing to close a window by.
        return window.root.locator(act.kind === 'new' ? '.Ha' : '.oh').click();
      case 'schedule':
        await schedule(window);
        return awaitGone(window);
      case 'nothing':
        unheard.add(window.id);
        await press(window, act.press);
        return end(window, act);
    }
  };

  /** Ends the worker once, in whatever it is doing; the next message starts another. */
  const kill = async (): Promise<void> => {
    const { targetInfos } = await parts.cdp.send('Target.getTargets', {
      filter: [{ type: 'service_worker' }],
    });
    for (const { url, targetId } of targetInfos) {
      if (!url.includes(browser.extensionId)) continue;
      await parts.cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
    }
  };

  return {
    play: async ({ acts, killAfterMs }) => {
      const killing =
        killAfterMs < 0
          ? undefined
          : new Promise((resolve) => setTimeout(resolve, killAfterMs)).then(kill);
      try {
        for (const act of acts) await playAct(act);
        return 'played';
      } catch (error) {
        leave();
        await page?.close();
        if (error instanceof errors.TimeoutError) return 'cut short';
        throw error;
      } finally {
        await killing;
      }
    },
    close: async () => {
      leave();
      await page?.close();
    },
  };
}
