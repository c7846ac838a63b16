import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromeBuild } from './build.ts';

export interface FailureTexts {
  readonly what: string;
  readonly todo: string;
}

/** What the rep is told about a failure, from the English texts of the build. */
export function readFailureTexts(): (code: string) => FailureTexts {
  const path = join(chromeBuild, '_locales', 'en', 'messages.json');
  const messages = JSON.parse(readFileSync(path, 'utf8')) as Readonly<
    Record<string, { readonly message: string }>
  >;
  const textOf = (key: string): string => {
    const found = messages[key]?.message;
    if (found === undefined) throw new Error(`${path} has no text ${key}`);
    return found;
  };
  return (code) => ({ what: textOf(`failure_${code}`), todo: textOf(`failure_${code}_hint`) });
}
