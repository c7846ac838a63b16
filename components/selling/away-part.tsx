import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Away } from '../../lib/model/selling.ts';
import { saveRepSetting } from '../../lib/store/commands/settings.ts';
import { loadRepSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { useNow } from '../use-now.ts';
import { type AwayDraft, findAwayProblem, toAwayDraft } from './away-problem.ts';
import { fullDayText, todayText } from './day-words.ts';

/** Days on which the rep is away: their cadences wait. */
export function AwayPart() {
  const away = useLiveQuery(async () => loadRepSetting(store(), 'away'), []);
  // Another value that is kept is another form: what was typed before it was saved is done with.
  return away ? <AwayForm key={`${away.from} ${away.until}`} away={away} /> : null;
}

function AwayForm({ away }: { readonly away: Away }) {
  const { run } = useCommand();
  const [isChecked, setChecked] = useState(false);
  const kept = toAwayDraft(away);
  const { value: draft, setValue, drop } = useDraft<AwayDraft>('away:rep_settings:own', kept);
  const today = todayText(useNow());
  if (!draft) return null;
  const problem = findAwayProblem(draft, today);
  const isChanged = draft.from !== kept.from || draft.until !== kept.until;
  const errorOf = (field: keyof AwayDraft) =>
    isChecked && problem?.field === field
      ? i18n.t(`selling.awayProblem.${problem.problem}`)
      : undefined;
  const saveAway = async (value: Away, title: string, detail: string) => {
    const done = await run(saveRepSetting(store(), 'away', value), () => ({ title, detail }));
    if (done) drop();
  };
  const save = async () => {
    setChecked(true);
    if (problem) return;
    const { from, until } = draft;
    const detail = `${fullDayText(from)} – ${fullDayText(until)}`;
    await saveAway({ from, until }, i18n.t('selling.awaySaved'), detail);
  };
  return (
    <form
      aria-label={i18n.t('selling.away')}
      className="flex flex-col gap-3"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="flex flex-wrap items-start gap-3">
        {(['from', 'until'] as const).map((field) => (
          <div key={field} className="w-44">
            <TextField
              type="date"
              label={i18n.t(field === 'from' ? 'selling.firstDay' : 'selling.lastDay')}
              value={draft[field]}
              error={errorOf(field)}
              onChange={(typed) => setValue({ ...draft, [field]: typed })}
              onSubmit={() => void save()}
            />
          </div>
        ))}
      </div>
      <ButtonRow>
        <Button disabled={!isChanged} onClick={() => void save()}>
          {i18n.t('selling.saveAway')}
        </Button>
        {away.from === null && away.until === null ? null : (
          <Button
            onClick={() =>
              void saveAway({ from: null, until: null }, i18n.t('selling.awayCleared'), '')
            }
          >
            {i18n.t('selling.notAway')}
          </Button>
        )}
      </ButtonRow>
    </form>
  );
}
