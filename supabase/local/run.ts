/**
 * `npm run backend`: PostgreSQL, the migrations, a demo team and the gateway, on this machine alone, until it is ended.
 * Usage: npm run backend [-- --fresh]    --fresh empties the data folder first
 */
import { join, resolve } from 'node:path';
import { type Database, migrate, seed, startDatabase } from './database.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { loadKeys } from './keys.ts';

const folder = resolve(import.meta.dirname, '..', '..', '.data', 'backend');
// As `supabase start` has them.
const gatewayPort = 54_321;
const databasePort = 54_322;

let database: Database | undefined;
let gateway: Gateway | undefined;

async function run(): Promise<void> {
  const began = performance.now();
  const fresh = process.argv.includes('--fresh');
  database = await startDatabase({ folder, fresh, port: databasePort });
  await migrate(database.url);
  await seed(database.url);
  const keys = await loadKeys(join(folder, 'keys.json'));
  gateway = await startGateway({
    database,
    keys,
    port: gatewayPort,
    deliver: ({ to, code }) => console.log(`\nMail to ${to}\n  Your code: ${code}\n`),
  });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`Ready in ${seconds} s. Ends with Ctrl+C; the data stays.

  Project URL       ${gateway.url}
  Publishable key   ${keys.publishable}
  PostgreSQL        ${database.url}

  Demo team         ines@team.example (owner), duy@team.example (manager), rosa@team.example (rep)
  Password          pipeside-demo

Mail is not sent: codes are printed here.`);
}

async function end(code: number): Promise<never> {
  await gateway?.stop();
  await database?.stop();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void end(0));
}

try {
  await run();
} catch (error) {
  const { message, code } = error as { readonly message: string; readonly code?: string };
  const isTaken = code === 'EADDRINUSE' || message.includes('could not bind');
  console.error(
    isTaken
      ? `Port ${gatewayPort} or ${databasePort} is taken: another backend or "supabase start" runs.\n${message}`
      : message,
  );
  await end(1);
}
