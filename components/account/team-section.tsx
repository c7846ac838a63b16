import { lazy, Suspense } from 'react';
import type { Team } from '../../lib/model/sync.ts';

/** Menus and forms that few visits need; they load when the page has been drawn. */
const TeamPart = lazy(async () => {
  const { TeamPart: part } = await import('../team/team-part.tsx');
  return { default: part };
});
const MembersPart = lazy(async () => {
  const { MembersPart: part } = await import('../team/members-part.tsx');
  return { default: part };
});

/** The team, in its own time: what stands around it is there at once. */
export function TeamSection() {
  return (
    <Suspense fallback={null}>
      <TeamPart />
    </Suspense>
  );
}

export function MembersSection({ team }: { readonly team: Team }) {
  return (
    <Suspense fallback={null}>
      <MembersPart team={team} />
    </Suspense>
  );
}
