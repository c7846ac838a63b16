import { useLiveQuery } from 'dexie-react-hooks';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { siteHosts } from '../../lib/sites/hosts.ts';
import { store } from '../../lib/store/open.ts';
import { loadTeam } from '../../lib/store/sync-queries.ts';
import { MailAccessList } from '../mail/mail-access-list.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useKeys } from '../ui/keys.ts';
import { KeyList } from './key-list.tsx';
import { SiteRow } from './site-row.tsx';
import { TeamSection } from './team-section.tsx';

const stepCount = 4;

function Progress({ step }: { readonly step: number }) {
  return (
    <div className="flex items-center gap-3">
      <img src="/icon/32.png" alt="" width={20} height={20} />
      <span className="font-semibold">{i18n.t('extension.name')}</span>
      <span aria-hidden="true" className="flex gap-1">
        {Array.from({ length: stepCount }, (_, index) => (
          <span
            key={index}
            className={`h-1 w-6 rounded-xs ${index < step ? 'bg-accent' : 'bg-track'}`}
          />
        ))}
      </span>
      <span className="text-xs text-ink-2">
        {i18n.t('welcome.step', [String(step), String(stepCount)])}
      </span>
    </div>
  );
}

function Promises() {
  return (
    <ul className="flex flex-col gap-2 text-ink-2">
      {(['welcome.point1', 'welcome.point2', 'welcome.point3'] as const).map((key) => (
        <li key={key} className="flex items-center gap-2">
          <Icon shape={Check} size="sm" className="text-accent-ink" />
          {i18n.t(key)}
        </li>
      ))}
    </ul>
  );
}

const steps = [
  { title: 'welcome.title1', lead: 'welcome.lead1', body: <Promises /> },
  {
    title: 'welcome.title2',
    lead: 'welcome.lead2',
    body: (
      <div className="flex flex-col gap-2">
        <ul className="flex flex-col gap-2">
          {siteHosts.map((site) => (
            <SiteRow key={site.id} site={site} />
          ))}
        </ul>
        <MailAccessList />
      </div>
    ),
  },
  { title: 'welcome.title3', lead: 'welcome.lead3', body: <TeamSection /> },
  { title: 'welcome.title4', lead: 'welcome.lead4', body: <KeyList /> },
] as const;

const teamStep = 3;

/** First run: what it is, where it may look, how to begin. Every step can be skipped. */
export function WelcomeView() {
  const [step, setStep] = useState(1);
  const current = steps[step - 1] ?? steps[0];
  const isLast = step === stepCount;
  const hasTeam = useLiveQuery(async () => (await loadTeam(store())) !== undefined, []);
  // The step's own form has the one primary button.
  const isAsking = step === teamStep && hasTeam === false;
  const next = () => (isLast ? window.close() : setStep(step + 1));
  const back = () => setStep(Math.max(1, step - 1));
  useKeys({
    Enter: { label: i18n.t('welcome.next'), run: next },
    b: step > 1 ? { label: i18n.t('welcome.back'), run: back } : undefined,
  });
  return (
    <main className="flex min-h-screen items-center justify-center bg-canvas p-6">
      <div className="flex min-h-[560px] w-full max-w-[580px] flex-col gap-6 rounded-lg border border-line-strong bg-surface p-8">
        <Progress step={step} />
        <div>
          <h1 className="text-xl font-semibold">{i18n.t(current.title)}</h1>
          <p className="mt-2 text-ink-2">{i18n.t(current.lead)}</p>
        </div>
        {current.body}
        {isLast ? <p className="text-xs text-ink-3">{i18n.t('welcome.keysHint')}</p> : null}
        <div className="mt-auto flex items-center gap-3">
          <Button look={isAsking ? 'default' : 'primary'} keyHint="Enter" onClick={next}>
            {i18n.t(isLast ? 'welcome.start' : isAsking ? 'welcome.later' : 'welcome.next')}
          </Button>
          {step > 1 ? (
            <span className="ml-auto flex items-center gap-1.5 text-xs">
              <Kbd of="b" />
              <LinkButton onClick={back}>{i18n.t('welcome.back')}</LinkButton>
            </span>
          ) : null}
        </div>
      </div>
    </main>
  );
}
