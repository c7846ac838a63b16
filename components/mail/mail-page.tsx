import { Mail, MailOpen, PenLine } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { MailReading, MailSiteId } from '../../lib/model/mail.ts';
import { RefusedCard } from '../clip/refused-card.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeys } from '../ui/keys.ts';
import { MailQuestion } from './mail-question.tsx';
import { MailSends } from './mail-sends.tsx';
import { MailThreadView } from './mail-thread.tsx';
import { useLooseSends } from './use-loose-sends.ts';
import { useMailPage } from './use-mail-page.ts';
import { useMailSetting } from './use-mail-setting.ts';
import { useWatchers } from './use-watchers.ts';

export interface MailPageProps {
  readonly tab: { readonly tabId: number; readonly windowId: number; readonly url: string };
  readonly site: MailSiteId;
  readonly noteRequest: number;
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenDeal: (id: string) => void;
  readonly onAddDeal: (of: { prospectId: string }) => void;
  readonly onAddByHand: () => void;
}

/** A page of the site that was read and shows no thread: what was just sent from a window of its own stands here. */
function NoThread({ reading }: { readonly reading: MailReading }) {
  const sends = useLooseSends(reading.account);
  return (
    <>
      <MailSends sends={sends} />
      <NoThreadHint reading={reading} />
    </>
  );
}

function NoThreadHint({ reading }: { readonly reading: MailReading }) {
  return reading.pageKind === 'mail_compose' ? (
    <EmptyState icon={PenLine} title={i18n.t('mail.writing')}>
      {i18n.t('mail.writingHint')}
    </EmptyState>
  ) : (
    <EmptyState icon={Mail} title={i18n.t('mail.openThread')}>
      {i18n.t('mail.openThreadHint')}
    </EmptyState>
  );
}

/** The webmail page beside the panel: its open thread, or how to have it read. */
export function MailPage({ tab, site, noteRequest, onAddByHand, ...opens }: MailPageProps) {
  const { now, isReading, failure, read } = useMailPage(tab);
  const [hasLogged, setLogged] = useState(false);
  const setting = useMailSetting();
  const readNow = () => void read();
  const isWatched = setting?.watched.includes(site) === true;
  useWatchers(setting);
  useKeys({
    c: { label: i18n.t('mail.read'), run: readNow },
    r: now?.view ? { label: i18n.t('page.readAgain'), run: readNow } : undefined,
  });
  if (!now || !setting) return null;
  const { view, card } = now;
  const question = <MailQuestion site={site} isWanted={isWatched || hasLogged} />;
  if (failure) {
    return (
      <div className="px-4 py-3">
        <RefusedCard failure={failure} acts={{ onReadAgain: readNow, onAddByHand }} />
      </div>
    );
  }
  if (view && card) {
    return (
      <>
        {question}
        <MailThreadView
          key={card.threadKey}
          view={view}
          card={card}
          noteRequest={noteRequest}
          onReadAgain={readNow}
          onLogged={() => setLogged(true)}
          {...opens}
        />
      </>
    );
  }
  if (isReading) return <EmptyState title={i18n.t('mail.reading')} />;
  return (
    <>
      {question}
      {view ? (
        <NoThread reading={view.reading} />
      ) : (
        <EmptyState
          icon={MailOpen}
          title={i18n.t(isWatched ? 'mail.openThread' : 'mail.notRead')}
          action={
            <Button look={isWatched ? 'default' : 'primary'} keyHint="c" onClick={readNow}>
              {i18n.t('mail.read')}
            </Button>
          }
        >
          {i18n.t(isWatched ? 'mail.watchedHint' : 'mail.readHint')}
        </EmptyState>
      )}
    </>
  );
}
