import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import {
  aRandom,
  pick,
  type Random,
  toCompanyName,
  toId,
  toPersonName,
  toTitle,
} from './people.ts';

/** One workspace as it was filled. */
export interface FilledWorkspace {
  readonly id: string;
  readonly reps: readonly string[];
  readonly stage: string;
  readonly prospectCount: number;
}

export interface Filled {
  /** The largest first. */
  readonly workspaces: readonly FilledWorkspace[];
  readonly rowCount: number;
}

export interface FillOptions {
  /** Of a superuser: triggers and checks of references are switched off, and the server reads files. */
  readonly pool: pg.Pool;
  /** Where the server can read. */
  readonly folder: string;
  readonly prospectCount: number;
  readonly workspaceCount: number;
  /** Throws when it is time to give up. */
  readonly checkTime: () => void;
  readonly say: (line: string) => void;
}

/** How long the team has been at work: versions are drawn over these days. */
const ageDays = 720;
const chunkBytes = 48 * 1024 * 1024;
const mostSampled = 50_000;

const columns = {
  workspaces: 'id, name, currency, time_zone, rev',
  members: 'id, workspace_id, rep_id, name, role, rev',
  stages: 'id, workspace_id, name, position, kind, probability, rev',
  companies:
    'id, workspace_id, name, domain, linkedin_slug, industry, location, website, rev, clocks, created_at, updated_at, updated_by',
  prospects:
    'id, workspace_id, company_id, full_name, headline, title, location, linkedin_slug, emails, status, owner_id, source_url, clipped_at, rev, clocks, created_at, updated_at, updated_by',
  deals:
    'id, workspace_id, name, stage_id, amount, currency, owner_id, outcome, rev, clocks, created_at, updated_at',
  stakeholders: 'id, workspace_id, deal_id, prospect_id, rev, clocks, created_at, updated_at',
  notes: 'id, workspace_id, about_kind, about_id, body, rev, clocks, created_at, updated_at',
  touchpoints:
    'id, workspace_id, prospect_ids, channel, direction, occurred_at, subject, snippet, rev, clocks, created_at, updated_at',
  tasks:
    'id, workspace_id, prospect_id, title, done_at, owner_id, rev, clocks, created_at, updated_at',
} as const;
type Table = keyof typeof columns;

/**
 * Fills the tables by COPY in the order in which a real server sees rows: those of all teams mixed, versions rising. One team
 * has a fifth of the prospects, twenty have a hundredth each, the others share the rest unevenly.
 */
export async function fillDatabase(options: FillOptions): Promise<Filled> {
  const { pool, prospectCount, workspaceCount, checkTime, say } = options;
  const random = aRandom(20_260_301);
  const teams = aPlan(prospectCount, workspaceCount, random);
  const order = shuffle(teams, random);
  const copier = aCopier(options);
  const startMs = Date.now() - ageDays * 86_400_000;
  const expectedRows = prospectCount * 1.65;
  let rev = 0;
  const next = () => {
    rev += 1;
    return rev;
  };
  for (const team of teams) writeTeam(copier, team, next);
  const marks: (readonly [number, number])[] = [];

  for (const [done, index] of order.entries()) {
    const team = teams[index] as Team;
    const ms = Math.min(startMs + (rev / expectedRows) * (Date.now() - startMs), Date.now());
    const day = Math.floor((ms - startMs) / 86_400_000);
    if (marks.at(-1)?.[0] !== day) marks.push([day, rev]);
    writeProspect({ copier, team, random, next, at: new Date(ms).toISOString() });
    if (copier.isFull()) {
      checkTime();
      await copier.flush();
    }
    if ((done + 1) % 1_000_000 === 0) say(`  ${(done + 1) / 1_000_000} million prospects`);
  }
  await copier.finish();
  await pool.query(`select setval('private.rev_seq', $1)`, [rev]);
  const firstDay = new Date(startMs).toISOString();
  await pool.query(
    `insert into private.rev_marks (day, at, rev)
     select ($1::timestamptz + make_interval(days => d + 1))::date, $1::timestamptz + make_interval(days => d), r
     from unnest($2::int[], $3::bigint[]) u (d, r) on conflict do nothing`,
    [firstDay, marks.map(([day]) => day), marks.map(([, at]) => at)],
  );
  return { workspaces: teams, rowCount: rev };
}

interface Team extends FilledWorkspace {
  /** Some of the prospects so far, evenly over all of them. */
  readonly sample: string[];
  madeCount: number;
  company: string | null;
}

