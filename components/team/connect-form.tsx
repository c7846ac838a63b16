import { type Ref, useState } from 'react';
import { i18n } from '#i18n';
import type { FailureCode } from '../../lib/model/failure.ts';
import { ButtonRow, LinkButton } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { RequestButton, RequestProblem } from './request-button.tsx';
import { problemText, useRequest } from './use-request.ts';

const addressCodes: ReadonlySet<FailureCode> = new Set(['address_not_allowed', 'not_a_server']);

/** Which Supabase project the team's data is in. Asked whether it is one before it is remembered. */
export function ConnectForm({
  first,
  onDone,
  onCancel,
  fieldRef,
}: {
  readonly first: { readonly url: string; readonly key: string } | undefined;
  readonly onDone: () => void;
  readonly onCancel: (() => void) | undefined;
  readonly fieldRef: Ref<HTMLInputElement>;
}) {
  const [url, setUrl] = useState(first?.url ?? '');
  const [key, setKey] = useState(first?.key ?? '');
  const connect = useRequest();
  const code = connect.failure?.code;
  const isAboutAddress = code !== undefined && addressCodes.has(code);
  const isAboutKey = code === 'wrong_key';
  const submit = () => {
    void connect.run('team/connect', { url: url.trim(), key: key.trim() }).then((done) => {
      if (done) onDone();
    });
  };
  return (
    <div className="flex max-w-100 flex-col gap-3">
      <TextField
        ref={fieldRef}
        label={i18n.t('team.url')}
        hint={i18n.t('team.urlHint')}
        error={isAboutAddress ? problemText(connect.failure) : undefined}
        type="url"
        spellCheck={false}
        value={url}
        onChange={setUrl}
        onSubmit={submit}
      />
      <TextField
        label={i18n.t('team.key')}
        hint={i18n.t('team.keyHint')}
        error={isAboutKey ? problemText(connect.failure) : undefined}
        spellCheck={false}
        value={key}
        onChange={setKey}
        onSubmit={submit}
      />
      {isAboutAddress || isAboutKey ? null : <RequestProblem request={connect} />}
      <ButtonRow>
        <RequestButton look="primary" request={connect} onClick={submit}>
          {i18n.t('team.connect')}
        </RequestButton>
        {onCancel ? <LinkButton onClick={onCancel}>{i18n.t('app.cancel')}</LinkButton> : null}
      </ButtonRow>
    </div>
  );
}
