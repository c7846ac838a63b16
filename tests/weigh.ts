/** Prints what each entry of the built packages weighs against its budget: `node tests/weigh.ts`. */
import { join, resolve } from 'node:path';
import { readPackage } from './contract/built.ts';
import { toKiB, weigh } from './contract/weights.ts';

const output = resolve(import.meta.dirname, '..', '.output');

for (const target of ['chrome', 'firefox']) {
  for (const weight of weigh(readPackage(join(output, `${target}-mv3`)))) {
    const isOver = weight.eagerBytes > weight.budgetBytes;
    const figures = `${toKiB(weight.eagerBytes)} of ${toKiB(weight.budgetBytes)} KiB`;
    console.log(`${target} ${weight.entry} ${figures}${isOver ? ' OVER' : ''}`);
    if (isOver) process.exitCode = 1;
  }
}
