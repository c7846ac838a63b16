import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/**
 * The histories in their thousands: `npm run test:histories`, and `npm run test:histories -- mail` those of mail in a team;
 * HISTORIES, TEAM_MAIL_HISTORIES and SEED as the environment has them.
 */
const root = resolve(import.meta.dirname, '..', '..');
const file =
  process.argv[2] === 'mail'
    ? 'tests/histories/mail-histories.test.ts'
    : 'tests/histories/histories.test.ts';
const { status } = spawnSync(process.execPath, [resolve(root, 'tests/run.ts'), 'histories', file], {
  cwd: root,
  env: { HISTORIES: '10000', TEAM_MAIL_HISTORIES: '1000', ...process.env },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
