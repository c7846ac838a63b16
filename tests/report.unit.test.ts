import { expect, test } from 'vitest';
import { parseReport, toLine } from './report.ts';

interface ReportFile {
  readonly status: string;
  readonly assertionResults: readonly unknown[];
}

function aReport(
  numbers: { passed?: number; failed?: number; pending?: number },
  testResults: readonly ReportFile[] = [],
): string {
  return JSON.stringify({
    numPassedTests: numbers.passed ?? 0,
    numFailedTests: numbers.failed ?? 0,
    numPendingTests: numbers.pending ?? 0,
    numTodoTests: 0,
    testResults,
  });
}

test('passed, failed and skipped tests are counted', () => {
  expect(toLine(parseReport(aReport({ passed: 5, failed: 2, pending: 1 }), false))).toBe(
    '5 passed, 2 failed, 1 skipped',
  );
  expect(toLine(parseReport(aReport({ passed: 5 }), true))).toBe('5 passed, 0 failed');
});

test('a file that does not load counts as a failure', () => {
  const files = [
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{}] },
  ];
  expect(parseReport(aReport({ passed: 1 }, files), false)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test.each([
  ['a run that ends badly with every test green', aReport({ passed: 3 }), false, 3],
  ['a run of no test', aReport({}), true, 0],
  ['a run of skipped tests only', aReport({ pending: 2 }), true, 0],
  ['a run without a report', undefined, false, 0],
])('%s counts as a failure', (_what, text, hasSucceeded, passed) => {
  expect(parseReport(text, hasSucceeded)).toMatchObject({ passed, failed: 1 });
});
