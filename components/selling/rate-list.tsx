import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { InlineEdit } from '../ui/inline-edit.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { currencyCodeOf, currencyName } from './currency-words.ts';
import { ManagersOnly } from './managers-only.tsx';
import { parseRate } from './rate.ts';

type Rates = Readonly<Record<string, string>>;

function useSaveRate(base: string, rates: Rates) {
  const { run } = useCommand();
  /** Without a rate the currency's is taken away. */
  return (code: string, rate: string | undefined) => {
    const { [code]: _former, ...others } = rates;
    const next = rate === undefined ? others : { ...others, [code]: rate };
    return run(saveSetting(store(), 'currency_rates', { rates: next }), () => ({
      title: i18n.t(rate === undefined ? 'selling.rateRemoved' : 'selling.rateSaved'),
      detail: rate === undefined ? code : i18n.t('selling.rateIs', [base, rate, code]),
    }));
  };
}

/** What other currencies are worth, set by hand: those that deals are in, and those that somebody added. */
export function RateList({
  base,
  rates,
  used,
  mayEdit,
}: {
  readonly base: string;
  readonly rates: Rates;
  readonly used: readonly string[];
  readonly mayEdit: boolean;
}) {
  const save = useSaveRate(base, rates);
  const codes = [...new Set([...used, ...Object.keys(rates)])]
    .filter((code) => code !== base)
    .sort();
  const saveRate = async (code: string, typed: string) => {
    if (typed.trim() === '') {
      const done = await save(code, undefined);
      return done ? undefined : i18n.t('selling.notSaved');
    }
    const parsed = parseRate(typed);
    if ('problem' in parsed) return i18n.t(`selling.rateProblem.${parsed.problem}`);
    const done = await save(code, parsed.rate);
    return done ? undefined : i18n.t('selling.notSaved');
  };
  return (
    <div className="flex flex-col gap-2">
      <div>
        <h3 className="font-semibold">{i18n.t('selling.rates')}</h3>
        <p className="text-ink-2">
          {i18n.t(codes.length === 0 ? 'selling.noRates' : 'selling.ratesHint')}
        </p>
      </div>
      {codes.length === 0 ? null : (
        <ul
          aria-label={i18n.t('selling.rates')}
          className="flex flex-col rounded-lg border border-line-strong"
        >
          {codes.map((code) => (
            <li
              key={code}
              className="flex flex-wrap items-start gap-x-2 gap-y-1 border-t border-line px-3 py-1.5 first:border-t-0"
            >
              <span className="leading-6 whitespace-nowrap">{i18n.t('selling.oneIs', [base])}</span>
              {mayEdit ? (
                <div className="flex w-36">
                  <InlineEdit
                    label={i18n.t('selling.rateOf', [code, base])}
                    placeholder={i18n.t('selling.notSet')}
                    value={rates[code] ?? ''}
                    onSave={(typed) => saveRate(code, typed)}
                  />
                </div>
              ) : (
                <span className="leading-6">{rates[code] ?? i18n.t('selling.notSet')}</span>
              )}
              <span className="leading-6">{code}</span>
              <span className="ml-auto min-w-0 text-xs leading-6 text-ink-3">
                {currencyName(code)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayEdit ? <RateAdd base={base} codes={codes} onSave={save} /> : <ManagersOnly />}
    </div>
  );
}

function RateAdd({
  base,
  codes,
  onSave,
}: {
  readonly base: string;
  readonly codes: readonly string[];
  readonly onSave: (code: string, rate: string) => Promise<unknown>;
}) {
  const [isOpen, setOpen] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const {
    value: draft,
    setValue,
    isFound,
    drop,
  } = useDraft('rate:settings:new', {
    code: '',
    rate: '',
  });
  if (!draft) return null;
  if (!isOpen && !isFound) {
    return (
      <div>
        <Button ref={opener} icon={Plus} onClick={() => setOpen(true)}>
          {i18n.t('selling.addRate')}
        </Button>
      </div>
    );
  }
  const close = () => {
    setOpen(false);
    setChecked(false);
    drop();
    setTimeout(() => opener.current?.focus());
  };
  const code = currencyCodeOf(draft.code);
  const parsed = parseRate(draft.rate);
  const findCodeError = (): string | undefined => {
    if (code === undefined) return i18n.t('selling.currencyShape');
    if (code === base || codes.includes(code)) return i18n.t('selling.currencyThere', [code]);
    return undefined;
  };
  const codeError = findCodeError();
  const save = async () => {
    setChecked(true);
    if (codeError !== undefined || code === undefined || 'problem' in parsed) return;
    if (await onSave(code, parsed.rate)) close();
  };
  return (
    <form
      aria-label={i18n.t('selling.addRate')}
      className="flex flex-col gap-3"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <div className="w-40">
          <TextField
            label={i18n.t('fields.currency')}
            autoFocus={!isFound}
            maxLength={3}
            spellCheck={false}
            value={draft.code}
            error={isChecked ? codeError : undefined}
            onChange={(typed) => setValue({ ...draft, code: typed })}
            onSubmit={() => void save()}
          />
        </div>
        <div className="min-w-40 flex-1">
          <TextField
            label={i18n.t('selling.rateOf', [code ?? '…', base])}
            inputMode="decimal"
            value={draft.rate}
            error={
              isChecked && 'problem' in parsed
                ? i18n.t(`selling.rateProblem.${parsed.problem}`)
                : undefined
            }
            onChange={(rate) => setValue({ ...draft, rate })}
            onSubmit={() => void save()}
          />
        </div>
      </div>
      <ButtonRow>
        <Button onClick={() => void save()}>{i18n.t('selling.addRate')}</Button>
        <Button look="plain" onClick={close}>
          {i18n.t('app.cancel')}
        </Button>
      </ButtonRow>
    </form>
  );
}
