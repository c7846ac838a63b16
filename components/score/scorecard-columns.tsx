import { i18n } from '#i18n';

/** What both tables of the scorecard begin with, so that their columns stand in line. */

/** All but the last column, which each has its own of. */
export function FirstColumns({ hasLearned }: { readonly hasLearned: boolean }) {
  return (
    <>
      <col />
      <col className="w-14 @min-[30rem]:w-16" />
      {hasLearned ? <col className="w-12 @min-[30rem]:w-16" /> : null}
      <col className="w-12 @min-[30rem]:w-16" />
      <col className="hidden @min-[30rem]:table-column @min-[30rem]:w-40" />
    </>
  );
}

/** The heads of what a row is, and of its numbers. */
export function FirstHeads({
  title,
  hasLearned,
}: {
  readonly title: string;
  readonly hasLearned: boolean;
}) {
  return (
    <>
      <th scope="col" className="py-1 pr-2 text-left font-normal">
        {title}
      </th>
      <th scope="col" className="py-1 pl-1 font-normal">
        {i18n.t('scorecard.modes.hand_set')}
      </th>
      {hasLearned ? (
        <th scope="col" className="py-1 pl-1 font-normal">
          {i18n.t('scorecard.modes.learned')}
        </th>
      ) : null}
      <th scope="col" className="py-1 pl-1 font-normal">
        {i18n.t('scorecard.inUse')}
      </th>
    </>
  );
}
