/** Builds one package into a folder of its own: `node tests/contract/build.ts chrome .tmp/somewhere`. */
import { build } from 'wxt';
import { root } from './tree.ts';

const [browser, outDir] = process.argv.slice(2);
if (browser === undefined || outDir === undefined) throw new Error('name a browser and a folder');

await build({ root, browser, outDir });
