import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { percentile } from '../../tests/bench/measure.ts';
import { type As, aSender, ask } from './ask.ts';
import type { Filled, FilledWorkspace } from './fill.ts';
import { aRandom, pick, toPersonName } from './people.ts';
import { explain } from './plans.ts';

export interface Figure {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  readonly runs: number;
  readonly note: string;
}

interface Measuring {
  readonly client: pg.ClientBase;
  readonly filled: Filled;
  readonly checkTime: () => void;
  readonly report: (figure: Figure) => void;
}

type Call = readonly [string, Readonly<Record<string, unknown>>];
interface Page {
  readonly cursor: number;
  readonly more: boolean;
  readonly upto?: number;
  readonly rows: Readonly<Record<string, readonly { readonly id: string }[]>>;
}

const random = aRandom(7);
const warmUps = 3;

/** Every figure in turn; a call that is explained is one more, after those that are timed. */
export async function measureAll(measuring: Measuring): Promise<void> {
  const { workspaces } = measuring.filled;
  const large = workspaces[0] as FilledWorkspace;
  const small = workspaces.at(-1) as FilledWorkspace;
  const both = [
    ['large', large],
    ['small', small],
  ] as const;
  // What is pushed is recent: the load comes before it.
  await measureLoad(measuring, large);
  await measureSearch(measuring, large);
  for (const [name, team] of both) await measurePulls(measuring, name, team);
  for (const [name, team] of both) await measurePushes(measuring, name, team);
}

async function measure(
  { client, checkTime, report }: Measuring,
  what: string,
  { as, runs, call, note = '' }: { as: As; runs: number; call: () => Call; note?: string },
): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs + warmUps; run += 1) {
    checkTime();
    const { ms } = await ask(client, as, call());
    if (run >= warmUps) times.push(ms);
  }
  const plan = await explain(client, () => ask(client, as, call()));
  const scans = plan.scanned.length === 0 ? '' : `; READS WHOLE: ${plan.scanned.join(', ')}`;
  report({
    what,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    runs,
    note: `${note}${note === '' ? '' : '; '}${plan.statementCount} statements, ${plan.hit} pages hit, ${plan.read} read${scans}`,
  });
}

async function measurePushes(
  measuring: Measuring,
  name: string,
  team: FilledWorkspace,
): Promise<void> {
  const send = aSender(team.id);
  const as = { rep: team.reps[0] ?? '' };
  const { rows } = await measuring.client.query<{ id: string }>(
    `select id from public.prospects where workspace_id = $1 limit 20000`,
    [team.id],
  );
  const ids = rows.map(({ id }) => id);
  const creates = (count: number) => () =>
    send(
      Array.from({ length: count }, () => ({
        t: 'prospects',
        id: randomUUID(),
        op: 'put' as const,
        f: {
          full_name: toPersonName(random),
          title: 'Head of Procurement',
          headline: 'Head of Procurement at a company',
          location: 'Hamburg, Germany',
          linkedin_slug: `n-${randomUUID()}`,
          owner_id: team.reps[0],
          clipped_at: new Date().toISOString(),
        },
      })),
    );
  const edits = (count: number) => () =>
    send(
      Array.from({ length: count }, (_, index) => ({
        t: 'prospects',
        id: count === 1 ? pick(random, ids) : (ids[(index * 37) % ids.length] ?? ''),
        op: 'patch' as const,
        f: { status: pick(random, ['new', 'working', 'nurturing']), about: randomUUID() },
      })),
    );
  await measure(measuring, `push 500 creates, ${name}`, { as, runs: 20, call: creates(500) });
  await measure(measuring, `push 500 edits, ${name}`, { as, runs: 20, call: edits(500) });
  await measure(measuring, `push 1 create, ${name}`, { as, runs: 100, call: creates(1) });
  await measure(measuring, `push 1 edit, ${name}`, { as, runs: 100, call: edits(1) });
}

