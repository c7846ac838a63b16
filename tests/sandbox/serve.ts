import type { BrowserContext } from 'playwright-core';

export interface SandboxOptions {}
export interface Sandbox { readonly aborted: readonly string[] }
export async function serveSandbox(context: BrowserContext, _options: SandboxOptions): Promise<Sandbox> {
  const aborted: string[] = [];
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.startsWith('chrome-extension:')) return route.continue();
    if (new URL(url).host === 'www.linkedin.com') return route.fulfill({ contentType: 'text/html', body: '<title>Hello</title>hi' });
    aborted.push(url);
    return route.abort();
  });
  return { aborted };
}
