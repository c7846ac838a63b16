import * as z from 'zod/mini';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noCount: Count = { passed: 0, failed: 0, skipped: 0 };

/** The part of Vitest's JSON report that is read. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * Counts a suite from its report. What failed without being a test counts as one failure each: a file that does not
 * load, a run that ends badly with all tests green, and a suite that ran no test at all.
 */
export function parseReport(text: string | undefined, hasSucceeded: boolean): Count {
  if (text === undefined) return { ...noCount, failed: 1 };
  const report = z.parse(reportSchema, JSON.parse(text));
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + unloaded.length;
  const isSilentFailure = failed === 0 && (!hasSucceeded || report.numPassedTests === 0);
  return {
    passed: report.numPassedTests,
    failed: isSilentFailure ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export function addCounts(a: Count, b: Count): Count {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

export function toLine(count: Count): string {
  const line = `${count.passed} passed, ${count.failed} failed`;
  return count.skipped === 0 ? line : `${line}, ${count.skipped} skipped`;
}
