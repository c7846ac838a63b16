import { useLiveQuery } from 'dexie-react-hooks';
import { TriangleAlert } from 'lucide-react';
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
import { SiteRow } from './site-row.tsx';
import { MembersSection, TeamSection } from './team-section.tsx';

function Part({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="text-md font-semibold">{title}</h2>
        <p className="text-ink-2">{hint}</p>
      </div>
      {children}
    </section>
  );
}

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
    <Part
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
    </Part>
  );
}

/** Sites, keys, the team and the rep's own data. */
export function OptionsView() {
  const team = useLiveQuery(() => loadTeam(store()), []);
  return (
    <div className="flex min-h-screen flex-col bg-surface">
      <main className="mx-auto flex w-full max-w-[42rem] flex-1 flex-col gap-8 px-6 py-8">
        <h1 className="text-lg font-semibold">{i18n.t('options.title')}</h1>
        <Part title={i18n.t('options.sites')} hint={i18n.t('options.sitesHint')}>
          <ul className="flex flex-col gap-2">
            {siteHosts.map((site) => (
              <SiteRow key={site.id} site={site} />
            ))}
          </ul>
          <Callout icon={TriangleAlert} tone="caution">
            {i18n.t('options.terms')}
          </Callout>
        </Part>
        <Part title={i18n.t('options.keysTitle')} hint={i18n.t('options.keysHint')}>
          <KeyList />
          <div>
            <Button onClick={openShortcutPage}>{i18n.t('options.changeKeys')}</Button>
          </div>
        </Part>
        <DataPart />
        <Part title={i18n.t('team.title')} hint={i18n.t('team.hint')}>
          <TeamSection />
        </Part>
        {team && team.workspaceId !== null && !team.isSignedOut ? (
          <Part title={i18n.t('members.title')} hint={i18n.t('members.hint')}>
            <MembersSection team={team} />
          </Part>
        ) : null}
      </main>
      <QueueLine />
    </div>
  );
}
