import { useLayoutEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { IssueBlock } from '../../lib/store/issue-list.ts';
import { store } from '../../lib/store/open.ts';
import { loadUnsent } from '../../lib/store/team-queries.ts';
import { Button } from '../ui/button.tsx';
import { useKeys } from '../ui/keys.ts';
import { Section } from '../ui/section.tsx';
import { useCopy } from '../use-copy.ts';
import { answersOf, IssueCard } from './issue-card.tsx';
import { namedLines } from './issue-lines.tsx';
import { type Choice, useDecision } from './use-decision.ts';

function focusBlock(list: HTMLElement | null, key: string | undefined): void {
  if (key === undefined) return;
  list?.querySelector<HTMLElement>(`[data-block="${CSS.escape(key)}"]`)?.focus();
}

/** Changes of the rep's that are not, or not wholly, what the team has. J and K walk, T and U answer. */
export function NeedsYou({
  blocks,
  issueCount,
}: {
  readonly blocks: readonly IssueBlock[];
  /** Of all, shown or not. */
  readonly issueCount: number;
}) {
  const list = useRef<HTMLUListElement>(null);
  const hadFocus = useRef(false);
  const [choice, setChoice] = useState<{ key: string; index: number }>();
  const putOnClipboard = useCopy();
  const decide = useDecision();
  const found = blocks.findIndex(({ key }) => key === choice?.key);
  const index = found >= 0 ? found : Math.min(choice?.index ?? 0, blocks.length - 1);
  const chosen = blocks[index];
  const chosenKey = chosen?.key;

  useLayoutEffect(() => {
    if (blocks.length === 0 || !hadFocus.current || document.activeElement !== document.body) {
      return;
    }
    // What held the focus is decided and gone: the block, or the one that took its place, gets it.
    hadFocus.current = false;
    focusBlock(list.current, chosenKey);
  }, [blocks, chosenKey]);

  function answer(block: IssueBlock, mine: Choice, column?: string) {
    hadFocus.current = list.current?.contains(document.activeElement) ?? false;
    const isLast = namedLines(block).length <= 1;
    decide(block, mine, isLast ? undefined : column);
  }

  function move(step: 1 | -1) {
    const next = Math.max(0, Math.min(index + step, blocks.length - 1));
    const block = blocks[next];
    if (!block) return;
    setChoice({ key: block.key, index: next });
    focusBlock(list.current, block.key);
  }

  const answers = chosen && answersOf({ ...chosen, lines: namedLines(chosen) });
  useKeys(
    {
      j: { label: i18n.t('keys.down'), run: () => move(1), repeats: true },
      k: { label: i18n.t('keys.up'), run: () => move(-1), repeats: true },
      t: chosen && answers && { label: answers.theirs, run: () => answer(chosen, 'theirs') },
      u:
        chosen && answers?.mine !== undefined
          ? { label: answers.mine, run: () => answer(chosen, 'mine') }
          : undefined,
    },
    { group: i18n.t('issues.title') },
  );

  function copy() {
    const text = loadUnsent(store()).then(({ issues }) => JSON.stringify(issues, null, 2));
    putOnClipboard(text, { done: i18n.t('issues.copied'), instead: i18n.t('issues.copyInstead') });
  }

  return (
    <Section
      title={i18n.t('issues.title')}
      look="strong"
      count={issueCount}
      isFlush
      aside={
        <Button size="sm" onClick={copy}>
          {i18n.t('issues.copy')}
        </Button>
      }
    >
      <p className="px-4 pb-1 text-xs text-ink-2">{i18n.t('issues.hint')}</p>
      <ul ref={list}>
        {blocks.map((block, at) => (
          <IssueCard
            key={block.key}
            block={block}
            isChosen={at === index}
            onChoose={() => setChoice({ key: block.key, index: at })}
            onDecide={(mine, column) => answer(block, mine, column)}
          />
        ))}
      </ul>
    </Section>
  );
}
