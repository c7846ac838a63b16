import type { Page } from 'playwright-core';
import type { SandboxMail, SandboxThread } from '../sandbox/mail-model.ts';
import { sam } from '../sandbox/mail-people.ts';
import type { ExtensionBrowser } from './harness.ts';
import {
  answerAlert,
  awaitGone,
  awaitSaid,
  compose,
  openMail,
  openThread,
  popOut,
  press,
  reply,
  schedule,
  undo,
  windowOf,
  write,
} from './mail-hands.ts';

/** What a case may use: a browser with the mail host switched on, its mailbox, and one tab on the first account's list. */
export interface MailScene {
  readonly browser: ExtensionBrowser;
  readonly mail: SandboxMail;
  readonly page: Page;
}

export interface MailCase {
  readonly name: string;
  /** Who is a prospect before it begins; the addresses are of this case alone. */
  readonly people: readonly string[];
  /** How many touchpoints each of them has in the end. */
  readonly ends: readonly number[];
  play(scene: MailScene, people: readonly string[]): Promise<void>;
  /** After the time in which a message can be undone. */
  after?(scene: MailScene, people: readonly string[]): Promise<void>;
}

/** A page that is told comes to the worker within this, on a busy machine too. */
const settleMs = 800;

const longAgo = (): number => Date.now() - 3_600_000;

/** A thread that a prospect began an hour ago, in the first account. */
function threadOf(mail: SandboxMail, email: string, subject: string): SandboxThread {
  const from = { name: nameOf(email), email };
  return mail.deliver(
    0,
    { subject },
    { from, to: [sam], at: longAgo(), text: 'Could you tell me more?' },
  );
}

export function nameOf(email: string): string {
  return `Ann ${(email.split('@')[0] ?? '').replaceAll(/[^a-z]+/g, ' ')}`;
}

function first(people: readonly string[]): string {
  return people[0] ?? '';
}

/** Back to the list, where no window stands. */
async function toList({ page }: MailScene): Promise<void> {
  await page.goto('about:blank');
  await page.goto('https://mail.google.com/mail/u/0/#inbox', { waitUntil: 'load' });
  await page.locator('[role="main"] tr.zA').first().waitFor();
}

