import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** A figure without its machine says nothing. */
export function describeMachine(chromium: string): string {
  const processors = cpus();
  const load = loadavg().map((value) => value.toFixed(2));
  return [
    `machine   ${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `system    ${platform()} ${release()}, load ${load.join(' ')}`,
    `browser   ${chromium}`,
    `node      ${process.version}`,
  ].join('\n');
}
