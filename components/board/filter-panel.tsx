import { i18n } from '#i18n';
import type { Board } from '../../lib/store/board.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { type BoardFilter, type CloseFilter, closeWindows } from './board-filter.ts';
import { CompanyField } from './company-field.tsx';
import { closeLabel, toFilterParts } from './filter-words.ts';

const any = 'any';
const between = 'between';
const nobody = 'nobody';
const scores = [25, 50, 75] as const;

interface PanelProps {
  readonly board: Board;
  readonly filter: BoardFilter;
  readonly onChange: (filter: BoardFilter) => void;
}

/** The filters that are set less often than those in the bar. */
export function FilterPanel(props: PanelProps) {
  const { board, filter, onChange } = props;
  const isTeam = board.reps.length > 1;
  const company = toFilterParts(filter, board).find(({ key }) => key === 'companyId');
  // The field for a company and what was taken by it stand in each other's place.
  const place = useKeptFocus<HTMLDivElement>(
    filter.companyId,
    (now) => now?.querySelector<HTMLElement>('input, button') ?? null,
  );
  return (
    <div className="flex flex-col gap-3">
      {isTeam ? <OwnerField {...props} /> : null}
      <div ref={place}>
        {company === undefined ? (
          <CompanyField
            cards={board.cards}
            onTake={(companyId) => onChange({ ...filter, companyId })}
          />
        ) : (
          <div className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate" title={company.text}>
              {i18n.t('board.company')}: <span className="font-medium">{company.text}</span>
            </span>
            <Button size="sm" onClick={() => onChange({ ...filter, companyId: null })}>
              {i18n.t('board.everyCompany')}
            </Button>
          </div>
        )}
      </div>
      <SelectField
        label={i18n.t('board.score')}
        value={filter.minScore === null ? any : String(filter.minScore)}
        options={[
          { value: any, label: i18n.t('board.any') },
          ...[...new Set([...scores, ...(filter.minScore === null ? [] : [filter.minScore])])]
            .sort((one, other) => one - other)
            .map((score) => ({
              value: String(score),
              label: i18n.t('board.scoreFrom', [String(score)]),
            })),
        ]}
        onChange={(value) =>
          onChange({ ...filter, minScore: value === any ? null : Number(value) })
        }
      />
      <CloseField close={filter.close} onChange={(close) => onChange({ ...filter, close })} />
    </div>
  );
}

function OwnerField({ board, filter, onChange }: PanelProps) {
  return (
    <SelectField
      label={i18n.t('board.owner')}
      value={filter.ownerId === null ? any : filter.ownerId || nobody}
      options={[
        { value: any, label: i18n.t('board.any') },
        ...board.reps.map(({ id, name }) => ({ value: id, label: name })),
        { value: nobody, label: i18n.t('app.nobody') },
      ]}
      onChange={(value) => {
        const ownerId = value === any ? null : value === nobody ? '' : value;
        // Somebody else's are none of one's own.
        onChange({ ...filter, ownerId, isMine: ownerId === null && filter.isMine });
      }}
    />
  );
}

function CloseField({
  close,
  onChange,
}: {
  readonly close: CloseFilter | null;
  readonly onChange: (close: CloseFilter | null) => void;
}) {
  const span = typeof close === 'string' ? null : close;
  const day = (name: 'from' | 'until') => (value: string) =>
    onChange({ from: null, until: null, ...span, [name]: value === '' ? null : value });
  return (
    <>
      <SelectField
        label={i18n.t('fields.expected_close_on')}
        value={close === null ? any : typeof close === 'string' ? close : between}
        options={[
          { value: any, label: i18n.t('board.any') },
          ...closeWindows.map((value) => ({ value, label: closeLabel(value) })),
          { value: between, label: i18n.t('board.closeSpan') },
        ]}
        onChange={(value) => {
          if (value === any) onChange(null);
          else if (value === between) onChange({ from: null, until: null });
          else onChange(closeWindows.find((one) => one === value) ?? null);
        }}
      />
      {span === null ? null : (
        <div className="grid grid-cols-2 gap-2">
          <TextField
            type="date"
            label={i18n.t('board.from')}
            value={span.from ?? ''}
            onChange={day('from')}
          />
          <TextField
            type="date"
            label={i18n.t('board.until')}
            value={span.until ?? ''}
            onChange={day('until')}
          />
        </div>
      )}
    </>
  );
}
