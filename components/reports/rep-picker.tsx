import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { useKeys } from '../ui/keys.ts';
import { numberText } from '../ui/locale.ts';
import { PopoverPanel } from '../ui/popover-panel.tsx';

interface Rep {
  readonly id: string;
  readonly name: string;
}

/** Whose figures: everybody’s, or those of some; an empty id is what is nobody’s. */
export function repsText(repIds: readonly string[] | null, reps: readonly Rep[]): string {
  if (repIds === null) return i18n.t('reports.allReps');
  const [only] = repIds;
  if (repIds.length === 1 && only !== undefined) return repName(only, reps);
  return i18n.t('reports.repCount', repIds.length, [numberText(repIds.length)]);
}

export function repName(id: string, reps: readonly Rep[]): string {
  if (id === '') return i18n.t('reports.nobodys');
  return reps.find((rep) => rep.id === id)?.name || i18n.t('reports.rep');
}

/** All reps, one or several. With one rep alone there is nothing to choose. */
export function RepPicker({
  reps,
  repIds,
  onChange,
}: {
  readonly reps: readonly Rep[];
  readonly repIds: readonly string[] | null;
  readonly onChange: (repIds: readonly string[] | null) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const hasChoice = reps.length > 1;
  useKeys(
    {
      r: {
        label: i18n.t('reports.reps'),
        run: () => {
          // Whoever looks at figures further down sees what the key opens.
          trigger.current?.scrollIntoView({ block: 'nearest' });
          setOpen(!isOpen);
        },
      },
    },
    { enabled: hasChoice, group: i18n.t('reports.keys') },
  );
  if (!hasChoice) return null;
  const ids = [...reps.map(({ id }) => id), ''];
  const toggle = (id: string, isChosen: boolean) => {
    const next = isChosen ? [...(repIds ?? []), id] : (repIds ?? []).filter((one) => one !== id);
    onChange(next.length === 0 ? null : ids.filter((one) => next.includes(one)));
  };
  return (
    <PopoverPanel
      title={i18n.t('reports.reps')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      align="end"
      focuses="first"
      trigger={
        <Button ref={trigger} keyHint="r">
          {repsText(repIds, reps)}
          {repIds === null ? (
            <span className="font-normal text-ink-3">{numberText(reps.length)}</span>
          ) : null}
        </Button>
      }
    >
      <ul className="flex flex-col">
        <li>
          <Checkbox isChecked={repIds === null} onChange={() => onChange(null)}>
            {i18n.t('reports.allReps')}
          </Checkbox>
        </li>
        {ids.map((id) => (
          <li key={id}>
            <Checkbox
              isChecked={repIds?.includes(id) ?? false}
              onChange={(isChosen) => toggle(id, isChosen)}
            >
              {repName(id, reps)}
            </Checkbox>
          </li>
        ))}
      </ul>
    </PopoverPanel>
  );
}
