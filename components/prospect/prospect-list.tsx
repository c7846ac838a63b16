import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import { type ProspectStatus, prospectStatuses } from '../../lib/model/prospect.ts';
import { store } from '../../lib/store/open.ts';
import type { ProspectLine } from '../../lib/store/prospect-lines.ts';
import { listProspects } from '../../lib/store/prospect-list.ts';
import type { ProspectOrder } from '../../lib/store/prospect-pages.ts';
import { countProspects, listTags } from '../../lib/store/queries.ts';
import { toGradeChip } from '../score/kept-grade.tsx';
import { ActionList, type ActionRow } from '../ui/action-list.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { numberText } from '../ui/locale.ts';
import { Monogram } from '../ui/monogram.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useDraft } from '../use-draft.ts';
import { useNow } from '../use-now.ts';
import { momentText, statusLabel } from '../words.ts';

const pageSize = 60;

/** All prospects, by score, by name or the newest first; a long list grows page by page. */
export function ProspectList({
  onOpen,
  onAdd,
}: {
  readonly onOpen: (prospectId: string) => void;
  readonly onAdd: () => void;
}) {
  const now = useNow();
  const [status, setStatus] = useState<ProspectStatus | 'all'>('all');
  const [tag, setTag] = useState('');
  // The next time the list comes in the order that was chosen last.
  const { value: order, setValue: setOrder } = useDraft<ProspectOrder>('order:prospects', 'recent');
  const [limit, setLimit] = useState(pageSize);
  const filter = {
    ...(status === 'all' ? {} : { status }),
    ...(tag === '' ? {} : { tag }),
  };
  const tags = useLiveQuery(async () => listTags(store()), []);
  const total = useLiveQuery(async () => countProspects(store()), []);
  const page = useLiveQuery(
    async () => (order ? listProspects(store(), { filter, order, limit }) : undefined),
    [status, tag, order, limit],
  );
  if (total === undefined || !page || !order) return null;
  if (total === 0) {
    return (
      <EmptyState
        title={i18n.t('list.empty')}
        action={
          <Button keyHint="a" onClick={onAdd}>
            {i18n.t('app.addByHand')}
          </Button>
        }
      >
        {i18n.t('list.emptyHint')}
      </EmptyState>
    );
  }
  return (
    <Section
      title={i18n.t('list.title')}
      look="strong"
      count={numberText(total)}
      aside={
        <Button size="sm" onClick={onAdd}>
          {i18n.t('app.addByHand')}
        </Button>
      }
      isFlush
    >
      <div className="flex flex-wrap gap-2 px-4 pb-2 *:w-auto *:flex-auto">
        <SelectField
          label={i18n.t('fields.status')}
          labelAt="hidden"
          size="sm"
          value={status}
          options={[
            { value: 'all', label: i18n.t('list.allStatuses') },
            ...prospectStatuses.map((value) => ({ value, label: statusLabel(value) })),
          ]}
          onChange={setStatus}
        />
        <SelectField
          label={i18n.t('fields.tags')}
          labelAt="hidden"
          size="sm"
          value={tag}
          options={[
            { value: '', label: i18n.t('list.allTags') },
            ...(tags ?? []).map((value) => ({ value, label: value })),
          ]}
          onChange={setTag}
        />
        <SelectField
          label={i18n.t('list.order')}
          labelAt="hidden"
          size="sm"
          value={order}
          options={[
            { value: 'recent', label: i18n.t('list.byRecent') },
            { value: 'score', label: i18n.t('list.byScore') },
            { value: 'name', label: i18n.t('list.byName') },
          ]}
          onChange={setOrder}
        />
      </div>
      {page.rows.length === 0 ? (
        <EmptyState title={i18n.t('list.noMatch')}>{i18n.t('list.noMatchHint')}</EmptyState>
      ) : (
        <ActionList
          label={i18n.t('list.title')}
          choosesFirst={false}
          keys={{ next: i18n.t('keys.down'), previous: i18n.t('keys.up') }}
          onOpen={onOpen}
          rows={page.rows.map((row) => toRow(row, { order, now }))}
        />
      )}
      {page.after === null ? null : (
        <div className="px-4 py-2">
          <Button onClick={() => setLimit((count) => count + pageSize * 2)}>
            {i18n.t('list.more')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function toRow(
  line: ProspectLine,
  { order, now }: { readonly order: ProspectOrder; readonly now: number },
): ActionRow {
  const { id, name, title, companyName, score, status, updatedAt } = line;
  const chip = toGradeChip(score);
  // Without anybody having said who fits a score is touchpoints alone: of use where one sorts by it.
  const hasNumber = score !== null && (chip !== null || order === 'score');
  return {
    id,
    mark: <Monogram name={name} size="sm" />,
    title: name,
    chip,
    why: [title, companyName].filter(Boolean).join(', '),
    ...(hasNumber ? { when: <Points score={score.score} isSaid={chip !== null} /> } : {}),
    worth: order === 'recent' ? momentText(updatedAt, now) : statusLabel(status),
  };
}

function Points({
  score,
  isSaid,
}: {
  readonly score: number;
  /** By the chip beside it. */
  readonly isSaid: boolean;
}) {
  const words = i18n.t('scoreLine.points', score);
  return (
    <span className="inline-block min-w-6 text-right font-semibold text-ink" title={words}>
      <span aria-hidden="true">{score}</span>
      {isSaid ? null : <span className="sr-only">{words}</span>}
    </span>
  );
}
