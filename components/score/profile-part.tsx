import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { CardOptions } from '../../lib/scoring/card.ts';
import { store } from '../../lib/store/open.ts';
import { loadCardOptions } from '../../lib/store/score-card.ts';
import { ManagersOnly } from '../selling/managers-only.tsx';
import { ProfileEditor } from './profile-editor.tsx';
import { PlainFacts, ProfileRules } from './profile-facts.tsx';
import { FitLine } from './profile-fit.tsx';
import { usePreview } from './use-preview.ts';

/** Options: the ideal customer profile. */
export function ProfilePart({ mayEdit }: { readonly mayEdit: boolean }) {
  const options = useLiveQuery(async () => loadCardOptions(store()), []);
  if (!options) return null;
  return mayEdit ? <ProfileEditor options={options} /> : <ProfileShown options={options} />;
}

/** For those who may not change it. */
function ProfileShown({ options }: { readonly options: CardOptions }) {
  const { entries } = options.profile;
  const preview = usePreview(entries.length > 0 ? options : undefined);
  return (
    <div className="flex flex-col gap-3">
      {entries.length === 0 ? (
        <p>{i18n.t('profile.nobodySaid')}</p>
      ) : (
        <>
          <FitLine preview={preview} />
          <PlainFacts entries={entries} />
          <ProfileRules />
        </>
      )}
      <ManagersOnly />
    </div>
  );
}
