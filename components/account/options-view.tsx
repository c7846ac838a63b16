import { useLiveQuery } from 'dexie-react-hooks';
import { TriangleAlert } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { i18n } from '#i18n';
import { openShortcutPage } from '../../lib/platform/shortcuts.ts';
import { siteHosts } from '../../lib/sites/hosts.ts';
import { store } from '../../lib/store/open.ts';
import { loadTeam } from '../../lib/store/sync-queries.ts';
import { canExportAll } from '../../lib/store/team-queries.ts';
import { QueueLine } from '../pipeline/queue-line.tsx';
import { useExport } from '../prospect/use-export.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { KeyList } from './key-list.tsx';
import { OptionPart } from './option-part.tsx';
import { OptionsNav } from './options-nav.tsx';
import { SiteRow } from './site-row.tsx';
import { MembersSection, TeamSection } from './team-section.tsx';

/** Forms and lists that few visits need; they load when the page has been drawn. */
const MailOptions = lazy(async () => {
  const { MailOptions: part } = await import('../mail/mail-options.tsx');
  return { default: part };
});
const ScoreParts = lazy(async () => {
  const { ScoreParts: parts } = await import('../score/score-parts.tsx');
  return { default: parts };
});
const SellingParts = lazy(async () => {
  const { SellingParts: parts } = await import('../selling/selling-parts.tsx');
  return { default: parts };
});
const RemindersOption = lazy(async () => {
  const { RemindersOption: part } = await import('../selling/selling-parts.tsx');
  return { default: part };
});
const OutreachParts = lazy(async () => {
  const { OutreachParts: parts } = await import('../outreach/outreach-parts.tsx');
  return { default: parts };
});

/** What may be taken away from here. In a team, all of it only by those who answer for it. */
function DataPart() {
  const exportCopy = useExport();
  const known = useLiveQuery(
    async () => ({
      hasWorkspace: typeof (await loadTeam(store()))?.workspaceId === 'string',
      canExport: await canExportAll(store()),
    }),
    [],
  );
  if (!known) return null;
  return (
    <OptionPart
      id="data"
      title={i18n.t('options.data')}
      hint={i18n.t(known.hasWorkspace ? 'options.dataTeamHint' : 'options.dataHint')}
    >
      {known.canExport ? (
        <div>
          <Button onClick={() => void exportCopy()}>{i18n.t('app.exportAll')}</Button>
        </div>
      ) : (
        <p className="text-ink-2">{i18n.t('options.exportNotAllowed')}</p>
      )}
    </OptionPart>
  );
}

/** Sites, mail, keys, the team and the rep's own data. */
export function OptionsView() {
  const team = useLiveQuery(async () => loadTeam(store()), []);
  const hasMembers = team !== undefined && team.workspaceId !== null && !team.isSignedOut;
  return (
    <div className="receipt-room flex min-h-screen flex-col bg-surface">
      <div className="mx-auto flex w-full max-w-[58rem] flex-1 flex-col gap-x-10 gap-y-6 px-6 py-8 min-[52rem]:flex-row">
        <OptionsNav hasMembers={hasMembers} />
        <main className="flex max-w-[42rem] min-w-0 flex-1 flex-col gap-8">
          <h1 className="text-lg font-semibold">{i18n.t('options.title')}</h1>
          <OptionPart id="sites" title={i18n.t('options.sites')} hint={i18n.t('options.sitesHint')}>
            <ul className="flex flex-col gap-2">
              {siteHosts.map((site) => (
                <SiteRow key={site.id} site={site} />
              ))}
            </ul>
            <Callout icon={TriangleAlert} tone="caution">
              {i18n.t('options.terms')}
            </Callout>
          </OptionPart>
          <OptionPart
            id="keys"
            title={i18n.t('options.keysTitle')}
            hint={i18n.t('options.keysHint')}
          >
            <KeyList />
            <div>
              <Button onClick={openShortcutPage}>{i18n.t('options.changeKeys')}</Button>
            </div>
          </OptionPart>
          {/* Together: what came later above the rest would push it from under the pointer. */}
          <Suspense fallback={null}>
            <MailOptions />
            <RemindersOption />
            <ScoreParts />
            <SellingParts />
            <div id="outreach" className="flex scroll-mt-4 flex-col gap-8">
              <OutreachParts />
            </div>
          </Suspense>
          <DataPart />
          <OptionPart id="team" title={i18n.t('team.title')} hint={i18n.t('team.hint')}>
            <TeamSection />
          </OptionPart>
          {hasMembers ? (
            <OptionPart id="members" title={i18n.t('members.title')} hint={i18n.t('members.hint')}>
              <MembersSection team={team} />
            </OptionPart>
          ) : null}
        </main>
      </div>
      <QueueLine />
    </div>
  );
}
