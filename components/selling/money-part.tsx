import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Workspace } from '../../lib/model/workspace.ts';
import { editWorkspace, saveSetting } from '../../lib/store/commands/settings.ts';
import { loadSetting, loadWorkspace } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { listDealCurrencies } from '../../lib/store/selling-counts.ts';
import { loadTeam } from '../../lib/store/sync-queries.ts';
import { loadOwnRole } from '../../lib/store/team-queries.ts';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useCommand } from '../use-command.ts';
import { currencyCodeOf, currencyName } from './currency-words.ts';
import { RateList } from './rate-list.tsx';

/** What a workspace has before anything was saved in it. */
const { timeZone: ownTimeZone } = new Intl.DateTimeFormat().resolvedOptions();
const firstCurrency = 'USD';

async function loadMoney() {
  const [workspace, rates, used, team, role] = await Promise.all([
    loadWorkspace(store()),
    loadSetting(store(), 'currency_rates'),
    listDealCurrencies(store()),
    loadTeam(store()),
    loadOwnRole(store()),
  ]);
  const isAlone = typeof team?.workspaceId !== 'string';
  return { workspace, rates: rates.rates, used, isOwner: isAlone || role === 'owner' };
}

/** Currency and time zone of the workspace, and what other currencies are worth in it. */
export function MoneyPart({ mayEdit }: { readonly mayEdit: boolean }) {
  const known = useLiveQuery(async () => loadMoney(), []);
  if (!known) return null;
  const currency = known.workspace?.currency ?? firstCurrency;
  return (
    <div className="flex flex-col gap-4">
      <WorkspaceFields
        currency={currency}
        timeZone={known.workspace?.time_zone ?? ownTimeZone}
        rates={known.rates}
        mayEdit={known.isOwner}
      />
      <RateList base={currency} rates={known.rates} used={known.used} mayEdit={mayEdit} />
    </div>
  );
}

function zoneOptions(current: string) {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), current]);
  return [...zones].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

function WorkspaceFields({
  currency,
  timeZone,
  rates,
  mayEdit,
}: {
  readonly currency: string;
  readonly timeZone: string;
  readonly rates: Readonly<Record<string, string>>;
  readonly mayEdit: boolean;
}) {
  const { run } = useCommand();
  const save = (patch: Partial<Pick<Workspace, 'currency' | 'time_zone'>>, detail: string) =>
    run(editWorkspace(store(), patch), () => ({ title: i18n.t('selling.workspaceSaved'), detail }));
  const saveCurrency = async (typed: string) => {
    const code = currencyCodeOf(typed);
    if (code === undefined) return i18n.t('selling.currencyShape');
    if (code === currency) return undefined;
    // They say what another currency is worth in the former one, and would be wrong by far.
    if (Object.keys(rates).length > 0) {
      const cleared = await run(saveSetting(store(), 'currency_rates', { rates: {} }), () => ({
        title: i18n.t('selling.ratesCleared'),
      }));
      if (!cleared) return i18n.t('selling.notSaved');
    }
    const done = await save({ currency: code }, currencyName(code));
    return done ? undefined : i18n.t('selling.notSaved');
  };
  const saveZone = (zone: string) => {
    if (zone !== timeZone) void save({ time_zone: zone }, zone);
  };
  if (!mayEdit) {
    return (
      <div className="flex flex-col gap-1">
        <p>
          {currencyName(currency)} · {timeZone.replaceAll('_', ' ')}
        </p>
        <p className="text-xs text-ink-3">{i18n.t('selling.ownersOnly')}</p>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-start gap-3">
      <div className="flex w-44 flex-col gap-1">
        <span className="text-xs text-ink-2">{i18n.t('fields.currency')}</span>
        <InlineEdit label={i18n.t('fields.currency')} value={currency} onSave={saveCurrency} />
        <span className="px-2 text-xs text-ink-3">{currencyName(currency)}</span>
      </div>
      <div className="min-w-56 flex-1">
        <SelectField
          label={i18n.t('selling.timeZone')}
          hint={i18n.t('selling.timeZoneHint')}
          size="sm"
          value={timeZone}
          options={zoneOptions(timeZone)}
          onChange={saveZone}
        />
      </div>
    </div>
  );
}
