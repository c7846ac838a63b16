import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import { loadHistory } from '../../lib/store/queries.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Section } from '../ui/section.tsx';
import { Time } from '../ui/time.tsx';
import { useUndo } from '../use-command.ts';
import { columnLabel, commandLabel } from '../words.ts';

const shownCount = 50;

/** Every change of a record, the newest first, each with the same Undo as its receipt had. */
export function History({
  table,
  id,
}: {
  readonly table: 'prospects' | 'companies' | 'deals';
  readonly id: string;
}) {
  const undo = useUndo();
  const entries = useLiveQuery(
    async () => loadHistory(store(), { table, id }, shownCount),
    [table, id],
  );
  if (!entries) return null;
  return (
    <Section title={i18n.t('prospect.history')} count={entries.length}>
      {entries.length === 0 ? (
        <EmptyState isInset title={i18n.t('prospect.historyEmpty')} />
      ) : (
        <ol className="flex flex-col">
          {entries.map((entry) => {
            const fields = [
              ...new Set(
                entry.changes
                  .filter((change) => change.t === table && change.id === id)
                  .flatMap((change) => Object.keys(change.after))
                  .filter((field) => !field.startsWith('evidence'))
                  .map(columnLabel)
                  .filter((label) => label !== undefined),
              ),
            ];
            return (
              <li
                key={entry.id}
                className="flex min-h-(--row) items-center gap-2 border-t border-line py-1 first:border-t-0"
              >
                <span className="min-w-0 flex-1">
                  <span className={entry.undoneBy === null ? '' : 'text-ink-3 line-through'}>
                    {commandLabel(entry.command)}
                  </span>
                  {fields.length > 0 ? (
                    <span className="block text-xs text-ink-2">{fields.join(', ')}</span>
                  ) : null}
                </span>
                <span className="text-xs text-ink-3">
                  <Time at={entry.at} />
                </span>
                {entry.undoneBy === null ? (
                  <Button size="sm" onClick={() => void undo(entry.id)}>
                    {i18n.t('app.undo')}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
}
