import type { BrowserContext, ConsoleMessage } from 'playwright-core';

/** An error that a page or the worker showed: a failed script, a console error, a breach of the content security policy. */
export interface Problem {
  /** The page's address, or `worker`. */
  readonly where: string;
  readonly text: string;
}

/** A file that does not load is named by the message's place only. */
function withSource(message: ConsoleMessage): string {
  const { url } = message.location();
  return url === '' ? message.text() : `${message.text()} (${url})`;
}

export function collectProblems(context: BrowserContext): readonly Problem[] {
  const problems: Problem[] = [];
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    problems.push({ where: message.page()?.url() ?? 'worker', text: withSource(message) });
  });
  context.on('weberror', (error) => {
    problems.push({ where: error.page()?.url() ?? 'worker', text: error.error().message });
  });
  return problems;
}

/** Runs in every page before its own scripts. In other pages than ours it leaves nothing behind. */
export function reportViolations(): void {
  if (location.protocol !== 'chrome-extension:') return;
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(
      `securitypolicyviolation: ${event.violatedDirective} refused ${event.blockedURI}`,
    );
  });
}
