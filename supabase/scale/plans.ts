import type pg from 'pg';

/** What the server did for one call, of every statement inside its functions. */
export interface Explained {
  readonly statementCount: number;
  /** Pages of 8 KiB. */
  readonly hit: number;
  readonly read: number;
  /** Tables that were read whole, with more than `fewRows` rows. */
  readonly scanned: readonly string[];
  /** Of the statement that took longest. */
  readonly slowestMs: number;
  readonly slowest: string;
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly Node[];
}

const fewRows = 1000;

/** Runs `work` with `explain (analyze, buffers)` of all that happens in it; the times of such a run are not those of a bare one. */
export async function explain(
  client: pg.ClientBase,
  work: () => Promise<unknown>,
): Promise<Explained> {
  const told: { readonly ms: number; readonly query: string; readonly plan: Node }[] = [];
  const hear = ({ message }: { readonly message?: string | undefined }) => {
    const found = /^duration: ([\d.]+) ms {2}plan:\n(\{[\s\S]*\})$/.exec(message ?? '');
    if (found === null) return;
    const { 'Query Text': query, Plan: plan } = JSON.parse(found[2] ?? '') as {
      readonly 'Query Text': string;
      readonly Plan: Node;
    };
    told.push({ ms: Number(found[1]), query, plan });
  };
  client.on('notice', hear);
  try {
    for (const setting of [
      `load 'auto_explain'`,
      'set auto_explain.log_min_duration = 0',
      'set auto_explain.log_analyze = on',
      'set auto_explain.log_buffers = on',
      'set auto_explain.log_nested_statements = on',
      'set auto_explain.log_format = json',
      'set auto_explain.log_level = notice',
      'set client_min_messages = notice',
    ]) {
      await client.query(setting);
    }
    await work();
  } finally {
    client.off('notice', hear);
    await client.query('set auto_explain.log_min_duration = -1');
  }
  const nodes = told.flatMap(({ plan }) => listNodes(plan));
  const inner = told.filter(({ query }) => !query.startsWith('select public.'));
  const slowest = inner.toSorted((a, b) => b.ms - a.ms)[0];
  // The outermost statement holds the pages of all that are nested in it.
  const outer = told.at(-1)?.plan;
  return {
    statementCount: told.length,
    hit: outer?.['Shared Hit Blocks'] ?? 0,
    read: outer?.['Shared Read Blocks'] ?? 0,
    scanned: [
      ...new Set(
        nodes
          .filter(
            (node) =>
              node['Node Type'] === 'Seq Scan' &&
              ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) *
                (node['Actual Loops'] ?? 1) >
                fewRows,
          )
          .map((node) => node['Relation Name'] ?? '?'),
      ),
    ],
    slowestMs: slowest?.ms ?? 0,
    slowest: slowest?.query.replaceAll(/\s+/g, ' ').slice(0, 90) ?? '',
  };
}

function listNodes(node: Node): readonly Node[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)];
}
