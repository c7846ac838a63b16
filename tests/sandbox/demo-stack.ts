import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, seed, startDatabase } from '../../supabase/local/database.ts';
import { startGateway } from '../../supabase/local/gateway.ts';
import { makeKeys } from '../../supabase/local/keys.ts';

/** A team's server for one start of the browser: PostgreSQL, the demo team and the gateway, thrown away at the end. */
export interface DemoStack {
  readonly url: string;
  /** The publishable key. */
  readonly key: string;
  /** One row of a table by its id, as PostgreSQL has it. */
  loadRow(
    table: 'prospects' | 'companies',
    id: string,
  ): Promise<Record<string, unknown> | undefined>;
  stop(): Promise<void>;
}

export const demoRep = { name: 'Ines Albrecht', email: 'ines@team.example' } as const;
export const demoPassword = 'pipeside-demo';

/** On free ports and in a folder of its own: the data of `npm run backend` is left alone. Mail is told to `onMail`. */
export async function startDemoStack(
  onMail: (mail: { readonly to: string; readonly code: string }) => void,
): Promise<DemoStack> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-demo-'));
  const database = await startDatabase({ folder, fresh: false });
  const stopDatabase = async (): Promise<void> => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(database.url);
    await seed(database.url);
    const keys = await makeKeys();
    const gateway = await startGateway({ database, keys, deliver: onMail });
    return {
      url: gateway.url,
      key: keys.publishable,
      loadRow: async (table, id) => {
        const client = new pg.Client({ connectionString: database.adminUrl });
        await client.connect();
        try {
          const { rows } = await client.query<Record<string, unknown>>(
            `select * from public.${table} where id = $1`,
            [id],
          );
          return rows[0];
        } finally {
          await client.end();
        }
      },
      async stop() {
        await gateway.stop();
        await stopDatabase();
      },
    };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}
