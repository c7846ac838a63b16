import { TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import { Callout } from '../ui/callout.tsx';

/** What was asked for could not be worked out, and what to do. */
export function Failed() {
  return (
    <Callout tone="critical" icon={TriangleAlert} title={i18n.t('reports.failed')} isAlert>
      {i18n.t('reports.failedHint')}
    </Callout>
  );
}
