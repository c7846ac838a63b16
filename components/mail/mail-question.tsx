import { useState } from 'react';
import { i18n } from '#i18n';
import type { MailSetting } from '../../lib/model/selling.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx';
import { useDraft } from '../use-draft.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { EntryField } from './entry-field.tsx';
import {
  emptyQuestion,
  proposeColleagues,
  type QuestionDraft,
  withAnswer,
} from './mail-question-draft.ts';
import { useChangeMail, useMailSetting } from './use-mail-setting.ts';

/** Asked once, before anything is logged by itself: what never is. Nothing is shown once it is answered. */
export function MailQuestion() {
  const setting = useMailSetting();
  return setting?.askedAt === null ? <Question setting={setting} /> : null;
}

function Question({ setting }: { readonly setting: MailSetting }) {
  const draft = useDraft<QuestionDraft>('mail-question:rep_settings:own', emptyQuestion);
  const { value, setValue, drop } = draft;
  const place = useKeptFocus<HTMLDivElement>(value?.isLater);
  if (!value) return null;
  return (
    <div ref={place} tabIndex={-1}>
      {value.isLater ? (
        <p className="rounded-md bg-sunken px-3 py-2 text-xs text-ink-2">
          {i18n.t('mailQuestion.putOff')}{' '}
          <LinkButton onClick={() => setValue({ ...value, isLater: false })}>
            {i18n.t('mailQuestion.answer')}
          </LinkButton>
        </p>
      ) : (
        <Form setting={setting} value={value} setValue={setValue} drop={drop} />
      )}
    </div>
  );
}

function Form({
  setting,
  value,
  setValue,
  drop,
}: {
  readonly setting: MailSetting;
  readonly value: QuestionDraft;
  readonly setValue: (value: QuestionDraft) => void;
  readonly drop: () => void;
}) {
  const change = useChangeMail();
  const [open, setOpen] = useState({ colleagues: '', never: '' });
  const colleagues = value.colleagues ?? proposeColleagues(setting);
  const start = async () => {
    // What is typed and was not understood is said under its field, and not gone over.
    if (open.colleagues.trim() !== '' || open.never.trim() !== '') return;
    const at = toInstant(Date.now());
    const answer = { colleagues, never: value.never, at };
    if (await change((now) => withAnswer(now, answer))) drop();
  };
  return (
    <section
      aria-label={i18n.t('mailQuestion.title')}
      className="flex flex-col gap-3 rounded-lg border border-accent-line bg-surface p-4"
    >
      <div>
        <h3 className="font-semibold">{i18n.t('mailQuestion.title')}</h3>
        <p className="mt-1 text-xs text-ink-2">{i18n.t('mailQuestion.lead')}</p>
      </div>
      <EntryField
        kind="colleagues"
        label={i18n.t('mailOptions.colleagues')}
        hint={i18n.t('mailQuestion.colleaguesHint')}
        list={colleagues}
        onChange={(edit) => setValue({ ...value, colleagues: edit(colleagues) })}
        onText={(text) => setOpen((now) => ({ ...now, colleagues: text }))}
      />
      <EntryField
        kind="never"
        label={i18n.t('mailOptions.never')}
        hint={i18n.t('mailQuestion.neverHint')}
        list={value.never}
        onChange={(edit) => setValue({ ...value, never: edit(value.never) })}
        onText={(text) => setOpen((now) => ({ ...now, never: text }))}
      />
      <ButtonRow>
        <Button look="primary" onClick={() => void start()}>
          {i18n.t('mailQuestion.start')}
        </Button>
        <Button look="plain" onClick={() => setValue({ ...value, isLater: true })}>
          {i18n.t('mailQuestion.later')}
        </Button>
      </ButtonRow>
      <p className="text-xs text-ink-3">{i18n.t('mailQuestion.changeable')}</p>
    </section>
  );
}
