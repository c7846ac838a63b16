import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/**
 * Draws the icons of the extension from the drawings beside this file into `public/icon`.
 * Run it after a change of a drawing: `npx node tests/recorder/icons/draw-icons.ts`.
 */
const folder = new URL('./', import.meta.url);
const target = new URL('../../../public/icon/', import.meta.url);

interface Drawing {
  readonly name: string;
  readonly sizePx: number;
  readonly source: string;
}

const drawings: readonly Drawing[] = [
  { name: '16', sizePx: 16, source: 'mark-16.svg' },
  { name: '32', sizePx: 32, source: 'mark.svg' },
  { name: '48', sizePx: 48, source: 'mark.svg' },
  { name: '96', sizePx: 96, source: 'mark.svg' },
  { name: '128', sizePx: 128, source: 'mark.svg' },
  { name: 'saved-16', sizePx: 16, source: 'saved-16.svg' },
  { name: 'saved-32', sizePx: 32, source: 'saved.svg' },
  { name: 'saved-48', sizePx: 48, source: 'saved.svg' },
];

await mkdir(target, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['PIPESIDE_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless=new'],
});
const page = await browser.newPage();
for (const { name, sizePx, source } of drawings) {
  const svg = await readFile(new URL(source, folder), 'utf8');
  await page.setViewportSize({ width: sizePx, height: sizePx });
  await page.setContent(
    `<style>html,body{margin:0;background:none}svg{display:block;width:${sizePx}px;height:${sizePx}px}</style>${svg}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await writeFile(new URL(`${name}.png`, target), png);
}
await browser.close();
console.log(`${drawings.length} icons in ${fileURLToPath(target)}`);
