import { useId } from 'react';
import { i18n } from '#i18n';
import { Checkbox } from '../ui/checkbox.tsx';

/** With whom it was. */
export function PeopleTicks({
  people,
  ticked,
  onChange,
}: {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly ticked: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const labelId = useId();
  return (
    <div role="group" aria-labelledby={labelId} className="flex flex-col gap-1">
      <span id={labelId} className="text-xs text-ink-2">
        {i18n.t('touchpoints.with')}
      </span>
      <div className="flex max-h-40 flex-wrap gap-x-4 overflow-y-auto p-0.5">
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            isChecked={ticked.includes(id)}
            onChange={(isChecked) =>
              onChange(isChecked ? [...ticked, id] : ticked.filter((one) => one !== id))
            }
          >
            {name}
          </Checkbox>
        ))}
      </div>
    </div>
  );
}
