import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { ReportSettings } from '../../lib/model/reports.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { loadSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { pageLocale } from '../ui/locale.ts';
import { SelectField } from '../ui/select-field.tsx';
import { useCommand } from '../use-command.ts';
import { ManagersOnly } from './managers-only.tsx';
import { ReportTargets } from './report-targets.tsx';
import { parseCapYears, parseColdDays, parseMargin, type ReportProblem } from './report-values.ts';
import { weekDayName } from './work-week.tsx';

function monthName(month: number): string {
  const format = new Intl.DateTimeFormat(pageLocale(), { month: 'long', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(2026, month - 1, 1)));
}

const months = Array.from({ length: 12 }, (_, index) => String(index + 1));
const firstWeekDays = ['1', '6', '7'] as const;

/** What the reports go by: fiscal year, week, margin, lifetime, silence, and what each rep is to bring in. */
export function ReportsPart({ mayEdit }: { readonly mayEdit: boolean }) {
  const settings = useLiveQuery(async () => loadSetting(store(), 'reports'), []);
  const { run } = useCommand();
  if (!settings) return null;
  const save = (patch: Partial<ReportSettings>, detail?: string) =>
    run(saveSetting(store(), 'reports', { ...settings, ...patch }), () => ({
      title: i18n.t('reportOptions.saved'),
      ...(detail === undefined ? {} : { detail }),
    }));
  return (
    <div className="flex flex-col gap-4">
      <Calendar
        settings={settings}
        mayEdit={mayEdit}
        onSave={(patch, text) => void save(patch, text)}
      />
      <Numbers settings={settings} mayEdit={mayEdit} onSave={save} />
      <ReportTargets settings={settings} mayEdit={mayEdit} onSave={save} />
      {mayEdit ? null : <ManagersOnly />}
    </div>
  );
}

interface PartProps {
  readonly settings: ReportSettings;
  readonly mayEdit: boolean;
}

function Calendar({
  settings,
  mayEdit,
  onSave,
}: PartProps & { readonly onSave: (patch: Partial<ReportSettings>, detail: string) => void }) {
  const week = firstWeekDays.find((day) => Number(day) === settings.weekStartsOn) ?? '1';
  return (
    <div className="flex flex-wrap items-start gap-3">
      <div className="min-w-48 flex-1">
        <SelectField
          label={i18n.t('reportOptions.fiscalMonth')}
          hint={i18n.t('reportOptions.fiscalMonthHint')}
          value={String(settings.fiscalMonth)}
          options={months.map((value) => ({ value, label: monthName(Number(value)) }))}
          isDisabled={!mayEdit}
          onChange={(month) => onSave({ fiscalMonth: Number(month) }, monthName(Number(month)))}
        />
      </div>
      <div className="min-w-48 flex-1">
        <SelectField
          label={i18n.t('reportOptions.weekStart')}
          hint={i18n.t('reportOptions.weekStartHint')}
          value={week}
          options={firstWeekDays.map((value) => ({
            value,
            label: weekDayName(Number(value), 'long'),
          }))}
          isDisabled={!mayEdit}
          onChange={(day) =>
            onSave(
              { weekStartsOn: Number(day) as ReportSettings['weekStartsOn'] },
              weekDayName(Number(day), 'long'),
            )
          }
        />
      </div>
    </div>
  );
}

type Save = (patch: Partial<ReportSettings>) => Promise<unknown>;

function toFieldText(value: number): string {
  return new Intl.NumberFormat(pageLocale(), { useGrouping: false }).format(value);
}

function Numbers({ settings, mayEdit, onSave }: PartProps & { readonly onSave: Save }) {
  const { marginPercent, lifetimeCapYears, coldDays } = settings;
  const saveAs =
    <Value,>(
      parse: (text: string) => { readonly value: Value } | { readonly problem: ReportProblem },
      toPatch: (value: Value) => Partial<ReportSettings>,
    ) =>
    async (typed: string) => {
      const parsed = parse(typed);
      if ('problem' in parsed) return i18n.t(`reportOptions.problem.${parsed.problem}`);
      const done = await onSave(toPatch(parsed.value));
      return done ? undefined : i18n.t('selling.notSaved');
    };
  const rows = [
    {
      name: 'margin' as const,
      value: marginPercent === null ? '' : toFieldText(marginPercent),
      unit: '%',
      save: saveAs(parseMargin, (value) => ({ marginPercent: value })),
    },
    {
      name: 'lifetimeCap' as const,
      value: toFieldText(lifetimeCapYears),
      unit: i18n.t('reportOptions.years'),
      save: saveAs(parseCapYears, (value) => ({ lifetimeCapYears: value })),
    },
    {
      name: 'cold' as const,
      value: toFieldText(coldDays),
      unit: i18n.t('reportOptions.days'),
      save: saveAs(parseColdDays, (value) => ({ coldDays: value })),
    },
  ];
  return (
    <ul className="flex flex-col rounded-lg border border-line-strong">
      {rows.map(({ name, value, unit, save }) => (
        <NumberRow
          key={name}
          label={i18n.t(`reportOptions.${name}`)}
          hint={i18n.t(`reportOptions.${name}Hint`)}
        >
          {mayEdit ? (
            <div className="flex w-36">
              <InlineEdit
                label={i18n.t(`reportOptions.${name}`)}
                placeholder={i18n.t('reportOptions.notSet')}
                value={value}
                onSave={save}
              />
            </div>
          ) : (
            <span className="leading-6">
              {value === '' ? i18n.t('reportOptions.notSet') : value}
            </span>
          )}
          <span className="w-12 leading-6 text-ink-2">{unit}</span>
        </NumberRow>
      ))}
    </ul>
  );
}

function NumberRow({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-t border-line px-3 py-2 first:border-t-0">
      <div className="flex min-w-48 flex-1 flex-col">
        <span className="leading-6">{label}</span>
        <span className="text-xs text-ink-3">{hint}</span>
      </div>
      {children}
    </li>
  );
}
