import { useLiveQuery } from 'dexie-react-hooks';
import { Ban } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import { loadProspect } from '../../lib/store/queries.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys.ts';
import { Section } from '../ui/section.tsx';
import { useDraft } from '../use-draft.ts';
import type { MessageDraft } from './message-draft.ts';
import { useAfterRender } from './use-after-render.ts';
import { useAssistant } from './use-assistant.ts';

/** Menus, merging and drafting come with the first message. */
const Composer = lazy(async () => {
  const { Composer: part } = await import('./composer.tsx');
  return { default: part };
});
const SummaryPart = lazy(async () => {
  const { SummaryPart: part } = await import('./summary-part.tsx');
  return { default: part };
});

export interface WriteSectionProps {
  readonly prospectId: string;
  readonly name: string;
}

const empty: MessageDraft = {};

/** A personal message from a template, to be copied and pasted by the rep; never sent by us. */
export function WriteSection({ prospectId, name }: WriteSectionProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const afterRender = useAfterRender();
  const draft = useDraft<MessageDraft>(`message:prospects:${prospectId}`, empty);
  const prospect = useLiveQuery(async () => loadProspect(store(), prospectId), [prospectId]);
  const assistant = useAssistant();
  const isRefused = prospect?.do_not_contact === true;
  const open = () => setOpen(true);
  const close = () => {
    setOpen(false);
    afterRender(() => opener.current?.focus());
  };
  useKeys(
    { w: { label: i18n.t('outreach.write'), run: open } },
    { enabled: prospect !== undefined && !isRefused },
  );
  if (!prospect) return null;
  const hasText = draft.value?.body !== undefined || draft.value?.subject !== undefined;
  return (
    <Section title={i18n.t('outreach.title')}>
      <div className="flex flex-col gap-3">
        {isRefused ? (
          <p className="flex items-start gap-2 text-ink-2">
            <Icon shape={Ban} className="mt-0.5" />
            <span>{i18n.t('outreach.doNotContact', [name])}</span>
          </p>
        ) : null}
        {isOpen && !isRefused ? (
          <Suspense fallback={null}>
            <Composer
              prospectId={prospectId}
              name={name}
              draft={draft}
              assistant={assistant}
              onClose={close}
            />
          </Suspense>
        ) : null}
        {!isOpen && !isRefused && hasText ? (
          <p className="text-ink-2">{i18n.t('outreach.kept')}</p>
        ) : null}
        <div className="flex flex-wrap items-center gap-2 empty:hidden">
          {isOpen || isRefused ? null : (
            <Button ref={opener} keyHint="w" onClick={open}>
              {hasText ? i18n.t('outreach.goOn') : i18n.t('outreach.write')}
            </Button>
          )}
          {assistant ? (
            <Suspense fallback={null}>
              <SummaryPart assistant={assistant} prospectId={prospectId} name={name} />
            </Suspense>
          ) : null}
        </div>
      </div>
    </Section>
  );
}
