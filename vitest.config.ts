import { defineConfig } from 'vitest/config';

/** Folders of values in, values out: their tests share one world, and none may put anything else in a module's place. */
const pure = ['lib/{actions,mail,model,outreach,reminders,reports,scoring,sites}/**/*.test.ts'];

/** All cores: Vitest would leave one free, which is half of a machine of two. */
const maxWorkers = '100%';

/** The suites by what they need: nothing, the built packages, PostgreSQL, a browser. */
export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers,
          include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'tests/**/*.unit.test.ts'],
          exclude: pure,
          environment: 'node',
          // A thread begins sooner than a process.
          pool: 'threads',
          // Some start programs of ours; on a busy machine that takes longer than a test's usual 5 s.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          // Of the unit tests those that need no world of their own each: they take a quarter of the time together.
          name: 'pure',
          maxWorkers,
          include: pure,
          environment: 'node',
          pool: 'threads',
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'contract',
          maxWorkers,
          include: ['tests/contract/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'database',
          maxWorkers,
          include: ['supabase/tests/**/*.test.ts'],
          environment: 'node',
          // One server for all files; each works in its own copy of the database.
          globalSetup: ['supabase/tests/start-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'backend',
          maxWorkers,
          include: ['tests/backend/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'histories',
          maxWorkers,
          include: ['tests/histories/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['supabase/tests/start-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.spec.ts'],
          // Minutes of waiting for the undo guard: by its own command, `npm run test:mail-histories`.
          exclude: process.env['MAIL_HISTORIES'] ? [] : ['tests/e2e/mail-histories.spec.ts'],
          environment: 'node',
          // Each file has a browser of its own. More than two at once is more than two cores can draw in time.
          fileParallelism: true,
          maxWorkers: 2,
          // A headless browser now and then loses a grant or closes a popup too soon. One more try, in CI only, and the
          // report says `retry x1` beside the test; at a desk a failure is looked at.
          retry: process.env['CI'] ? 1 : 0,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
