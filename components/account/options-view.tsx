import { TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import { openShortcutPage } from '../../lib/platform/shortcuts.ts';
import { siteHosts } from '../../lib/sites/hosts.ts';
import { QueueLine } from '../pipeline/queue-line.tsx';
import { useExport } from '../prospect/use-export.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { KeyList } from './key-list.tsx';
import { SiteRow } from './site-row.tsx';

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

/** Sites, keys and the rep's own data. */
export function OptionsView() {
  const exportCopy = useExport();
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
        <Part title={i18n.t('options.data')} hint={i18n.t('options.dataHint')}>
          <div>
            <Button onClick={() => void exportCopy()}>{i18n.t('app.exportAll')}</Button>
          </div>
        </Part>
      </main>
      <QueueLine />
    </div>
  );
}
