import { type PointerEvent, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { MailSiteId } from '../../lib/model/mail.ts';
import type { MailSetting } from '../../lib/model/selling.ts';
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx';
import { useDraft } from '../use-draft.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { EntryField } from './entry-field.tsx';
import { emptyQuestion, type QuestionDraft } from './mail-question-draft.ts';
import { mailSiteName } from './site-name.ts';
import { useMailSetting } from './use-mail-setting.ts';
import { useQuestion } from './use-question.ts';

const draftKey = 'mail-question:rep_settings:own';

/** The anchor of the question in Options. */
export const questionId = 'mail-question';

interface FormProps {
  readonly setting: MailSetting;
  readonly site?: MailSiteId;
  readonly value: QuestionDraft;
  readonly setValue: (value: QuestionDraft) => void;
  readonly drop: () => void;
  readonly onLater?: () => void;
}

/**
 * Beside a webmail: asked once, before anything is logged by itself, what never is. A line until the rep unfolds it; once
 * it is answered, nothing but the place that then has the focus.
 */
export function MailQuestion({
  site,
  isWanted,
}: {
  readonly site: MailSiteId;
  readonly isWanted: boolean;
}) {
  const setting = useMailSetting();
  const isAsking = isWanted && setting?.askedAt === null;
  const place = useKeptFocus<HTMLDivElement>(isAsking);
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      {isAsking ? <Folded setting={setting} site={site} /> : null}
    </div>
  );
}

function Folded({ setting, site }: { readonly setting: MailSetting; readonly site: MailSiteId }) {
  const { value, setValue, drop } = useDraft<QuestionDraft>(draftKey, emptyQuestion);
  const isOpen = value?.isOpen === true;
  const place = useKeptFocus<HTMLDivElement>(isOpen);
  if (!value) return null;
  return (
    <div ref={place} tabIndex={-1} className="px-4 pt-2 outline-none">
      {isOpen ? (
        <div className="mb-2 rounded-lg border border-accent-line bg-surface p-4">
          <Form
            setting={setting}
            site={site}
            value={value}
            setValue={setValue}
            drop={drop}
            onLater={() => setValue({ ...value, isOpen: false })}
          />
        </div>
      ) : (
        <p className="flex items-center justify-between gap-2 rounded-md bg-sunken px-3 py-1 text-xs text-ink-2">
          {i18n.t('mailQuestion.bar')}
          <LinkButton
            className="min-h-6"
            aria-expanded={false}
            onClick={() => setValue({ ...value, isOpen: true })}
          >
            {i18n.t('mailQuestion.answer')}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

/** In Options, where the lists stand once it is answered. */
export function OpenQuestion({ setting }: { readonly setting: MailSetting }) {
  const { value, setValue, drop } = useDraft<QuestionDraft>(draftKey, emptyQuestion);
  return value ? <Form setting={setting} value={value} setValue={setValue} drop={drop} /> : null;
}

/** A press takes the focus from a field, whose line below may then grow and move the button from under the pointer. */
function holdPress(event: PointerEvent<HTMLButtonElement>): void {
  event.currentTarget.setPointerCapture(event.pointerId);
}

function Form({ setting, site, value, setValue, drop, onLater }: FormProps) {
  const place = useRef<HTMLElement>(null);
  const asked = useQuestion({ setting, site, value, drop, place });
  const { colleagues, canTurnOn } = asked;
  const isUnfolded = onLater !== undefined;
  useEffect(() => {
    // It was asked for by a press on the line that stood here.
    if (isUnfolded && document.hasFocus()) place.current?.querySelector('input')?.focus();
  }, [isUnfolded]);
  const name = site === undefined ? '' : mailSiteName(site);
  return (
    <section
      ref={place}
      id={isUnfolded ? undefined : questionId}
      tabIndex={-1}
      aria-label={i18n.t('mailQuestion.title')}
      className="flex scroll-mt-4 flex-col gap-3 outline-none"
    >
      <div>
        <p className="font-semibold">{i18n.t('mailQuestion.title')}</p>
        <p className="mt-1 text-xs text-ink-2">{i18n.t('mailQuestion.lead')}</p>
      </div>
      <EntryField
        kind="colleagues"
        label={i18n.t('mailOptions.colleagues')}
        hint={i18n.t('mailQuestion.colleaguesHint')}
        list={colleagues}
        onChange={(edit) => setValue({ ...value, colleagues: edit(colleagues) })}
        onText={asked.hear('colleagues')}
      />
      <EntryField
        kind="never"
        label={i18n.t('mailOptions.never')}
        hint={i18n.t('mailQuestion.neverHint')}
        list={value.never}
        onChange={(edit) => setValue({ ...value, never: edit(value.never) })}
        onText={asked.hear('never')}
      />
      <p className="text-xs text-ink-2">
        {canTurnOn
          ? i18n.t('mailQuestion.whenTurnedOn', [name])
          : asked.watchedNames === ''
            ? i18n.t('mailQuestion.savesOnly')
            : i18n.t('mailQuestion.whenSaved', [asked.watchedNames])}
      </p>
      {asked.wasDenied ? (
        <p role="alert" className="text-xs text-caution-ink">
          {i18n.t('mailOptions.denied')}
        </p>
      ) : null}
      <ButtonRow>
        {canTurnOn ? (
          <Button look="primary" onPointerDown={holdPress} onClick={asked.turnOn}>
            {i18n.t('mailQuestion.saveAndTurnOn', [name])}
          </Button>
        ) : null}
        <Button
          look={canTurnOn ? 'default' : 'primary'}
          onPointerDown={holdPress}
          onClick={asked.save}
        >
          {i18n.t('mailQuestion.save')}
        </Button>
        {onLater ? (
          <Button look="plain" onClick={onLater}>
            {i18n.t('mailQuestion.later')}
          </Button>
        ) : null}
      </ButtonRow>
      {isUnfolded ? (
        <p className="text-xs text-ink-3">{i18n.t('mailQuestion.changeable')}</p>
      ) : null}
    </section>
  );
}