/** The list of webmail.md §6, as far as it needs a browser. Each is played in the order of this list, in one browser. */
export const mailCases: readonly MailCase[] = [
  {
    name: 'new mail',
    people: ['new@known.example'],
    ends: [1],
    play: async ({ page }, people) => {
      const window = await compose(page, { to: people, subject: 'Dates', text: 'Hello' });
      await press(window);
      await awaitSaid(window);
    },
  },
  {
    name: 'Ctrl+Enter with an address that is typed and no chip yet',
    people: ['typed@known.example'],
    ends: [1],
    play: async ({ page }, people) => {
      const window = await compose(page, { to: people, subject: 'Typed', leavesTyped: true });
      await press(window, 'keys');
      await awaitSaid(window);
    },
  },
  {
    name: 'the send button by Enter and by Space',
    people: ['enter@known.example', 'space@known.example'],
    ends: [1, 1],
    play: async ({ page }, people) => {
      for (const [index, how] of (['enter', 'space'] as const).entries()) {
        const to = [people[index] ?? ''];
        const window = await compose(page, { to, subject: `By ${how}` });
        await press(window, how);
        await awaitSaid(window);
      }
    },
  },
  {
    name: 'cc and bcc only, from an alias',
    people: ['cc@known.example', 'bcc@known.example'],
    ends: [1, 1],
    play: async ({ page }, [cc = '', bcc = '']) => {
      const from = sam.aliases[0] ?? '';
      const window = await compose(page, { cc: [cc], bcc: [bcc], from, subject: 'Copies' });
      await press(window);
      await awaitSaid(window);
    },
  },
  {
    name: 'two windows at once, sent in the other order',
    people: ['one@known.example', 'two@known.example'],
    ends: [1, 1],
    play: async ({ page }, [one = '', two = '']) => {
      const lower = await compose(page, { to: [one], subject: 'One' });
      const upper = await compose(page, { to: [two], subject: 'Two' });
      await press(upper, 'keys');
      await press(lower, 'keys');
      await awaitGone(upper);
      await awaitSaid(lower);
    },
  },
  {
    name: 'two windows at once, one sent and one closed',
    people: ['sent@known.example', 'kept@known.example'],
    ends: [1, 0],
    play: async ({ page }, [sent = '', kept = '']) => {
      const draft = await compose(page, { to: [kept], subject: 'Kept' });
      const window = await compose(page, { to: [sent], subject: 'Sent' });
      await press(window);
      await draft.root.locator('.Ha').click();
      await awaitSaid(window);
    },
  },
  {
    name: 'a window that is thrown away',
    people: ['thrown@known.example'],
    ends: [0],
    play: async ({ page }, people) => {
      const window = await compose(page, { to: people, subject: 'Thrown' });
      await window.root.locator('.oh').click();
      await awaitGone(window);
    },
  },
  {
    name: 'missing recipient, then one',
    people: ['missing@known.example'],
    ends: [1],
    play: async ({ page }, people) => {
      const window = await compose(page, { subject: 'Missing' });
      await press(window);
      await answerAlert(page, 'ok');
      await write(window, { to: people });
      await press(window);
      await awaitSaid(window);
    },
  },
  {
    name: 'forgotten attachment: no, and yes',
    people: ['no@known.example', 'yes@known.example'],
    ends: [0, 1],
    play: async ({ page }, [no = '', yes = '']) => {
      for (const [to, answer] of [
        [no, 'cancel'],
        [yes, 'ok'],
      ] as const) {
        const window = await compose(page, { to: [to], subject: 'Offer', text: 'It is attached' });
        await press(window);
        await answerAlert(page, answer);
        if (answer === 'cancel') await window.root.locator('.Ha').click();
        await (answer === 'ok' ? awaitSaid(window) : awaitGone(window));
      }
    },
  },
  {
    name: 'undone',
    people: ['undone@known.example'],
    ends: [0],
    play: async ({ page }, people) => {
      const window = await compose(page, { to: people, subject: 'Undone' });
      await press(window);
      await awaitSaid(window);
      await undo(page);
      await window.root.waitFor();
      // A rep sees that it is back before they close it.
      await page.waitForTimeout(settleMs);
      await window.root.locator('.Ha').click();
    },
  },
  {
    name: 'undone and sent again',
    people: ['again@known.example'],
    ends: [1],
    play: async ({ page }, people) => {
      const window = await compose(page, { to: people, subject: 'Again' });
      await press(window);
      await awaitSaid(window);
      await undo(page);
      await window.root.waitFor();
      await write(window, { text: 'Better' });
      await press(window, 'keys');
      await awaitSaid(window);
    },
  },
  {
    name: 'another thread archived meanwhile: its bar offers another undo',
    people: ['archived@known.example', 'not-undone@known.example'],
    ends: [1, 1],
    play: async ({ page, mail }, [archived = '', sent = '']) => {
      await openThread(page, threadOf(mail, archived, 'To be archived'));
      const window = await compose(page, { to: [sent], subject: 'Not undone' });
      await press(window);
      await awaitSaid(window);
      await page.waitForTimeout(settleMs);
      await page.locator('[act="7"]').click();
      await page.locator('.b8 .vh:not(:has(#link_vsm)) #link_undo').click();
    },
  },
  {
    name: 'reply within its thread, which shows it at once, and undone',
    people: ['answer-undone@known.example'],
    ends: [1],
    play: async (scene, people) => {
      const { page, mail } = scene;
      await openThread(page, threadOf(mail, first(people), 'Undone reply'));
      const window = await reply(page, { text: 'Thanks' });
      await press(window, 'keys');
      await page.locator(`.adn[data-message-id="#${window.id}"]`).waitFor();
      // Long enough for the thread to be told as it now is.
      await page.waitForTimeout(settleMs);
      await undo(page);
      await window.root.waitFor();
      await window.root.locator('.oh').click();
      await toList(scene);
    },
  },
  {
    name: 'reply within its thread, which shows it at once',
    people: ['answer@known.example'],
    ends: [2],
    play: async ({ page, mail }, people) => {
      await openThread(page, threadOf(mail, first(people), 'Reply'));
      await page.waitForTimeout(settleMs);
      const window = await reply(page, { text: 'Thanks' });
      await press(window);
      await page.locator(`.adn[data-message-id="#${window.id}"]`).waitFor();
    },
    after: async (scene, people) => {
      await seeThread(scene, first(people));
    },
  },
  {
    name: 'reply to all, sent and archived',
    people: ['all@known.example', 'all-too@known.example'],
    ends: [2, 1],
    play: async ({ page, mail }, [one = '', other = '']) => {
      const too = { name: nameOf(other), email: other };
      const thread = mail.deliver(
        0,
        { subject: 'For all' },
        {
          from: { name: nameOf(one), email: one },
          to: [sam, too],
          at: longAgo(),
          text: 'Both of us need it',
        },
      );
      await openThread(page, thread);
      // Nobody answers a thread before it can be told.
      await page.waitForTimeout(settleMs);
      const window = await reply(page, { kind: 'all', text: 'Here it is' });
      await press(window, 'archive');
      await awaitSaid(window);
    },
  },
  {
    name: 'forwarded to a prospect',
    people: ['forward@known.example'],
    ends: [1],
    play: async ({ page, mail }, people) => {
      await openThread(page, threadOf(mail, 'stranger@unknown.example', 'To forward'));
      const window = await reply(page, { kind: 'forward', to: people });
      await press(window);
      await awaitSaid(window);
    },
  },
  {
    name: 'to be sent later, and seen when it was',
    people: ['later@known.example', 'much-later@known.example'],
    ends: [1, 0],
    play: async (scene, people) => {
      await toList(scene);
      for (const to of people) {
        const window = await compose(scene.page, { to: [to], subject: `Later to ${to}` });
        await schedule(window);
        await awaitSaid(window);
      }
    },
    after: async (scene, people) => {
      const record = scene.mail.sent().find(({ draft }) => draft.to[0]?.email === first(people));
      // What is the rep's own and of just now is left to its window; this one has none.
      scene.mail.release(record?.draft.id ?? '', Date.now() - 90_000);
      await seeThread(scene, first(people));
    },
  },
  {
    name: 'moved to a page of its own and sent there',
    people: ['popout@known.example'],
    ends: [1],
    play: async ({ page, browser }, people) => {
      const window = await compose(page, { to: people, subject: 'Popped out' });
      const popped = await popOut(browser.context, window);
      await press(popped);
      await awaitSaid(popped);
      await popped.page.close();
    },
  },
  {
    name: 'full screen',
    people: ['full@known.example'],
    ends: [1],
    play: async ({ page }, people) => {
      const { id } = await (async () => {
        const small = await compose(page, { to: people, subject: 'Full' });
        await small.root.locator('.aUG').click();
        return small;
      })();
      const window = windowOf(page, id);
      await press(window);
      await awaitSaid(window);
    },
  },
  {
    name: 'the tab is closed while it can be undone',
    people: ['closed@known.example'],
    ends: [1],
    play: async ({ browser }, people) => {
      const tab = await openMail(browser);
      const window = await compose(tab, { to: people, subject: 'Closed' });
      await press(window);
      await awaitSaid(window);
      await tab.waitForTimeout(150);
      await tab.close();
    },
  },
  {
    name: 'the worker ends between the press and the word',
    people: ['killed@known.example'],
    ends: [1],
    play: async ({ page, browser }, people) => {
      await page.bringToFront();
      const window = await compose(page, { to: people, subject: 'Killed' });
      await press(window);
      await browser.stopWorker();
      await awaitSaid(window);
    },
  },
  {
    name: 'the worker ends after the word',
    people: ['killed-late@known.example'],
    ends: [1],
    play: async ({ page, browser }, people) => {
      const window = await compose(page, { to: people, subject: 'Killed late' });
      await press(window);
      await awaitSaid(window);
      await page.waitForTimeout(150);
      await browser.stopWorker();
    },
  },
  {
    name: 'two tabs on one account',
    people: ['tab-one@known.example', 'tab-two@known.example'],
    ends: [1, 1],
    play: async ({ page, browser }, [one = '', two = '']) => {
      const tab = await openMail(browser);
      const left = await compose(tab, { to: [two], subject: 'Tab two' });
      await page.bringToFront();
      const right = await compose(page, { to: [one], subject: 'Tab one' });
      await press(right);
      await tab.bringToFront();
      await press(left);
      await awaitSaid(left);
      await tab.close();
      await page.bringToFront();
    },
  },
  {
    name: 'the second account',
    people: ['desk@known.example'],
    ends: [1],
    play: async ({ browser }, people) => {
      const tab = await openMail(browser, 'inbox', 1);
      const window = await compose(tab, { to: people, subject: 'From the desk' });
      await press(window);
      await awaitSaid(window);
      await tab.waitForTimeout(150);
      await tab.close();
    },
  },
  {
    name: 'sent from the phone, seen in two tabs',
    people: ['phone@known.example'],
    ends: [2],
    play: async ({ page, browser, mail }, people) => {
      const thread = threadOf(mail, first(people), 'From the train');
      const to = [{ name: nameOf(first(people)), email: first(people) }];
      mail.deliver(
        0,
        { token: thread.token },
        { from: sam, to, at: longAgo() + 60_000, text: 'On my phone' },
      );
      await page.bringToFront();
      await openThread(page, thread);
      await page.locator('[data-unfolds]').first().click();
      const tab = await openMail(browser, `inbox/${thread.token}`);
      await tab.waitForTimeout(settleMs);
      await tab.close();
    },
  },
  {
    name: 'to nobody who is a prospect',
    people: [],
    ends: [],
    play: async ({ page }) => {
      await page.bringToFront();
      const to = ['nobody@unknown.example'];
      const window = await compose(page, { to, subject: 'Private' });
      await press(window);
      await awaitSaid(window);
    },
  },
  {
    name: 'a newsletter of somebody who is a prospect',
    people: ['news@known.example'],
    ends: [0],
    play: async ({ page, mail }, people) => {
      const from = { name: 'Weekly', email: first(people) };
      const thread = mail.deliver(
        0,
        { subject: 'Seven rosters' },
        { from, to: [sam], at: longAgo(), text: 'This week', isBulk: true },
      );
      await openThread(page, thread);
      await page.waitForTimeout(settleMs);
    },
  },
  {
    name: 'a draft that stands in its thread',
    people: ['draft@known.example'],
    ends: [1],
    play: async ({ page, browser, mail }, people) => {
      const thread = threadOf(mail, first(people), 'Half an answer');
      await openThread(page, thread);
      const window = await reply(page, { text: 'To be finished' });
      const id = window.id;
      mail.answer(0, {
        kind: 'save',
        draft: {
          ...{ id, from: '', cc: [], bcc: [], subject: 'Re: Half an answer', text: 'Half' },
          to: [{ name: nameOf(first(people)), email: first(people) }],
          threadHex: thread.hex,
          replyTo: '',
        },
      });
      const tab = await openMail(browser, `inbox/${thread.token}`);
      await tab.waitForTimeout(settleMs);
      await tab.close();
    },
  },
];

/** Opens the thread in which somebody was written to, in a new tab: whatever the page then tells is the same mail. */
async function seeThread({ browser, mail }: MailScene, email: string): Promise<void> {
  const thread = mail
    .threads(0)
    .find(({ messages }) =>
      messages.some(({ from, to }) => [from, ...to].some((box) => box.email === email)),
    );
  const tab = await openMail(browser, `inbox/${thread?.token ?? ''}`);
  await tab.waitForTimeout(settleMs);
  await tab.close();
}
