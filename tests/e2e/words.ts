import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromeBuild } from './build.ts';

/** The texts of a build, so that a test names a text by its key and not by its wording. */
export type Words = (key: string, ...values: readonly (string | number)[]) => string;

interface BuiltMessage {
  readonly message: string;
}

/**
 * Reads the texts of a build, English unless another language is asked for. `words('page.clip')`; with a number first,
 * the plural's form is chosen by it, as the product does.
 * @throws for a key that the build does not have.
 */
export function loadWords(build: string = chromeBuild, language = 'en'): Words {
  const messages = loadMessages(build, language);
  return (key, ...values) => {
    const found = messages[key.replaceAll('.', '_')];
    if (found === undefined) throw new Error(`no text has the key ${key}`);
    const forms = found.message.split(' | ');
    const form = forms.length > 1 && values[0] === 1 ? forms[0] : forms.at(-1);
    return (form ?? '').replaceAll(/\$(\d)/g, (_, place) =>
      String(values[Number(place) - 1] ?? ''),
    );
  };
}

/** Every text of a build by its key, with the places to fill; the forms of a plural stand apart by ` | `. */
export function loadMessages(
  build: string,
  language: string,
): Readonly<Record<string, BuiltMessage>> {
  const path = join(build, '_locales', language, 'messages.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, BuiltMessage>;
}
