import { join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { expect, test } from 'vitest';
import type { DefaultTexts } from '../../lib/model/selling.ts';
import { englishDefaults } from '../../lib/store/default-texts.ts';
import { listFiles, root } from './tree.ts';

async function loadTexts(path: string): Promise<ReadonlyMap<string, string>> {
  const messages = await parseMessagesFile(join(root, path));
  return new Map(
    messages.flatMap((message) => {
      const key = message.key.join('.');
      return message.type !== 'plural' && key.startsWith('defaults.')
        ? [[key.slice('defaults.'.length), message.message] as const]
        : [];
    }),
  );
}

function toList(texts: DefaultTexts): readonly string[] {
  const stages = Object.values(texts.stages).flatMap(({ name, criteria }) => [name, ...criteria]);
  return [...stages, texts.cadence].sort();
}

// Seen to fail: another name for `negotiation` in locales/en.yml.
test('what a workspace begins with reads the same, whoever makes it first', async () => {
  const texts = await loadTexts('locales/en.yml');
  expect([...texts.values()].sort()).toEqual(toList(englishDefaults));
});

// Seen to fail: two stages of one name in locales/vi.yml; they could not be told apart in a deal.
test.each(listFiles('locales'))('no two stages share a name in %s', async (path) => {
  const texts = await loadTexts(path);
  const names = [...texts].flatMap(([key, text]) => (key.endsWith('.name') ? [text] : []));
  expect(names).toHaveLength(Object.keys(englishDefaults.stages).length);
  expect(new Set(names).size).toBe(names.length);
});
