import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { FailureCode } from '../../lib/model/failure.ts';
import { TextField } from '../ui/text-field.tsx';
import { RequestButton, RequestProblem } from './request-button.tsx';
import { problemText, useRequest } from './use-request.ts';

const codeProblems: ReadonlySet<FailureCode> = new Set(['invitation_unknown', 'invitation_used']);

/** The first field of a form that the rep asked for has the focus. */
function useFirstField(isAskedFor: boolean) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isAskedFor) field.current?.focus();
  }, [isAskedFor]);
  return field;
}

interface FormProps {
  /** The rep's name in another workspace of theirs. */
  readonly memberName: string;
  readonly onDone: (() => void) | undefined;
}

/** Joins a workspace by the code of an invitation. */
export function JoinForm({
  memberName,
  isAskedFor,
  onDone,
}: FormProps & { readonly isAskedFor: boolean }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState(memberName);
  const [isChecked, setChecked] = useState(false);
  const field = useFirstField(isAskedFor);
  const request = useRequest();
  const isAboutCode = request.failure !== undefined && codeProblems.has(request.failure.code);
  const submit = () => {
    setChecked(true);
    if (code.trim() === '' || name.trim() === '') return;
    void request.run('team/join', { code: code.trim(), memberName: name.trim() }).then((done) => {
      if (done) onDone?.();
    });
  };
  const codeError = isAboutCode ? problemText(request.failure) : undefined;
  return (
    <div className="flex max-w-100 flex-col gap-3">
      <TextField
        ref={field}
        label={i18n.t('team.invitationCode')}
        hint={i18n.t('team.invitationCodeHint')}
        error={isChecked && code.trim() === '' ? i18n.t('team.codeNeeded') : codeError}
        spellCheck={false}
        value={code}
        onChange={setCode}
        onSubmit={submit}
      />
      <NameField value={name} onChange={setName} isChecked={isChecked} onSubmit={submit} />
      {isAboutCode ? null : <RequestProblem request={request} />}
      <div>
        <RequestButton look="primary" request={request} onClick={submit}>
          {i18n.t('team.join')}
        </RequestButton>
      </div>
    </div>
  );
}

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** Makes a workspace whose owner the rep is. Amounts of reports are in its currency, days in its time zone. */
export function CreateForm({ memberName, onDone }: FormProps) {
  const [workspace, setWorkspace] = useState('');
  const [name, setName] = useState(memberName);
  const [currency, setCurrency] = useState('USD');
  const [isChecked, setChecked] = useState(false);
  const field = useFirstField(true);
  const request = useRequest();
  const code = currency.trim().toUpperCase();
  const isCurrency = /^[A-Z]{3}$/.test(code);
  const submit = () => {
    setChecked(true);
    if (workspace.trim() === '' || name.trim() === '' || !isCurrency) return;
    void request
      .run('team/create', {
        name: workspace.trim(),
        memberName: name.trim(),
        currency: code,
        timeZone,
      })
      .then((done) => {
        if (done) onDone?.();
      });
  };
  return (
    <div className="flex max-w-100 flex-col gap-3">
      <TextField
        ref={field}
        label={i18n.t('team.workspaceName')}
        error={isChecked && workspace.trim() === '' ? i18n.t('add.nameNeeded') : undefined}
        maxLength={120}
        value={workspace}
        onChange={setWorkspace}
        onSubmit={submit}
      />
      <NameField value={name} onChange={setName} isChecked={isChecked} onSubmit={submit} />
      <TextField
        label={i18n.t('fields.currency')}
        hint={i18n.t('team.currencyHint', [timeZone])}
        error={isChecked && !isCurrency ? i18n.t('team.currencyShape') : undefined}
        maxLength={3}
        spellCheck={false}
        value={currency}
        onChange={setCurrency}
        onSubmit={submit}
      />
      <RequestProblem request={request} />
      <div>
        <RequestButton look="primary" request={request} onClick={submit}>
          {i18n.t('team.make')}
        </RequestButton>
      </div>
    </div>
  );
}

function NameField({
  value,
  onChange,
  isChecked,
  onSubmit,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isChecked: boolean;
  readonly onSubmit: () => void;
}) {
  return (
    <TextField
      label={i18n.t('team.yourName')}
      hint={i18n.t('team.yourNameHint')}
      error={isChecked && value.trim() === '' ? i18n.t('add.nameNeeded') : undefined}
      autoComplete="name"
      maxLength={120}
      value={value}
      onChange={onChange}
      onSubmit={onSubmit}
    />
  );
}
