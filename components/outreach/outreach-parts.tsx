import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { canManage } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { OptionPart } from '../account/option-part.tsx';
import { CadencesPart } from './cadences-part.tsx';
import { TemplatesPart } from './templates-part.tsx';

/** Options: the workspace's templates and cadences. */
export function OutreachParts() {
  const mayEdit = useLiveQuery(async () => canManage(store()), []);
  if (mayEdit === undefined) return null;
  return (
    <>
      <OptionPart id="templates" title={i18n.t('template.title')} hint={i18n.t('template.hint')}>
        <TemplatesPart isAllowed={mayEdit} />
      </OptionPart>
      <OptionPart id="cadences" title={i18n.t('cadence.titleAll')} hint={i18n.t('cadence.hint')}>
        <CadencesPart isAllowed={mayEdit} />
      </OptionPart>
    </>
  );
}
