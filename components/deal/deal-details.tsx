import { useLiveQuery } from 'dexie-react-hooks';
import { ExternalLink } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { type Billing, billings } from '../../lib/model/deal.ts';
import type { RepId } from '../../lib/model/ids.ts';
import { type DealPatch, editDeal } from '../../lib/store/commands/deals.ts';
import type { DealView } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { listMembers } from '../../lib/store/queries.ts';
import { FieldRow } from '../ui/field-row.tsx';
import { Icon } from '../ui/icon.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { toSavedText, useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { failureText, fieldLabel } from '../words.ts';
import { type DealColumn, type DealEdits, parseColumn, toEditText } from './deal-columns.ts';
import { DealRow, type DealRowProps } from './deal-row.tsx';
import { billingLabel, dayWords, instantDayWords, moneyText, problemText } from './deal-words.ts';

const noEdits: DealEdits = {};

/** Everything that is known about a deal; each field is edited where it stands. */
export function DealDetails({ view }: { readonly view: DealView }) {
  const { run } = useCommand();
  const { deal, company } = view;
  const kept = useDraft<DealEdits>(`details:deals:${deal.id}`, noEdits);
  const edits = useRef<DealEdits>(noEdits);
  useLayoutEffect(() => {
    edits.current = kept.value ?? noEdits;
  }, [kept.value]);
  if (!kept.value) return null;
  const shown = { deal, companyName: company?.name ?? null };
  const setDraft = (column: DealColumn, text: string | undefined) => {
    const { [column]: _before, ...others } = edits.current;
    if (text === undefined && _before === undefined) return;
    edits.current = text === undefined ? others : { ...others, [column]: text };
    if (Object.keys(edits.current).length === 0) kept.drop();
    else kept.setValue(edits.current);
  };
  const save = async (column: DealColumn, text: string): Promise<string | undefined> => {
    const parsed = parseColumn(column, text, { deal, nowMs: Date.now() });
    if ('problem' in parsed) return problemText(parsed.problem);
    const result = await editDeal(store(), deal.id, parsed.patch);
    if (!result.ok) {
      const { what, todo } = failureText(result.failure.code, columnLabelOf(column));
      return `${what}. ${todo}`;
    }
    await run(Promise.resolve(result), toSavedText);
    return undefined;
  };
  const choose = (patch: DealPatch) => void run(editDeal(store(), deal.id, patch), toSavedText);
  const row = (
    column: DealColumn,
    value: string | null,
    more: Partial<Pick<DealRowProps, 'kind' | 'inputMode' | 'maxLength' | 'aside'>> = {},
  ) => (
    <DealRow
      {...more}
      label={columnLabelOf(column)}
      shown={value ?? <span className="text-ink-3">{i18n.t('sure.empty')}</span>}
      text={toEditText(shown, column)}
      draft={kept.value?.[column]}
      onDraft={(text) => setDraft(column, text)}
      onSave={(text) => save(column, text)}
    />
  );
  const money = (amount: string | null) => amount && moneyText(amount, deal.currency);
  return (
    <div className="pb-4">
      <OwnerRow ownerId={deal.owner_id} onChoose={(owner_id) => choose({ owner_id })} />
      {row('name', deal.name, { maxLength: 200 })}
      {row('company', company?.name ?? null, { maxLength: 200 })}
      {row('amount', money(deal.amount), { inputMode: 'decimal', maxLength: 40 })}
      {row('currency', deal.currency, { maxLength: 6 })}
      <div className="border-t border-line">
        <FieldRow label={fieldLabel('billing')}>
          <SelectField<Billing>
            label={fieldLabel('billing')}
            labelAt="hidden"
            size="sm"
            value={deal.billing}
            options={billings.map((value) => ({ value, label: billingLabel(value) }))}
            onChange={(billing) => choose({ billing })}
          />
        </FieldRow>
      </div>
      {deal.billing === 'one_off'
        ? null
        : row('term_months', deal.term_months === null ? null : String(deal.term_months), {
            inputMode: 'numeric',
            maxLength: 6,
          })}
      {row('expected_close_on', deal.expected_close_on && dayWords(deal.expected_close_on), {
        kind: 'day',
      })}
      {row('needs', deal.needs, { kind: 'lines', maxLength: 4000 })}
      {row('quote_amount', money(deal.quote_amount), { inputMode: 'decimal', maxLength: 40 })}
      {row('quoted_at', deal.quoted_at && instantDayWords(deal.quoted_at), { kind: 'day' })}
      {row('quote_url', deal.quote_url && toHost(deal.quote_url), {
        inputMode: 'url',
        maxLength: 2000,
        ...(deal.quote_url === null ? {} : { aside: <QuoteLink url={deal.quote_url} /> }),
      })}
      {deal.outcome === 'lost' ? row('lost_reason', deal.lost_reason, { maxLength: 400 }) : null}
    </div>
  );
}

function columnLabelOf(column: DealColumn): string {
  switch (column) {
    case 'name':
      return i18n.t('deal.name');
    case 'company':
      return i18n.t('deal.company');
    default:
      return fieldLabel(column);
  }
}

function OwnerRow({
  ownerId,
  onChoose,
}: {
  readonly ownerId: RepId | null;
  readonly onChoose: (ownerId: RepId | null) => void;
}) {
  const members = useLiveQuery(async () => listMembers(store()), []);
  return (
    <FieldRow label={fieldLabel('owner_id')}>
      <SelectField
        label={fieldLabel('owner_id')}
        labelAt="hidden"
        size="sm"
        value={ownerId ?? 'none'}
        options={[
          ...(members ?? []).map((member) => ({
            value: member.rep_id as string,
            label: member.name === '' ? i18n.t('app.you') : member.name,
          })),
          { value: 'none', label: i18n.t('app.nobody') },
        ]}
        onChange={(owner) => onChoose(owner === 'none' ? null : (owner as RepId))}
      />
    </FieldRow>
  );
}

function toHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** Opened by the rep's click alone, in a tab of its own. */
function QuoteLink({ url }: { readonly url: string }) {
  const label = i18n.t('deal.openQuote');
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={url}
      aria-label={label}
      className="inline-flex size-6 items-center justify-center rounded-md"
    >
      <Icon shape={ExternalLink} size="sm" />
    </a>
  );
}
