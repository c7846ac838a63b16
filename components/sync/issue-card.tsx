import { TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import type { IssueBlock, IssueCause } from '../../lib/store/issue-list.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { classNames } from '../ui/class-names.ts';
import { Time } from '../ui/time.tsx';
import { IssueLines, namedLines } from './issue-lines.tsx';
import type { Choice } from './use-decision.ts';

/** What happened, and what to do where that is not plain. */
function whatHappened(block: IssueBlock): string {
  if (block.cause === 'overwritten' && block.op === 'del') return i18n.t('issues.notDeleted');
  return i18n.t(`issues.${block.cause}`);
}

/** The words of the two answers, by what is at stake. */
export function answersOf({ op, isGone, canUse, lines }: IssueBlock): {
  readonly mine: string | undefined;
  readonly theirs: string;
} {
  if (!canUse) return { mine: undefined, theirs: i18n.t('issues.letGo') };
  if (op === 'del') return { mine: i18n.t('issues.delete'), theirs: i18n.t('issues.keepRow') };
  if (isGone) return { mine: i18n.t('issues.remake'), theirs: i18n.t('issues.letGo') };
  return lines.length > 1
    ? { mine: i18n.t('issues.useAllMine'), theirs: i18n.t('issues.keepAllTheirs') }
    : { mine: i18n.t('issues.useMine'), theirs: i18n.t('issues.keepTheirs') };
}

/** What the row is called, else what kind it is; with what it is about. */
export function rowTitle({ name, about, table }: Pick<IssueBlock, 'name' | 'about' | 'table'>) {
  const kind = i18n.t(`rows.${table}`);
  if (name === '') return about === '' ? kind : `${kind} · ${about}`;
  return name;
}

/** Nothing was refused: it is the rep's turn. */
const calmCauses: ReadonlySet<IssueCause> = new Set(['overwritten', 'gone', 'elsewhere']);

/** One row that needs the rep: what happened, both values of each field, and two answers of equal weight. */
export function IssueCard({
  block,
  isChosen,
  onChoose,
  onDecide,
}: {
  readonly block: IssueBlock;
  /** T and U decide this one. */
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onDecide: (choice: Choice, column?: string) => void;
}) {
  const title = rowTitle(block);
  const kind = i18n.t(`rows.${block.table}`);
  const { mine, theirs } = answersOf({ ...block, lines: namedLines(block) });
  const writer = block.isGone && block.writer.at !== null ? block.writer : undefined;
  return (
    <li
      data-block={block.key}
      data-chosen={isChosen ? '' : undefined}
      aria-label={title}
      tabIndex={-1}
      onFocus={onChoose}
      className={classNames(
        'relative flex flex-col gap-2 border-t border-line px-4 py-3 -outline-offset-2 first:border-t-0',
        "data-chosen:before:absolute data-chosen:before:inset-y-0 data-chosen:before:left-0 data-chosen:before:w-0.5 data-chosen:before:bg-accent data-chosen:before:content-[''] forced-colors:data-chosen:before:bg-[Highlight]",
      )}
    >
      <div>
        <h3 title={title} className="truncate font-semibold">
          {title}
        </h3>
        <p className="text-xs text-ink-3">
          {[kind, block.name === '' ? '' : block.about].filter(Boolean).join(' · ')}
        </p>
      </div>
      <Callout icon={TriangleAlert} tone={calmCauses.has(block.cause) ? 'caution' : 'critical'}>
        {whatHappened(block)}
        {writer ? (
          <>
            {' '}
            {writer.name ? `${writer.name}, ` : null}
            <Time at={writer.at ?? ''} />
          </>
        ) : null}
      </Callout>
      {block.lines.length > 0 ? <IssueLines block={block} onDecide={onDecide} /> : null}
      <ButtonRow>
        <Button {...(isChosen ? { keyHint: 't' } : {})} onClick={() => onDecide('theirs')}>
          {theirs}
        </Button>
        {mine === undefined ? null : (
          <Button {...(isChosen ? { keyHint: 'u' } : {})} onClick={() => onDecide('mine')}>
            {mine}
          </Button>
        )}
      </ButtonRow>
    </li>
  );
}
