import { Download, Sparkles, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { Proposal } from '../../lib/assist/answer.ts';
import type { Assistant } from '../../lib/assist/open-assistant.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { Icon } from '../ui/icon.tsx';
import { pageLocale } from '../ui/locale.ts';
import type { Asking } from './use-assistant.ts';

/** What a question to the assistant is doing, and its proposal once it is there. Nothing at rest. */
export function AskStates({
  asking,
  assistant,
  title,
  children,
}: {
  readonly asking: Asking;
  readonly assistant: Assistant;
  /** Names what is proposed. */
  readonly title: string;
  /** The proposal with what can be done with it. */
  readonly children: (proposal: Proposal) => ReactNode;
}) {
  const { state, agree, end } = asking;
  const area = useRef<HTMLElement>(null);
  useEffect(() => {
    if (state.kind !== 'rest') area.current?.scrollIntoView({ block: 'nearest' });
  }, [state.kind]);
  if (state.kind === 'rest') return null;
  return (
    <section
      ref={area}
      aria-label={title}
      className="flex scroll-mb-20 flex-col gap-2 rounded-lg border border-line-strong p-3"
    >
      {state.kind === 'consent' ? (
        <>
          <p className="flex items-start gap-2">
            <Icon shape={Download} className="mt-0.5 text-ink-3" />
            <span>{i18n.t('assist.downloadHint')}</span>
          </p>
          <ButtonRow>
            <Button look="primary" autoFocus onClick={agree}>
              {i18n.t('assist.download')}
            </Button>
            <Button onClick={end}>{i18n.t('app.cancel')}</Button>
          </ButtonRow>
        </>
      ) : null}
      {state.kind === 'working' ? (
        <div className="flex flex-wrap items-center gap-2">
          <Icon shape={Sparkles} className="text-ink-3" />
          <span role="status" className="min-w-0 flex-1">
            {state.loaded === undefined
              ? i18n.t('assist.working')
              : i18n.t('assist.downloading', [
                  new Intl.NumberFormat(pageLocale(), { style: 'percent' }).format(state.loaded),
                ])}
          </span>
          <Button size="sm" autoFocus onClick={end}>
            {i18n.t('assist.stop')}
          </Button>
        </div>
      ) : null}
      {state.kind === 'failed' ? (
        <>
          <Callout icon={TriangleAlert} tone="caution" isAlert title={i18n.t('assist.failed')}>
            {i18n.t(`assist.fault_${state.fault}`)}
          </Callout>
          <ButtonRow>
            <Button onClick={agree}>{i18n.t('assist.again')}</Button>
            <Button onClick={end}>{i18n.t('app.close')}</Button>
          </ButtonRow>
        </>
      ) : null}
      {state.kind === 'proposed' ? (
        <>
          <h3 className="flex items-center gap-2 text-xs font-semibold text-ink-2">
            <Icon shape={Sparkles} size="sm" className="text-ink-3" />
            {title}
          </h3>
          {children(state.proposal)}
          <p className="text-xs text-ink-2">
            {[
              i18n.t('assist.checkIt'),
              state.proposal.hadLinks ? i18n.t('assist.linksGone') : '',
              state.proposal.isCut ? i18n.t('assist.wasCut') : '',
              assistant.language === i18n.t('app.language') ? '' : i18n.t('assist.otherLanguage'),
            ]
              .filter((line) => line !== '')
              .join(' ')}
          </p>
        </>
      ) : null}
    </section>
  );
}
