import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The histories in their thousands: `npm run test:mail-histories`, with MAIL_HISTORIES and SEED as the environment has them. */
const root = resolve(import.meta.dirname, '..', '..');
const { status } = spawnSync(
  process.execPath,
  [resolve(root, 'tests/run.ts'), 'browser', 'tests/e2e/mail-histories.spec.ts'],
  { cwd: root, env: { MAIL_HISTORIES: '1000', ...process.env }, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
