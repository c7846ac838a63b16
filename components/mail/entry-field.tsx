import { i18n } from '#i18n';
import { isFreeMail } from '../../lib/mail/free-mail.ts';
import { TokenField } from '../ui/token-field.tsx';
import {
  type AddressList,
  readEntry,
  splitEntries,
  toShownEntries,
  withEntries,
  withoutEntry,
} from './list-entry.ts';

/** `colleagues`: whole free-mail domains are refused, as everybody may have an address there · `own`: addresses alone. */
export type EntryKind = 'never' | 'colleagues' | 'own';

export interface EntryFieldProps {
  readonly kind: EntryKind;
  readonly label: string;
  readonly hint?: string;
  readonly list: AddressList;
  /** Gets the change, so that it is made to the list as it is kept by then. */
  readonly onChange: (edit: (list: AddressList) => AddressList) => void;
  readonly onText?: (text: string) => void;
}

function toProblem(kind: EntryKind, text: string): string | undefined {
  const entry = readEntry(text);
  if (kind === 'own') {
    return entry?.kind === 'address' ? undefined : i18n.t('mailOptions.addressNeeded');
  }
  if (!entry) return i18n.t('mailOptions.entryNeeded');
  const isEverybody = kind === 'colleagues' && entry.kind === 'domain' && isFreeMail(entry.value);
  return isEverybody ? i18n.t('mailOptions.everybody', [entry.value]) : undefined;
}

/** A list of addresses and domains as one field: each is understood as it is written in mails and address bars. */
export function EntryField({ kind, label, hint, list, onChange, onText }: EntryFieldProps) {
  return (
    <TokenField
      label={label}
      hint={hint}
      inputMode="email"
      values={toShownEntries(list)}
      placeholder={
        kind === 'own' ? i18n.t('mailOptions.ownExample') : i18n.t('mailOptions.entryExample')
      }
      split={splitEntries}
      validate={(text) => toProblem(kind, text)}
      removeLabel={(entry) => i18n.t('field.remove', [entry])}
      onAdd={(typed) => onChange((now) => withEntries(now, typed))}
      onRemove={(entry) => onChange((now) => withoutEntry(now, entry))}
      {...(onText ? { onText } : {})}
    />
  );
}
