import { X } from 'lucide-react';
import { memo, type RefObject } from 'react';
import { i18n } from '#i18n';
import { prospectStatuses } from '../../lib/model/prospect.ts';
import { gradeCuts } from '../../lib/scoring/grade.ts';
import type { ListTable } from '../../lib/store/list-names.ts';
import type { ListChoices } from '../../lib/store/record-lists.ts';
import { BarButton } from '../board/bar-button.tsx';
import { Button } from '../ui/button.tsx';
import { useKeys } from '../ui/keys.ts';
import { SearchField } from '../ui/search-field.tsx';
import { SelectField, type SelectOption } from '../ui/select-field.tsx';
import { statusLabel } from '../words.ts';
import { ClosesFilter } from './closes-filter.tsx';
import { type ChangeState, changeFilter, isFiltered, type ListState } from './list-query.ts';
import { dealOutcomeLabel } from './list-words.ts';

export interface FilterBarProps {
  readonly state: ListState;
  readonly choices: ListChoices | undefined;
  /** The field for words, which takes the focus when a control goes away. */
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChange: ChangeState;
  readonly onClear: () => void;
}

/** Stands for a part of the filter that is not set. */
const any = '';

type Part = 'ownerId' | 'status' | 'tag' | 'stageId' | 'outcome' | 'minScore';
const partsByTable: Readonly<Record<ListTable, readonly Part[]>> = {
  prospects: ['status', 'ownerId', 'tag', 'minScore'],
  companies: ['tag'],
  deals: ['stageId', 'outcome', 'ownerId', 'minScore'],
};

const partKeys = {
  ownerId: ['fields.owner_id', 'lists.anyOwner'],
  status: ['fields.status', 'list.allStatuses'],
  tag: ['fields.tags', 'list.allTags'],
  stageId: ['fields.stage_id', 'lists.anyStage'],
  outcome: ['fields.outcome', 'lists.anyOutcome'],
  minScore: ['board.score', 'lists.anyScore'],
} as const;

function toOptions(part: Part, choices: ListChoices | undefined): readonly SelectOption[] {
  switch (part) {
    case 'ownerId':
      return [
        ...(choices?.reps ?? []).map(({ id, name }) => ({ value: id, label: name })),
        { value: 'none', label: i18n.t('app.nobody') },
      ];
    case 'status':
      return prospectStatuses.map((value) => ({ value, label: statusLabel(value) }));
    case 'tag':
      return (choices?.tags ?? []).map((value) => ({ value, label: value }));
    case 'stageId':
      return (choices?.stages ?? []).map(({ id, name }) => ({ value: id, label: name }));
    case 'outcome':
      return (['open', 'won', 'lost'] as const).map((value) => ({
        value,
        label: dealOutcomeLabel(value),
      }));
    case 'minScore':
      return gradeCuts.toReversed().map((score) => ({
        value: String(score),
        label: i18n.t('board.scoreFrom', [String(score)]),
      }));
  }
}

/** Drawn again only when it changes itself, not with each letter of the text. */
const PartField = memo(function PartField({
  part,
  value,
  choices,
  onChange,
}: Pick<FilterBarProps, 'choices' | 'onChange'> & {
  readonly part: Part;
  readonly value: string;
}) {
  const [labelKey, anyKey] = partKeys[part];
  const options = toOptions(part, choices);
  const isKnown = value === any || options.some((option) => option.value === value);
  const change = (next: string) => {
    const asked = next === any ? undefined : part === 'minScore' ? Number(next) : next;
    onChange((now) => changeFilter(now, part, asked as never));
  };
  return (
    <div className="w-auto min-w-32 max-w-52 flex-none">
      <SelectField
        label={i18n.t(labelKey)}
        labelAt="hidden"
        value={value}
        options={[
          { value: any, label: i18n.t(anyKey) },
          ...options,
          // Of a saved view, or of a report: it is set, and so it is shown.
          ...(isKnown ? [] : [{ value, label: toUnknownLabel(part, value) }]),
        ]}
        onChange={change}
      />
    </div>
  );
});

function toUnknownLabel(part: Part, value: string): string {
  if (part === 'tag') return value;
  if (part === 'minScore') return i18n.t('board.scoreFrom', [value]);
  return i18n.t('lists.goneChoice');
}

/** What a list is narrowed by. */
export function FilterBar({ state, choices, field, onChange, onClear }: FilterBarProps) {
  useKeys({ f: { label: i18n.t('lists.filter'), run: () => field.current?.select() } });
  const parts = partsByTable[state.table].filter(
    (part) => part !== 'ownerId' || (choices?.reps.length ?? 0) > 1 || state.filter.ownerId,
  );
  const isStalled = state.filter.isStalled === true;
  return (
    <search aria-label={i18n.t('lists.filter')} className="flex flex-wrap items-center gap-2">
      <div className="flex w-64">
        <SearchField
          ref={field}
          label={i18n.t('lists.filter')}
          placeholder={i18n.t('lists.filterHint')}
          value={state.filter.text ?? ''}
          onChange={(text) => onChange((now) => changeFilter(now, 'text', text || undefined))}
        />
      </div>
      {parts.map((part) => (
        <PartField
          key={part}
          part={part}
          value={String(state.filter[part] ?? any)}
          choices={choices}
          onChange={onChange}
        />
      ))}
      {state.table === 'deals' ? (
        <>
          <ClosesFilter
            closes={state.closes}
            onChange={(closes) => onChange((now) => ({ ...now, closes }))}
          />
          <BarButton
            isPressed={isStalled}
            onClick={() =>
              onChange((now) => changeFilter(now, 'isStalled', isStalled ? undefined : true))
            }
          >
            {i18n.t('lists.stalled')}
          </BarButton>
        </>
      ) : null}
      {isFiltered(state) ? (
        <Button look="plain" icon={X} onClick={onClear}>
          {i18n.t('lists.clearFilter')}
        </Button>
      ) : null}
    </search>
  );
}