async function measurePulls(
  measuring: Measuring,
  name: string,
  team: FilledWorkspace,
): Promise<void> {
  const ws = team.id;
  const as = { rep: team.reps[1] ?? '' };
  const { rows } = await measuring.client.query<{ rev: string }>(
    `select rev from public.prospects where workspace_id = $1 order by rev desc limit 2`,
    [ws],
  );
  const last = Number(rows[1]?.rev ?? 0);
  const head = Number(rows[0]?.rev ?? 0);
  await measure(measuring, `pull what is new (1 row), ${name}`, {
    as,
    runs: 100,
    call: () => ['sync_pull', { ws, since: last, lim: 1000 }],
  });
  const page = (): Call => [
    'sync_pull',
    { ws, since: Math.floor(random() * head * 0.9), lim: 1000 },
  ];
  await measure(measuring, `pull a page of 1,000, ${name}`, { as, runs: 40, call: page });
  await measure(measuring, `the same past row-level security, ${name}`, {
    as: { ...as, isUnbound: true },
    runs: 40,
    call: page,
  });
  await measure(measuring, `checksum, ${name}`, {
    as,
    runs: 5,
    call: () => ['sync_checksum', { ws }],
  });
  const { rows: known } = await measuring.client.query<{ id: string; rev: string }>(
    `select id, rev from public.prospects where workspace_id = $1 limit 20000`,
    [ws],
  );
  await measure(measuring, `check of 2,000 rows, ${name}`, {
    as,
    runs: 10,
    call: () => {
      const some = Array.from({ length: 2000 }, () => pick(random, known));
      return [
        'sync_check',
        {
          ws,
          t: 'prospects',
          rows: Object.fromEntries(some.map(({ id, rev }) => [id, Number(rev)])),
        },
      ];
    },
  });
  await measure(measuring, `one prospect with all about it, ${name}`, {
    as,
    runs: 40,
    call: () => ['pull_prospect', { ws, prospect_id: pick(random, known).id }],
  });
}

/** A rep's first load of what is near, from the first page to the last. */
async function measureLoad(
  { client, checkTime, report }: Measuring,
  team: FilledWorkspace,
): Promise<void> {
  const as = { rep: team.reps[30] ?? '' };
  const scope = { kind: 'near', days: 30 };
  const times: number[] = [];
  const rowsByTable: Record<string, number> = {};
  let bytes = 0;
  let cursor = 0;
  let upto: number | undefined;
  let slowest: Call = ['sync_pull', {}];
  for (let more = true; more; ) {
    checkTime();
    const asked = { ...scope, ...(upto === undefined ? {} : { upto }) };
    const call: Call = ['sync_pull', { ws: team.id, since: cursor, lim: 2500, scope: asked }];
    const answer = await ask<Page>(client, as, call);
    if (answer.ms > Math.max(0, ...times)) slowest = call;
    times.push(answer.ms);
    bytes += answer.bytes;
    for (const [t, rows] of Object.entries(answer.value.rows)) {
      rowsByTable[t] = (rowsByTable[t] ?? 0) + rows.length;
    }
    ({ cursor, more } = answer.value);
    upto = answer.value.upto;
  }
  const total = Object.values(rowsByTable).reduce((sum, count) => sum + count, 0);
  const plan = await explain(client, () => ask(client, as, slowest));
  const scans = plan.scanned.length === 0 ? '' : `; READS WHOLE: ${plan.scanned.join(', ')}`;
  const seconds = times.reduce((sum, ms) => sum + ms, 0) / 1000;
  report({
    what: 'a page of the first load of what is near, large',
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    runs: times.length,
    note: `all of it: ${total} rows (${JSON.stringify(rowsByTable)}), ${(bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s, slowest ${Math.max(...times).toFixed(0)} ms; of that page ${plan.slowestMs.toFixed(0)} ms in: ${plan.slowest}${scans}`,
  });
}

async function measureSearch(measuring: Measuring, team: FilledWorkspace): Promise<void> {
  const ws = team.id;
  const as = { rep: team.reps[30] ?? '' };
  const letters = (name: string, count: number) => Array.from(name).slice(0, count).join('');
  const kinds: Readonly<Record<string, () => string>> = {
    'one letter': () => letters(toPersonName(random), 1),
    'two letters': () => letters(toPersonName(random), 2),
    'three letters': () => letters(toPersonName(random), 3),
    'a first name': () => toPersonName(random).split(' ')[0] ?? '',
    'a full name': () => toPersonName(random),
    'name and company': () => `${letters(toPersonName(random), 4)} nordwind logis`,
    'title and company': () => 'head procurement nordwind',
    'nobody has it': () => 'xylophone quux',
  };
  for (const [kind, words] of Object.entries(kinds)) {
    await measure(measuring, `search, large: ${kind}`, {
      as,
      runs: 60,
      call: () => ['search_prospects', { ws, words: words() }],
    });
  }
}
