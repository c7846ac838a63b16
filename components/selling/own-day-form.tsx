import { useState } from 'react';
import { i18n } from '#i18n';
import type { Holidays } from '../../lib/model/selling.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { fullDayText } from './day-words.ts';
import { findDayProblem, type HolidayDay, sortDays } from './holiday-days.ts';

/** A day of the workspace's own: a works outing, a day between two holidays. */
export function OwnDayForm({
  holidays,
  onDone,
}: {
  readonly holidays: Holidays;
  readonly onDone: () => void;
}) {
  const { run } = useCommand();
  const [isChecked, setChecked] = useState(false);
  const {
    value: draft,
    setValue,
    drop,
  } = useDraft<HolidayDay>('holiday:settings:new', {
    on: '',
    name: '',
  });
  if (!draft) return null;
  const problem = findDayProblem(draft, holidays.days);
  const textOf = (field: 'on' | 'name') => {
    const isOfName = problem === 'name_needed';
    if (!isChecked || problem === undefined || isOfName !== (field === 'name')) return undefined;
    return i18n.t(`selling.dayProblem.${problem}`);
  };
  const close = () => {
    drop();
    onDone();
  };
  const save = async () => {
    setChecked(true);
    if (problem) return;
    const day = { on: draft.on, name: draft.name.trim() };
    const days = sortDays([...holidays.days, day]);
    const done = await run(saveSetting(store(), 'holidays', { ...holidays, days }), () => ({
      title: i18n.t('selling.dayAdded'),
      detail: `${day.name}, ${fullDayText(day.on)}`,
    }));
    if (done) close();
  };
  return (
    <form
      aria-label={i18n.t('selling.addDay')}
      className="flex flex-col gap-3"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <div className="w-40">
          <TextField
            type="date"
            autoFocus
            label={i18n.t('selling.day')}
            value={draft.on}
            error={textOf('on')}
            onChange={(on) => setValue({ ...draft, on })}
            onSubmit={() => void save()}
          />
        </div>
        <div className="min-w-40 flex-1">
          <TextField
            label={i18n.t('fields.name')}
            maxLength={120}
            value={draft.name}
            error={textOf('name')}
            onChange={(name) => setValue({ ...draft, name })}
            onSubmit={() => void save()}
          />
        </div>
      </div>
      <ButtonRow>
        <Button onClick={() => void save()}>{i18n.t('selling.addDay')}</Button>
        <Button look="plain" onClick={close}>
          {i18n.t('app.cancel')}
        </Button>
      </ButtonRow>
    </form>
  );
}
