import { i18n } from '#i18n';
import { CadencesPart } from './cadences-part.tsx';
import { TemplatesPart } from './templates-part.tsx';
import { useManage } from './use-manage.ts';

/** Options: the workspace's templates and cadences. */
export function OutreachParts() {
  const isAllowed = useManage();
  if (isAllowed === undefined) return null;
  return (
    <>
      <section className="flex flex-col gap-3" aria-labelledby="templates">
        <div>
          <h2 id="templates" className="text-md font-semibold">
            {i18n.t('template.title')}
          </h2>
          <p className="text-ink-2">{i18n.t('template.hint')}</p>
        </div>
        <TemplatesPart isAllowed={isAllowed} />
      </section>
      <section className="flex flex-col gap-3" aria-labelledby="cadences">
        <div>
          <h2 id="cadences" className="text-md font-semibold">
            {i18n.t('cadence.titleAll')}
          </h2>
          <p className="text-ink-2">{i18n.t('cadence.hint')}</p>
        </div>
        <CadencesPart isAllowed={isAllowed} />
      </section>
    </>
  );
}
