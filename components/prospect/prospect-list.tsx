import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import { type ProspectStatus, prospectStatuses } from '../../lib/model/prospect.ts';
import { store } from '../../lib/store/open.ts';
import { countProspects, listProspects, listTags } from '../../lib/store/queries.ts';
import { ActionList } from '../ui/action-list.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { numberText } from '../ui/locale.ts';
import { Monogram } from '../ui/monogram.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useNow } from '../use-now.ts';
import { momentText, statusLabel } from '../words.ts';

const pageSize = 60;

/** All prospects, by name or the newest first; a long list grows page by page. */
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
  const [order, setOrder] = useState<'recent' | 'name'>('recent');
  const [limit, setLimit] = useState(pageSize);
  const filter = {
    ...(status === 'all' ? {} : { status }),
    ...(tag === '' ? {} : { tag }),
  };
  const tags = useLiveQuery(async () => listTags(store()), []);
  const total = useLiveQuery(async () => countProspects(store()), []);
  const page = useLiveQuery(
    async () => listProspects(store(), { filter, order, limit }),
    [status, tag, order, limit],
  );
  if (total === undefined || !page) return null;
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
          rows={page.rows.map((row) => ({
            id: row.id,
            mark: <Monogram name={row.name} size="sm" />,
            title: row.name,
            why: [row.title, row.companyName].filter(Boolean).join(', '),
            when: order === 'recent' ? momentText(row.updatedAt, now) : statusLabel(row.status),
          }))}
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
