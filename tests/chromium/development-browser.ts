import type { WebExtConfig } from 'wxt';
import { findChromium } from './find-chromium.ts';

/**
 * The browser that the development server opens. Without a display, or without a Chromium, it opens none and the build
 * in `.output/chrome-mv3-dev` is loaded by hand.
 */
export function findDevelopmentBrowser(environment: NodeJS.ProcessEnv = process.env): WebExtConfig {
  const hasDisplay =
    process.platform !== 'linux' ||
    environment['DISPLAY'] !== undefined ||
    environment['WAYLAND_DISPLAY'] !== undefined;
  if (!hasDisplay) return { disabled: true };
  try {
    const { path } = findChromium(environment);
    return {
      binaries: { chrome: path },
      chromiumArgs: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    };
  } catch {
    // None is installed yet: `npm start` and `npm test` install one, the development server only builds.
    return { disabled: true };
  }
}
