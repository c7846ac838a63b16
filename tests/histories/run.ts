import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The histories in their thousands: `npm run test:histories`, with HISTORIES and SEED as the environment has them. */
const root = resolve(import.meta.dirname, '..', '..');
const { status } = spawnSync(
  process.execPath,
  [resolve(root, 'tests/run.ts'), 'histories', 'tests/histories/histories.test.ts'],
  { cwd: root, env: { HISTORIES: '10000', ...process.env }, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
