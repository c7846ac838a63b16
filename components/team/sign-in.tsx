import { useState } from 'react';
import { i18n } from '#i18n';
import { ButtonRow, LinkButton } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ConnectForm } from './connect-form.tsx';
import { RequestButton, RequestProblem } from './request-button.tsx';
import { problemText, useRequest } from './use-request.ts';
import { useStepFocus } from './use-step-focus.ts';

type Step = 'server' | 'email' | 'password' | 'code';

/** The server, then who the rep is: by a code that comes by mail, or by a password. */
export function SignIn({
  project,
  email: knownEmail,
}: {
  readonly project: { readonly url: string; readonly key: string } | undefined;
  /** Of the rep who was signed in here. */
  readonly email: string;
}) {
  const [wanted, setStep] = useState<Step>('email');
  const [email, setEmail] = useState(knownEmail);
  const step = project === undefined ? 'server' : wanted;
  const field = useStepFocus(step);
  if (step === 'server') {
    return (
      <ConnectForm
        first={project}
        fieldRef={field}
        onDone={() => setStep('email')}
        onCancel={project && (() => setStep('email'))}
      />
    );
  }
  const server = project && new URL(project.url).host;
  return (
    <div className="flex max-w-100 flex-col gap-3">
      {step === 'code' ? (
        <CodeForm email={email} fieldRef={field} onBack={() => setStep('email')} />
      ) : (
        <AddressForm
          email={email}
          onEmail={setEmail}
          hasPassword={step === 'password'}
          fieldRef={field}
          onSent={() => setStep('code')}
          onSwitch={() => setStep(step === 'password' ? 'email' : 'password')}
        />
      )}
      <p className="text-xs text-ink-3">
        {i18n.t('team.serverIs', [server ?? ''])}{' '}
        <LinkButton onClick={() => setStep('server')}>{i18n.t('team.otherServer')}</LinkButton>
      </p>
    </div>
  );
}

type FieldRef = ReturnType<typeof useStepFocus>;

function AddressForm({
  email,
  onEmail,
  hasPassword,
  fieldRef,
  onSent,
  onSwitch,
}: {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly hasPassword: boolean;
  readonly fieldRef: FieldRef;
  readonly onSent: () => void;
  readonly onSwitch: () => void;
}) {
  const [password, setPassword] = useState('');
  const [isShapeWrong, setShapeWrong] = useState(false);
  const request = useRequest();
  const isWrong = request.failure?.code === 'wrong_password';
  const submit = () => {
    const address = email.trim();
    const isAddress = /^[^\s@]+@[^\s@]+$/.test(address);
    setShapeWrong(!isAddress);
    if (!isAddress) return;
    if (hasPassword) void request.run('team/signIn', { email: address, password });
    else {
      void request.run('team/sendCode', { email: address }).then((sent) => {
        if (sent) onSent();
      });
    }
  };
  return (
    <>
      <TextField
        ref={fieldRef}
        label={i18n.t('team.email')}
        error={isShapeWrong ? i18n.t('add.emailShape') : undefined}
        type="email"
        autoComplete="email"
        value={email}
        onChange={onEmail}
        onSubmit={submit}
      />
      {hasPassword ? (
        <TextField
          label={i18n.t('team.password')}
          error={isWrong ? problemText(request.failure) : undefined}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          onSubmit={submit}
        />
      ) : null}
      {isWrong ? null : <RequestProblem request={request} />}
      <ButtonRow>
        <RequestButton look="primary" request={request} onClick={submit}>
          {i18n.t(hasPassword ? 'team.signIn' : 'team.sendCode')}
        </RequestButton>
        <LinkButton
          onClick={() => {
            request.forget();
            onSwitch();
          }}
        >
          {i18n.t(hasPassword ? 'team.byCode' : 'team.byPassword')}
        </LinkButton>
      </ButtonRow>
    </>
  );
}

function CodeForm({
  email,
  fieldRef,
  onBack,
}: {
  readonly email: string;
  readonly fieldRef: FieldRef;
  readonly onBack: () => void;
}) {
  const [code, setCode] = useState('');
  const [isSentAgain, setSentAgain] = useState(false);
  const verify = useRequest();
  const resend = useRequest();
  const isWrong = verify.failure?.code === 'wrong_code';
  const address = email.trim();
  const submit = () => void verify.run('team/verifyCode', { email: address, code: code.trim() });
  const sendAgain = () => {
    setSentAgain(false);
    void resend.run('team/sendCode', { email: address }).then((sent) => {
      setSentAgain(sent !== undefined);
    });
  };
  return (
    <>
      <p className="text-ink-2">{i18n.t('team.codeSent', [address])}</p>
      <TextField
        ref={fieldRef}
        label={i18n.t('team.code')}
        hint={i18n.t('team.codeHint')}
        error={isWrong ? problemText(verify.failure) : undefined}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        onSubmit={submit}
      />
      {isWrong ? null : <RequestProblem request={verify} />}
      <ButtonRow>
        <RequestButton look="primary" request={verify} onClick={submit}>
          {i18n.t('team.signIn')}
        </RequestButton>
        <RequestButton request={resend} onClick={sendAgain}>
          {i18n.t('team.sendAgain')}
        </RequestButton>
        <LinkButton onClick={onBack}>{i18n.t('team.otherAddress')}</LinkButton>
      </ButtonRow>
      <RequestProblem request={resend} />
      <p role="status" className="text-xs text-ink-2 empty:hidden">
        {isSentAgain ? i18n.t('team.sentAgain') : null}
      </p>
    </>
  );
}
