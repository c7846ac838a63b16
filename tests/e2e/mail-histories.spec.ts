import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Touchpoint, TouchpointKey } from '../../lib/model/engagement.ts';
import type { SendRow } from '../../lib/store/mail-rows.ts';
import { createLane } from '../mail-histories/lane.ts';
import { drawHistories, type MailHistory } from '../mail-histories/plan.ts';
import { createSandboxMail, type SandboxMail, type SentRecord } from '../sandbox/mail-model.ts';
import { desk, sam } from '../sandbox/mail-people.ts';
import { removeBuild } from './build.ts';
import { copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { awaitScreen, mailUrl } from './mail-hands.ts';
import { addMailStore, addPeople, switchMailOn } from './mail-store.ts';
import { testedBuild } from './stage.ts';
import { waitUntil } from './wait-until.ts';

/**
 * Random histories over several tabs, two accounts and a worker that is ended at any moment, with the built package. In
 * the end what the mailboxes know is compared with what was logged. Not in `npm test`, as it waits for minutes: `npm run test:mail-histories`.
 */

const historyCount = Number(process.env['MAIL_HISTORIES'] ?? 20);
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** The account of each tab: three on the first mailbox, one on the second. */
const laneAccounts = [0, 1, 0, 0] as const;
const knownCount = 40;
/** The guard is 30 s, and an alarm may come as late again. */
const settledMs = 90_000;
/** What is the rep's own and of just now is left to its send. */
const freshMs = 61_000;

let browser: ExtensionBrowser;
let mail: SandboxMail;
let build: string;
/** Drafts whose tab went before its page had said that they were sent: nothing is known of them until their thread is seen. */
const abandoned = new Set<string>();
const known = Array.from({ length: knownCount }, (_, index) => `ann${index}@known.example`);

beforeAll(async () => {
  build = copyBuild(testedBuild);
  await addMailStore(build);
  mail = createSandboxMail([sam, desk], { undoMs: 3_000, delayMs: [5, 220], seed });
  const greeting = { from: sam, to: [desk], text: 'Hello', at: Date.now() - 86_400_000 };
  for (const account of [0, 1]) mail.deliver(account, { subject: 'Welcome' }, greeting);
  browser = await openBrowser({ extension: 'granted', build, sandbox: { mail } });
  browser.context.setDefaultTimeout(8_000);
  await addPeople(
    browser,
    known.map((email, index) => ({ name: `Ann Number ${index}`, email })),
  );
  expect(await switchMailOn(browser, ['gmail'])).toEqual(['gmail']);
});

afterAll(async () => {
  await browser?.close();
  if (build !== undefined) removeBuild(build);
});

/** Gives how many were cut short. */
async function playAll(histories: readonly MailHistory[]): Promise<number> {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('the browser has gone');
  let count = 0;
  const next = (): number => {
    count += 1;
    return count;
  };
  const abandon = (ids: readonly string[]): void => {
    for (const id of ids) abandoned.add(id);
  };
  let cutCount = 0;
  const waiting = [...histories];
  await Promise.all(
    laneAccounts.map(async (account) => {
      const lane = createLane({ browser, cdp: session, mail, account, known, next, abandon });
      for (let history = waiting.shift(); history !== undefined; history = waiting.shift()) {
        if ((await lane.play(history)) === 'cut short') cutCount += 1;
        if (waiting.length > 0 && waiting.length % 100 === 0) {
          process.stdout.write(`${waiting.length} histories to go\n`);
        }
      }
      await lane.close();
    }),
  );
  return cutCount;
}

async function rows<Row>(table: string): Promise<readonly Row[]> {
  return (await browser.readStore(table)) as readonly Row[];
}

async function awaitSettled(): Promise<void> {
  const isOver = async (): Promise<boolean> =>
    (await rows<SendRow>('sends')).every(
      ({ state }) => state !== 'pending' && state !== 'confirmed',
    );
  await waitUntil('nothing is on its way', isOver, settledMs);
}

/** What is logged, by the keys that it is known by. */
async function loadLogged(): Promise<{
  readonly touchpoints: readonly Touchpoint[];
  readonly idByKey: ReadonlyMap<string, string>;
}> {
  const touchpoints = (await rows<Touchpoint>('touchpoints')).filter(
    ({ deleted_at }) => deleted_at === null,
  );
  const keys = (await rows<TouchpointKey>('touchpoint_keys')).filter(
    ({ deleted_at }) => deleted_at === null,
  );
  return { touchpoints, idByKey: new Map(keys.map((row) => [row.key, row.touchpoint_id])) };
}

function keyOf({ account, draft }: SentRecord): string {
  return `gm:${account}:${draft.id}`;
}

function isToKnown({ draft }: SentRecord): boolean {
  return [...draft.to, ...draft.cc, ...draft.bcc].some(({ email }) => known.includes(email));
}

/** Sent to a prospect, and not logged by its window: the rep opens its thread. */
async function seeThreads(records: readonly SentRecord[]): Promise<void> {
  const page = await browser.context.newPage();
  for (const record of records) {
    const account = mail.accounts.findIndex(({ email }) => email === record.account);
    await page.goto('about:blank');
    await page.goto(mailUrl(`inbox/${record.token}`, account), { waitUntil: 'load' });
    await awaitScreen(page);
    await page.waitForTimeout(700);
  }
  await page.close();
}

test(`${historyCount} histories, seed ${seed}: each message that was sent to a prospect is one touchpoint, and nothing else is`, async () => {
  const cutCount = await playAll(drawHistories(historyCount, seed));
  // More would not have played what they were drawn for.
  expect(cutCount, `seed ${seed}: cut short`).toBeLessThanOrEqual(2 + historyCount / 10);
  const endedAt = Date.now();
  await awaitSettled();

  const sent = mail.sent();
  const wanted = sent.filter((record) => record.state === 'sent' && isToKnown(record));
  const bySend = await loadLogged();
  const missed = wanted.filter((record) => !bySend.idByKey.has(keyOf(record)));
  // A tab that was closed before the page had said anything: the rep is asked, and its thread tells.
  const sends = await rows<SendRow>('sends');
  const unsure = new Set(
    sends.filter(({ state }) => state === 'unsure').map(({ draft }) => draft.id),
  );
  const lost = missed.filter(({ draft }) => !unsure.has(draft.id) && !abandoned.has(draft.id));
  await new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, endedAt + freshMs - Date.now()));
  });
  await seeThreads(missed);

  const { touchpoints, idByKey } = await loadLogged();
  const idOf = (record: SentRecord): string | undefined => idByKey.get(keyOf(record));
  const ids = wanted.map(idOf);
  const inbound = new Set(
    [0, 1].flatMap((account) =>
      mail
        .threads(account)
        .flatMap(({ messages }) => messages)
        .filter(({ id, from }) => id.startsWith('msg-f:') && known.includes(from.email))
        .map(({ hex }) => idByKey.get(`gm:${mail.accounts[account]?.email}:${hex}`)),
    ),
  );
  const report = `seed ${seed}: ${cutCount} cut short, ${sent.length} drafts pressed, ${wanted.length} sent to prospects, ${bySend.touchpoints.length} touchpoints by sends and opened threads, ${missed.length} unsure or lost until seen, ${lost.length} lost`;
  process.stdout.write(`${report}\n`);
  expect(
    wanted.filter((record) => idOf(record) === undefined).map(({ draft }) => draft),
    report,
  ).toEqual([]);
  expect(new Set(ids).size, report).toBe(ids.length);
  const unwanted = sent.filter((record) => !wanted.includes(record));
  expect(
    unwanted.filter((record) => idOf(record) !== undefined),
    report,
  ).toEqual([]);
  const explained = new Set([...ids, ...inbound]);
  expect(
    touchpoints.filter(({ id }) => !explained.has(id)),
    report,
  ).toEqual([]);
  expect(
    lost.map(({ draft }) => [draft.subject, sends.find((row) => row.draft.id === draft.id)?.state]),
    report,
  ).toEqual([]);
}, 3_600_000);
