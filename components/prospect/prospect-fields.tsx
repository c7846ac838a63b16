import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, type ReactNode, Suspense } from 'react';
import { i18n } from '#i18n';
import type { Company } from '../../lib/model/company.ts';
import type { RepId } from '../../lib/model/ids.ts';
import { type Prospect, type ProspectStatus, prospectStatuses } from '../../lib/model/prospect.ts';
import { editProspect } from '../../lib/store/commands/prospects.ts';
import { store } from '../../lib/store/open.ts';
import { listMembers } from '../../lib/store/queries.ts';
import { FieldRow } from '../ui/field-row.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TokenField } from '../ui/token-field.tsx';
import { toSavedText, useCommand } from '../use-command.ts';
import { dayText, failureText, fieldLabel, statusLabel } from '../words.ts';
import { EditableField } from './editable-field.tsx';
import { type FieldState, prospectFields } from './fields.ts';

/** The patterns of names weigh more than the fields; few prospects need them. */
const AddressGuess = lazy(async () => {
  const { AddressGuess: part } = await import('./address-guess.tsx');
  return { default: part };
});

/** The table of titles weighs more than the fields. */
const RoleNote = lazy(async () => {
  const { RoleNote: part } = await import('../score/role-note.tsx');
  return { default: part };
});

function LikelyAddress({ prospectId }: { readonly prospectId: string }) {
  return (
    <Suspense fallback={null}>
      <AddressGuess prospectId={prospectId} />
    </Suspense>
  );
}

/** Below a field: what is proposed for it, or read from it. */
function toNote(field: EditableName, prospect: Prospect): ReactNode {
  if (field === 'emails' && prospect.emails.length === 0) {
    return <LikelyAddress prospectId={prospect.id} />;
  }
  if ((field === 'title' || field === 'headline') && prospect[field] !== null) {
    return (
      <Suspense fallback={null}>
        <RoleNote prospect={prospect} field={field} />
      </Suspense>
    );
  }
  return undefined;
}

type EditableName = (typeof prospectFields)[number]['field'];

function stateOf(
  shown: (typeof prospectFields)[number],
  prospect: Prospect,
  company: Company | undefined,
): FieldState {
  const { field } = shown;
  if (field === 'company_name') {
    return {
      shown,
      value: company?.name ?? null,
      evidence: prospect.evidence['company_id'],
    };
  }
  return { shown, value: prospect[field], evidence: prospect.evidence[field] };
}

/** Everything that is known about a prospect, and how; each field is edited where it stands. */
export function ProspectFields({
  prospect,
  company,
  onHistory,
}: {
  readonly prospect: Prospect;
  readonly company: Company | undefined;
  readonly onHistory: () => void;
}) {
  const { run } = useCommand();
  const members = useLiveQuery(async () => listMembers(store()), []);
  const edit = (patch: Parameters<typeof editProspect>[2]) =>
    void run(editProspect(store(), prospect.id, patch), toSavedText);
  const saveField = async (
    field: EditableName,
    value: string | readonly string[],
  ): Promise<string | undefined> => {
    const next = typeof value === 'string' ? (value === '' ? null : value) : [...value];
    const result = await editProspect(store(), prospect.id, { [field]: next });
    if (!result.ok) {
      const { what, todo } = failureText(result.failure.code, fieldLabel(field));
      return `${what}. ${todo}`;
    }
    await run(Promise.resolve(result), toSavedText);
    return undefined;
  };
  return (
    <div className="pb-4">
      <FieldRow label={fieldLabel('status')}>
        <SelectField<ProspectStatus>
          label={fieldLabel('status')}
          labelAt="hidden"
          size="sm"
          value={prospect.status}
          options={prospectStatuses.map((value) => ({ value, label: statusLabel(value) }))}
          onChange={(status) => edit({ status })}
        />
      </FieldRow>
      <FieldRow label={fieldLabel('owner_id')}>
        <SelectField
          label={fieldLabel('owner_id')}
          labelAt="hidden"
          size="sm"
          value={prospect.owner_id ?? 'none'}
          options={[
            ...(members ?? []).map((member) => ({
              value: member.rep_id as string,
              label: member.name === '' ? i18n.t('app.you') : member.name,
            })),
            { value: 'none', label: i18n.t('app.nobody') },
          ]}
          onChange={(owner) => edit({ owner_id: owner === 'none' ? null : (owner as RepId) })}
        />
      </FieldRow>
      <FieldRow label={fieldLabel('tags')}>
        <div className="relative z-1 min-w-0 flex-1">
          <TokenField
            label={fieldLabel('tags')}
            labelAt="hidden"
            values={prospect.tags}
            placeholder={i18n.t('field.addTag')}
            removeLabel={(tag) => i18n.t('field.remove', [tag])}
            onAdd={(tags) => edit({ tags: [...prospect.tags, ...tags] })}
            onRemove={(tag) => edit({ tags: prospect.tags.filter((kept) => kept !== tag) })}
          />
        </div>
      </FieldRow>
      {prospectFields.map((shown) => (
        <EditableField
          key={shown.field}
          state={stateOf(shown, prospect, company)}
          onSave={(value) => saveField(shown.field, value)}
          onHistory={onHistory}
          note={toNote(shown.field, prospect)}
        />
      ))}
      {prospect.notice_due_at === null ? null : (
        <FieldRow label={i18n.t('review.basis')}>
          {i18n.t('review.basisText', [dayText(prospect.notice_due_at)])}
        </FieldRow>
      )}
    </div>
  );
}