function aPlan(prospectCount: number, workspaceCount: number, random: Random): Team[] {
  const large = [0.2, ...Array.from({ length: 20 }, () => 0.01)];
  const shares = Array.from(
    { length: workspaceCount - large.length },
    () => 0.2 + random() ** 3 * 4,
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  return [...large, ...shares.map((share) => (share / total) * 0.6)].map((share, index) => ({
    id: toId(random),
    reps: Array.from({ length: index === 0 ? 60 : index < 21 ? 20 : 4 }, () => toId(random)),
    stage: toId(random),
    prospectCount: Math.max(1, Math.round(share * prospectCount)),
    sample: [],
    madeCount: 0,
    company: null,
  }));
}

/** Which team the next prospect is of. */
function shuffle(teams: readonly Team[], random: Random): Uint16Array {
  const count = teams.reduce((sum, team) => sum + team.prospectCount, 0);
  const order = new Uint16Array(count);
  let at = 0;
  for (const [index, { prospectCount }] of teams.entries()) {
    order.fill(index, at, at + prospectCount);
    at += prospectCount;
  }
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
  return order;
}

function writeTeam(copier: Copier, team: Team, next: () => number): void {
  copier.add('workspaces', [team.id, 'A team', 'EUR', 'Europe/Berlin', next()]);
  for (const [index, rep] of team.reps.entries()) {
    const role = index === 0 ? 'owner' : index < 3 ? 'manager' : 'rep';
    copier.add('members', [rep, team.id, rep, `Rep ${index}`, role, next()]);
  }
  copier.add('stages', [team.stage, team.id, 'New', 0, 'open', 10, next()]);
}

interface Making {
  readonly copier: Copier;
  readonly team: Team;
  readonly random: Random;
  readonly next: () => number;
  readonly at: string;
}

const prospectFields =
  'full_name headline title location linkedin_slug company_id emails status owner_id source_url clipped_at deleted_at'.split(
    ' ',
  );

/** A prospect, and now and then a company before it and what follows a clip. */
function writeProspect({ copier, team, random, next, at }: Making): void {
  const ws = team.id;
  const by = pick(random, team.reps);
  const stamp = `${Date.parse(at)}:0000:${by}`;
  const clocksOf = (names: readonly string[]) =>
    `{${names.map((name) => `"${name}": "${stamp}"`).join(', ')}}`;
  const few = clocksOf(['title', 'body', 'deleted_at']);
  if (team.company === null || random() < 0.2) {
    team.company = toId(random);
    const name = toCompanyName(random);
    const slug = `c-${team.company.slice(0, 8)}`;
    copier.add('companies', [
      ...[team.company, ws, name, `${slug}.example`, slug, 'Logistics', 'Hamburg, Germany'],
      ...[`https://www.${slug}.example`, next(), clocksOf(prospectFields.slice(0, 8)), at, at, by],
    ]);
  }
  const id = toId(random);
  const slug = `p-${id.slice(0, 13)}`;
  const title = toTitle(random);
  copier.add('prospects', [
    ...[id, ws, team.company, toPersonName(random), `${title} at a company`, title],
    ...['Hamburg, Germany', slug, random() < 0.3 ? `{${slug}@team.example}` : '{}'],
    ...[pick(random, ['new', 'working', 'qualified']), random() < 0.02 ? null : by],
    ...[`https://www.site.example/in/${slug}`, at, next(), clocksOf(prospectFields), at, at, by],
  ]);
  if (team.sample.length < mostSampled) team.sample.push(id);
  else {
    const place = Math.floor(random() * team.madeCount);
    if (place < mostSampled) team.sample[place] = id;
  }
  team.madeCount += 1;

  // Most is about who was met lately: the one just clipped, or now and then somebody of any age.
  const about = random() < 0.8 ? id : pick(random, team.sample);
  if (random() < 0.3) {
    copier.add('touchpoints', [
      ...[toId(random), ws, `{${about}}`, 'email', 'out', at, 'About your fleet'],
      ...['Thank you for the call yesterday.', next(), few, at, at],
    ]);
  }
  if (random() < 0.1) {
    copier.add('notes', [toId(random), ws, 'prospect', about, 'Likes vans.', next(), few, at, at]);
  }
  if (random() < 0.05) {
    const doneAt = random() < 0.8 ? at : null;
    copier.add('tasks', [toId(random), ws, about, 'Call', doneAt, by, next(), few, at, at]);
  }
  if (random() < 0.02) {
    const deal = toId(random);
    const outcome = pick(random, ['open', 'won', 'lost', 'lost', 'lost']);
    copier.add('deals', [
      ...[deal, ws, 'Fleet', team.stage, '1200.50', 'EUR', by, outcome, next(), few, at, at],
    ]);
    copier.add('stakeholders', [toId(random), ws, deal, about, next(), few, at, at]);
  }
}

type Value = string | number | null;

interface Copier {
  add(t: Table, values: readonly Value[]): void;
  isFull(): boolean;
  /** Hands what there is to the server, which reads it while the next chunk is made. */
  flush(): Promise<void>;
  finish(): Promise<void>;
}

function aCopier({ pool, folder }: FillOptions): Copier {
  const chunks = join(folder, 'chunks');
  mkdirSync(chunks, { recursive: true });
  chmodSync(folder, 0o711);
  chmodSync(chunks, 0o711);
  let linesByTable = new Map<Table, string[]>();
  let bytes = 0;
  let chunkCount = 0;
  let underWay: Promise<void> = Promise.resolve();

  const copy = async (linesOf: ReadonlyMap<Table, readonly string[]>, number: number) => {
    const client = await pool.connect();
    try {
      await client.query('begin; set local session_replication_role = replica');
      for (const [t, lines] of linesOf) {
        const file = join(chunks, `${t}-${number}`);
        writeFileSync(file, lines.join(''), { mode: 0o644 });
        await client.query(`copy public.${t} (${columns[t]}) from '${file}'`);
        rmSync(file);
      }
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  const flush = async () => {
    await underWay;
    chunkCount += 1;
    underWay = copy(linesByTable, chunkCount);
    // Its failure is thrown where it is awaited next.
    underWay.catch(() => undefined);
    linesByTable = new Map();
    bytes = 0;
  };
  return {
    add(t, values) {
      const line = `${values.map((value) => value ?? '\\N').join('\t')}\n`;
      bytes += line.length;
      const lines = linesByTable.get(t);
      if (lines === undefined) linesByTable.set(t, [line]);
      else lines.push(line);
    },
    isFull: () => bytes > chunkBytes,
    flush,
    async finish() {
      await flush();
      await underWay;
      rmSync(chunks, { recursive: true });
    },
  };
}
