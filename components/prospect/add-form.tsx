import { useState } from 'react';
import { i18n } from '#i18n';
import { canonicalAddress } from '../../lib/sites/address.ts';
import { addProspect } from '../../lib/store/commands/prospects.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { useKeys } from '../ui/keys.ts';
import { TextField } from '../ui/text-field.tsx';
import { toSavedText, useCommand } from '../use-command.ts';
import { fieldLabel } from '../words.ts';
import { isEmail } from './field-problem.ts';

interface Draft {
  readonly full_name: string;
  readonly title: string;
  readonly company_name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
}

const empty: Draft = {
  full_name: '',
  title: '',
  company_name: '',
  email: '',
  phone: '',
  address: '',
};

interface Errors {
  full_name?: string;
  email?: string;
  address?: string;
}

function toErrors(draft: Draft): Errors {
  const errors: Errors = {};
  if (draft.full_name.trim() === '') errors.full_name = i18n.t('add.nameNeeded');
  if (draft.email.trim() !== '' && !isEmail(draft.email.trim())) {
    errors.email = i18n.t('add.emailShape');
  }
  if (draft.address.trim() !== '' && toSlug(draft.address) === undefined) {
    errors.address = i18n.t('add.addressShape');
  }
  return errors;
}

/** Takes a whole address of a profile, or only its last part. */
function toSlug(text: string): string | undefined {
  const value = text.trim();
  if (/^[^\s/:?#]+$/u.test(value) && !value.includes('.')) return value.toLowerCase();
  const url = value.startsWith('http') ? value : `https://${value}`;
  const address = canonicalAddress(url);
  return address?.pageKind === 'profile' ? address.slug : undefined;
}

/** A prospect without a page: a card from an event, a name from a call. */
export function AddForm({
  name,
  onDone,
}: {
  readonly name: string;
  readonly onDone: (prospectId: string | undefined) => void;
}) {
  const { run } = useCommand();
  const [draft, setDraft] = useState<Draft>({ ...empty, full_name: name });
  const [isTried, setTried] = useState(false);
  const errors = isTried ? toErrors(draft) : {};
  const set = (field: keyof Draft) => (value: string) =>
    setDraft((now) => ({ ...now, [field]: value }));
  const save = async () => {
    setTried(true);
    if (Object.keys(toErrors(draft)).length > 0) return;
    const slug = draft.address.trim() === '' ? undefined : toSlug(draft.address);
    const text = (value: string) => (value.trim() === '' ? undefined : value.trim());
    const receipt = await run(
      addProspect(store(), {
        full_name: draft.full_name.trim(),
        title: text(draft.title) ?? null,
        company_name: text(draft.company_name) ?? null,
        emails: text(draft.email) ? [draft.email.trim().toLowerCase()] : [],
        phones: text(draft.phone) ? [draft.phone.trim()] : [],
        linkedin_slug: slug ?? null,
      }),
      toSavedText,
    );
    if (receipt) onDone(receipt.id);
  };
  useKeys({ Escape: { label: i18n.t('app.cancel'), run: () => onDone(undefined) } });
  const shared = { labelAt: 'above', onSubmit: () => void save() } as const;
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <h2 className="text-md font-semibold">{i18n.t('app.addByHand')}</h2>
      <TextField
        {...shared}
        label={fieldLabel('full_name')}
        value={draft.full_name}
        onChange={set('full_name')}
        error={errors.full_name}
        maxLength={200}
        autoFocus
      />
      <TextField
        {...shared}
        label={fieldLabel('title')}
        value={draft.title}
        onChange={set('title')}
        maxLength={200}
      />
      <TextField
        {...shared}
        label={fieldLabel('company_name')}
        value={draft.company_name}
        onChange={set('company_name')}
        maxLength={200}
      />
      <TextField
        {...shared}
        label={fieldLabel('emails')}
        value={draft.email}
        onChange={set('email')}
        error={errors.email}
        inputMode="email"
        maxLength={254}
      />
      <TextField
        {...shared}
        label={fieldLabel('phones')}
        value={draft.phone}
        onChange={set('phone')}
        inputMode="tel"
        maxLength={60}
      />
      <TextField
        {...shared}
        label={i18n.t('add.address')}
        value={draft.address}
        onChange={set('address')}
        error={errors.address}
        hint={i18n.t('add.addressHint')}
        maxLength={300}
      />
      <ButtonRow>
        <Button look="primary" keyHint="Enter" onClick={() => void save()}>
          {i18n.t('app.save')}
        </Button>
        <Button keyHint="Escape" onClick={() => onDone(undefined)}>
          {i18n.t('app.cancel')}
        </Button>
      </ButtonRow>
    </div>
  );
}
