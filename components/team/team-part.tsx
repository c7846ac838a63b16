import { useLiveQuery } from 'dexie-react-hooks';
import { LogIn } from 'lucide-react';
import { i18n } from '#i18n';
import type { Team } from '../../lib/model/sync.ts';
import { store } from '../../lib/store/open.ts';
import { countSync, loadTeam } from '../../lib/store/sync-queries.ts';
import { loadProject } from '../../lib/store/team-queries.ts';
import { Callout } from '../ui/callout.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { SignIn } from './sign-in.tsx';
import { SignOut } from './sign-out.tsx';
import { TeamHome } from './team-home.tsx';
import { WorkspaceChooser } from './workspace-chooser.tsx';

type Stage = 'none' | 'ended' | 'choosing' | 'home';

function stageOf(team: Team | undefined): Stage {
  if (!team) return 'none';
  if (team.isSignedOut) return 'ended';
  return team.workspaceId === null ? 'choosing' : 'home';
}

/** From no team to a workspace, step by step; then the team as it stands. Everything is read from the store. */
export function TeamPart() {
  const known = useLiveQuery(
    async () => ({
      team: await loadTeam(store()),
      project: await loadProject(store()),
      waitingCount: (await countSync(store())).waitingCount,
    }),
    [],
  );
  const place = useKeptFocus<HTMLFieldSetElement>(stageOf(known?.team));
  if (!known) return null;
  return (
    <fieldset ref={place} tabIndex={-1} aria-label={i18n.t('team.title')} className="min-w-0">
      <TeamStage {...known} />
    </fieldset>
  );
}

function TeamStage({
  team,
  project,
  waitingCount,
}: {
  readonly team: Team | undefined;
  readonly project: { readonly url: string; readonly key: string } | undefined;
  readonly waitingCount: number;
}) {
  if (!team) return <SignIn project={project} email="" />;
  if (team.isSignedOut) {
    return (
      <div className="flex flex-col gap-4">
        <Callout icon={LogIn} tone="caution">
          {waitingCount > 0
            ? i18n.t('team.endedWaiting', waitingCount)
            : i18n.t('failure.session_ended_hint')}
        </Callout>
        <SignIn project={project ?? team} email={team.email} />
        <SignOut />
      </div>
    );
  }
  if (team.workspaceId === null) {
    return (
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">{i18n.t('team.signedInAs', [team.email])}</p>
        <WorkspaceChooser openId={undefined} onCancel={undefined} />
        <SignOut />
      </div>
    );
  }
  return <TeamHome team={team} />;
}
