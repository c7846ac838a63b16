import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { canManage } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { OptionPart } from '../account/option-part.tsx';
import { LearningPart } from './learning-part.tsx';
import { ProfilePart } from './profile-part.tsx';
import { ScorecardPart } from './scorecard-part.tsx';

/** Options: whom the workspace wants to sell to, and what each fact is worth. */
export function ScoreParts() {
  const mayEdit = useLiveQuery(async () => canManage(store()), []);
  if (mayEdit === undefined) return null;
  return (
    <>
      <OptionPart id="profile" title={i18n.t('profile.title')} hint={i18n.t('profile.hint')}>
        <ProfilePart mayEdit={mayEdit} />
      </OptionPart>
      <OptionPart id="score" title={i18n.t('score.title')} hint={i18n.t('profile.scoreHint')}>
        <ScorecardPart mayEdit={mayEdit} />
        <LearningPart mayEdit={mayEdit} />
      </OptionPart>
    </>
  );
}
