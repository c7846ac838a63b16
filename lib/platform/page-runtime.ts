/**
 * The browser as a script of ours inside a page needs it: to send a message, and nothing else. Not by way of the
 * polyfill, which is larger than all that such a script does; both browsers answer with a promise here.
 */
interface PageRuntime {
  /** Gone once the extension was updated or taken away while the page stayed open. */
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
}

interface PageBrowser {
  readonly runtime?: PageRuntime;
}

function findRuntime(): PageRuntime | undefined {
  const { browser, chrome } = globalThis as { browser?: PageBrowser; chrome?: PageBrowser };
  const runtime = browser?.runtime ?? chrome?.runtime;
  return runtime?.id === undefined ? undefined : runtime;
}

/** Whether the extension that put this script into the page is gone: nothing that it says is heard any more. */
export function isOrphaned(): boolean {
  return findRuntime() === undefined;
}

/** Throws, or rejects, where nobody can hear it. */
export async function sendFromPage(message: unknown): Promise<unknown> {
  const runtime = findRuntime();
  if (runtime === undefined) throw new Error('the extension is gone');
  return runtime.sendMessage(message);
}
