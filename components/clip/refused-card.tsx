import { Info, Lock, TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import { canRetry, type Failure } from '../../lib/model/failure.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Card, CardHead } from '../ui/card.tsx';
import { useKeys } from '../ui/keys.ts';
import { failureText } from '../words.ts';
import type { CardActs } from './page-card.tsx';
import { useReport } from './use-report.ts';

const blockedIcons = new Set(['sign_in_wall', 'captcha']);
/** Refusals that may be a fault of our rules. */
const reportable = new Set(['unknown_layout', 'identity_unclear', 'not_rendered']);

/** The page could not be read, or holds no person: what the page shows, that nothing was read, and the way out. */
export function RefusedCard({
  failure,
  acts,
}: {
  readonly failure: Failure;
  readonly acts: Pick<CardActs, 'onReadAgain' | 'onAddByHand'>;
}) {
  const report = useReport();
  const isLocked = blockedIcons.has(failure.code);
  const isPlain = failure.code === 'unsupported_page';
  const { what, todo } = failureText(failure.code, failure.detail);
  const hasRetry = canRetry(failure.code) || failure.code === 'no_access';
  useKeys({
    r: hasRetry ? { label: i18n.t('page.readAgain'), run: acts.onReadAgain } : undefined,
    a: { label: i18n.t('app.addByHand'), run: acts.onAddByHand },
  });
  return (
    <Card label={what} tone={isPlain || isLocked ? 'neutral' : 'caution'}>
      <CardHead
        title={what}
        mark={isPlain ? { icon: Info } : { icon: isLocked ? Lock : TriangleAlert, tone: 'caution' }}
      >
        <span className="text-xs">{todo}</span>
      </CardHead>
      <ButtonRow>
        {hasRetry ? (
          <Button keyHint="r" onClick={acts.onReadAgain}>
            {i18n.t('page.readAgain')}
          </Button>
        ) : null}
        <Button keyHint="a" look={hasRetry ? 'plain' : 'default'} onClick={acts.onAddByHand}>
          {i18n.t('app.addByHand')}
        </Button>
        {reportable.has(failure.code) ? (
          <Button look="plain" onClick={() => report({ failure })}>
            {i18n.t('evidence.copyReport')}
          </Button>
        ) : null}
      </ButtonRow>
    </Card>
  );
}
