import { i18n } from '#i18n';
import type { IssueBlock, IssueLine, Writer } from '../../lib/store/issue-list.ts';
import { LinkButton } from '../ui/button.tsx';
import { Time } from '../ui/time.tsx';
import { toFieldLabel, toShownText } from './shown-text.ts';
import type { Choice } from './use-decision.ts';

/** Fields with a name that a rep knows; the others go along with the whole. */
export function namedLines({ table, lines }: IssueBlock): readonly IssueLine[] {
  const named = lines.filter(({ column }) => toFieldLabel(table, column) !== undefined);
  return named.length > 0 ? named : lines;
}

function By({ writer, mineAt }: { readonly writer?: Writer; readonly mineAt?: string }) {
  const at = mineAt ?? writer?.at;
  const name = mineAt === undefined ? writer?.name : i18n.t('issues.you');
  return (
    <span className="block text-2xs font-normal text-ink-3">
      {name ? `${name}, ` : null}
      {at ? <Time at={at} /> : null}
    </span>
  );
}

/** One row a field: what the team has beside what the rep wrote, who wrote it and when. */
export function IssueLines({
  block,
  onDecide,
}: {
  readonly block: IssueBlock;
  readonly onDecide: (choice: Choice, column: string) => void;
}) {
  const lines = namedLines(block);
  const hasButtons = lines.length > 1 && !block.isGone;
  return (
    <table className="w-full table-fixed text-left text-xs">
      <thead className="border-b border-line text-2xs text-ink-3">
        <tr>
          <td className="w-22 pb-1" />
          {block.isGone ? null : (
            <th scope="col" className="pr-2 pb-1 font-normal">
              {i18n.t('issues.theirs')}
            </th>
          )}
          <th scope="col" className="pb-1 font-normal">
            {i18n.t('issues.mine')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const label = toFieldLabel(block.table, line.column) ?? line.column;
          return (
            <tr key={line.column} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="py-1.5 pr-2 font-normal wrap-anywhere text-ink-3">
                {label}
              </th>
              {line.theirs === undefined ? null : (
                <td className="py-1.5 pr-2 wrap-anywhere text-ink-2">
                  {toShownText(line.column, line.theirs)}
                  <By writer={line.writer} />
                  {hasButtons ? (
                    <LinkButton
                      aria-label={`${i18n.t('issues.keepTheirs')}: ${label}`}
                      className="min-h-6"
                      onClick={() => onDecide('theirs', line.column)}
                    >
                      {i18n.t('issues.keepTheirs')}
                    </LinkButton>
                  ) : null}
                </td>
              )}
              <td className="py-1.5 wrap-anywhere font-medium text-ink">
                {toShownText(line.column, line.mine)}
                <By mineAt={line.changedAt} />
                {hasButtons && block.canUse ? (
                  <LinkButton
                    aria-label={`${i18n.t('issues.useMine')}: ${label}`}
                    className="min-h-6 font-normal"
                    onClick={() => onDecide('mine', line.column)}
                  >
                    {i18n.t('issues.useMine')}
                  </LinkButton>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
