import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const peer = join(root, 'node_modules/@inboxsdk/core');

/**
 * An extension that does nothing but load InboxSDK on the mail host, as its documentation says. It phones home; here no
 * name resolves. The caller removes the folder.
 */
export async function buildPeer(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-peer-'));
  const entry = join(folder, 'entry.js');
  writeFileSync(
    entry,
    `import * as InboxSDK from ${JSON.stringify(join(peer, 'inboxsdk.js'))};\nInboxSDK.load(2, 'sdk_pipeside_0123456789').then(() => undefined, () => undefined);\n`,
  );
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome148',
      minify: true,
      lib: { entry, formats: ['iife'], name: 'peer', fileName: () => 'content.js' },
    },
  });
  copyFileSync(join(peer, 'background.js'), join(folder, 'background.js'));
  copyFileSync(join(peer, 'pageWorld.js'), join(folder, 'pageWorld.js'));
  const matches = ['https://mail.google.com/*'];
  const manifest = {
    manifest_version: 3,
    name: 'peer',
    version: '1',
    permissions: ['scripting'],
    host_permissions: matches,
    background: { service_worker: 'background.js' },
    content_scripts: [{ matches, js: ['content.js'], run_at: 'document_end' }],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}
