import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { TokenField } from '../ui/token-field.tsx';
import { fieldLabel } from '../words.ts';
import type { BulkControl } from './use-bulk.ts';

/** Known tags that are offered. */
const maxOffers = 12;

function TagsPart({
  label,
  values,
  known,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly known: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const begun = typed.trim().toLocaleLowerCase();
  const offers = known
    .filter((tag) => !values.includes(tag) && tag.toLocaleLowerCase().includes(begun))
    .slice(0, maxOffers);
  return (
    <div className="flex flex-col gap-1.5">
      <TokenField
        label={label}
        values={values}
        onAdd={(added) => onChange([...values, ...added])}
        onRemove={(tag) => onChange(values.filter((one) => one !== tag))}
        removeLabel={(tag) => i18n.t('lists.tags.takeOut', [tag])}
        onText={setTyped}
      />
      {offers.length === 0 ? null : (
        <div role="group" aria-label={label} className="flex flex-wrap gap-1">
          {offers.map((tag) => (
            <Button key={tag} size="sm" onClick={() => onChange([...values, tag])}>
              {tag}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Puts tags on all that is chosen, and takes others off. */
export function BulkTags({
  table,
  known,
  bulk,
  triggerText,
  applyText,
}: {
  readonly table: 'prospects' | 'companies';
  readonly known: readonly string[];
  readonly bulk: BulkControl;
  readonly triggerText: string;
  readonly applyText: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const isEmpty = added.length + removed.length === 0;
  const apply = async () => {
    const what = [
      ...added.map((tag) => i18n.t('lists.tags.put', [tag])),
      ...removed.map((tag) => i18n.t('lists.tags.off', [tag])),
    ].join(', ');
    const change = { table, addTags: added, removeTags: removed };
    if (!(await bulk.change(change, `${fieldLabel('tags')}: ${what}`))) return;
    setAdded([]);
    setRemoved([]);
    setOpen(false);
  };
  return (
    <PopoverPanel
      title={fieldLabel('tags')}
      focuses="first"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button disabled={bulk.isBusy}>{triggerText}</Button>}
      footer={
        <Button
          look="primary"
          size="sm"
          disabled={isEmpty || bulk.isBusy}
          onClick={() => void apply()}
        >
          {applyText}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <TagsPart
          label={i18n.t('lists.tags.add')}
          values={added}
          known={known}
          onChange={(tags) => {
            setAdded(tags);
            setRemoved(removed.filter((tag) => !tags.includes(tag)));
          }}
        />
        <TagsPart
          label={i18n.t('lists.tags.remove')}
          values={removed}
          known={known}
          onChange={(tags) => {
            setRemoved(tags);
            setAdded(added.filter((tag) => !tags.includes(tag)));
          }}
        />
      </div>
    </PopoverPanel>
  );
}
