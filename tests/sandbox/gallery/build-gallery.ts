import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { build } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Builds the gallery with the targets of the extension, so that its CSS is what ships. */
export async function buildGallery(outDir: string): Promise<void> {
  // A test runner has set it to `test`, which would bring React's development build.
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root,
    base: './',
    // The packages' 'use client' lines are hundreds of warnings about nothing.
    logLevel: 'error',
    plugins: [tailwindcss()],
    build: {
      outDir,
      emptyOutDir: true,
      // Inlined assets would need `data:` in places where the policy of extension pages has none.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: ['chrome148', 'firefox140'],
      cssTarget: ['chrome148', 'firefox140'],
    },
  });
}
