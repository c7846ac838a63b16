import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { sumOf } from '../../lib/model/money.ts';
import type { ReportSettings } from '../../lib/model/reports.ts';
import { loadWorkspace } from '../../lib/store/deal-queries.ts';
import { findIdentity } from '../../lib/store/find-identity.ts';
import { store } from '../../lib/store/open.ts';
import { listMembers } from '../../lib/store/queries.ts';
import { toMoneyText } from '../money-text.ts';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { pageLocale } from '../ui/locale.ts';
import { parseTarget } from './report-values.ts';

interface Target {
  readonly repId: string;
  readonly name: string;
  readonly amount: string | undefined;
}

/** Members by name; alone, the rep. Of somebody who has left, a target that still counts is shown, so that it can be taken away. */
async function loadTargets(targets: ReportSettings['quarterTargets']) {
  const [members, identity, workspace] = await Promise.all([
    listMembers(store()),
    findIdentity(store()),
    loadWorkspace(store()),
  ]);
  const nameById = new Map(members.map(({ rep_id, name }) => [rep_id as string, name.trim()]));
  const ownId: string | undefined = identity?.repId;
  const ids = new Set([...nameById.keys(), ...(ownId === undefined ? [] : [ownId])]);
  for (const repId of Object.keys(targets)) ids.add(repId);
  const rows = [...ids].map((repId) => ({
    repId,
    name: nameById.get(repId) || undefined,
    isOwn: repId === ownId,
    amount: targets[repId],
  }));
  return { rows, currency: workspace?.currency ?? 'USD' };
}

/** What each rep is to win in a quarter, as annual value in the workspace's currency. */
export function ReportTargets({
  settings,
  mayEdit,
  onSave,
}: {
  readonly settings: ReportSettings;
  readonly mayEdit: boolean;
  readonly onSave: (patch: Partial<ReportSettings>) => Promise<unknown>;
}) {
  const { quarterTargets } = settings;
  const key = JSON.stringify(quarterTargets);
  const known = useLiveQuery(async () => loadTargets(quarterTargets), [key]);
  if (!known) return null;
  const { currency } = known;
  const targets = known.rows
    .map(({ repId, name, isOwn, amount }): Target => {
      const shown = name ?? i18n.t(isOwn ? 'app.you' : 'reportOptions.gone');
      return { repId, name: shown, amount };
    })
    .toSorted((one, two) => one.name.localeCompare(two.name));
  const money = (amount: string) =>
    toMoneyText(amount, { currency, locale: pageLocale() ?? i18n.t('app.language') });
  const save = async (repId: string, typed: string) => {
    const parsed = parseTarget(typed);
    if ('problem' in parsed) return i18n.t(`reportOptions.problem.${parsed.problem}`);
    const { [repId]: _former, ...others } = quarterTargets;
    const next = parsed.value === null ? others : { ...others, [repId]: parsed.value };
    const done = await onSave({ quarterTargets: next });
    return done ? undefined : i18n.t('selling.notSaved');
  };
  return (
    <div className="flex flex-col gap-2">
      <div>
        <h3 className="font-semibold">{i18n.t('reportOptions.targets')}</h3>
        <p className="text-ink-2">{i18n.t('reportOptions.targetsHint')}</p>
      </div>
      {targets.length === 0 ? (
        <p className="text-ink-2">{i18n.t('reportOptions.noReps')}</p>
      ) : (
        <ul
          aria-label={i18n.t('reportOptions.targets')}
          className="flex flex-col rounded-lg border border-line-strong"
        >
          {targets.map(({ repId, name, amount }) => (
            <li
              key={repId}
              className="flex flex-wrap items-start gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 first:border-t-0"
            >
              <span className="min-w-40 flex-1 leading-6 wrap-anywhere">{name}</span>
              {mayEdit ? (
                <div className="flex w-36">
                  <InlineEdit
                    label={i18n.t('reportOptions.targetOf', [name, currency])}
                    placeholder={i18n.t('reportOptions.notSet')}
                    value={amount === undefined ? '' : money(amount)}
                    onSave={(typed) => save(repId, typed)}
                  />
                </div>
              ) : (
                <span className="leading-6">
                  {amount === undefined ? i18n.t('reportOptions.notSet') : money(amount)}
                </span>
              )}
              <span className="w-12 leading-6 text-ink-2">{currency}</span>
            </li>
          ))}
          {targets.length > 1 ? (
            <li className="flex flex-wrap gap-x-3 border-t border-line px-3 py-1.5 font-medium">
              <span className="flex-1">{i18n.t('reportOptions.together')}</span>
              <span className="w-36 px-2">
                {money(sumOf(targets.flatMap((one) => one.amount ?? [])))}
              </span>
              <span className="w-12 font-normal text-ink-2">{currency}</span>
            </li>
          ) : null}
        </ul>
      )}
    </div>
  );
}
