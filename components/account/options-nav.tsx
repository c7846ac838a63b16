import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { classNames } from '../ui/class-names.ts';

interface NavGroup {
  readonly title: string;
  readonly parts: readonly { readonly id: string; readonly title: string }[];
}

function navGroups(hasMembers: boolean): readonly NavGroup[] {
  return [
    {
      title: i18n.t('selling.navBrowser'),
      parts: [
        { id: 'sites', title: i18n.t('options.sites') },
        { id: 'keys', title: i18n.t('options.keysTitle') },
        { id: 'mail', title: i18n.t('mailOptions.title') },
        { id: 'reminders', title: i18n.t('reminders.title') },
      ],
    },
    {
      title: i18n.t('selling.navSelling'),
      parts: [
        { id: 'profile', title: i18n.t('profile.title') },
        { id: 'score', title: i18n.t('score.title') },
        { id: 'stages', title: i18n.t('selling.stages') },
        { id: 'days', title: i18n.t('selling.days') },
        { id: 'money', title: i18n.t('selling.money') },
        { id: 'reports', title: i18n.t('reportOptions.title') },
        { id: 'away', title: i18n.t('selling.away') },
        { id: 'outreach', title: i18n.t('selling.navOutreach') },
      ],
    },
    {
      title: i18n.t('selling.navWorkspace'),
      parts: [
        { id: 'data', title: i18n.t('options.data') },
        { id: 'team', title: i18n.t('team.title') },
        ...(hasMembers ? [{ id: 'members', title: i18n.t('members.title') }] : []),
      ],
    },
  ];
}

/** How far below the window's edge a part counts as the one that is read, in pixels. */
const readingLine = 120;

/** The last part that begins above the reading line; at the end of the page its last one. */
function usePartInView(ids: readonly string[]): string | undefined {
  const [current, setCurrent] = useState(ids[0]);
  const key = ids.join(' ');
  useEffect(() => {
    const look = () => {
      const page = document.documentElement;
      const isAtEnd = window.scrollY + window.innerHeight >= page.scrollHeight - 1;
      const shown = key.split(' ').filter((id) => document.getElementById(id) !== null);
      const begun = shown.filter((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top !== undefined && top <= readingLine;
      });
      const isScrolled = window.scrollY > 0;
      setCurrent((isAtEnd && isScrolled ? shown.at(-1) : begun.at(-1)) ?? shown[0]);
    };
    look();
    // Parts that are drawn late move the others without a scroll.
    const growth = new ResizeObserver(look);
    growth.observe(document.body);
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      growth.disconnect();
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [key]);
  return current;
}

/** The parts of the options by name: beside them where there is room, above them where there is not. */
export function OptionsNav({ hasMembers }: { readonly hasMembers: boolean }) {
  const groups = navGroups(hasMembers);
  const current = usePartInView(groups.flatMap(({ parts }) => parts.map(({ id }) => id)));
  return (
    <nav
      aria-label={i18n.t('options.title')}
      className="flex flex-wrap gap-x-6 gap-y-3 border-b border-line pb-4 min-[52rem]:sticky min-[52rem]:top-8 min-[52rem]:w-44 min-[52rem]:shrink-0 min-[52rem]:flex-col min-[52rem]:self-start min-[52rem]:border-0 min-[52rem]:pb-0"
    >
      {groups.map(({ title, parts }) => (
        <div key={title} className="flex min-w-36 flex-col">
          <span className="px-2 pb-1 text-xs text-ink-3">{title}</span>
          <ul className="flex flex-col">
            {parts.map((part) => (
              <li key={part.id} className="flex">
                <a
                  href={`#${part.id}`}
                  aria-current={part.id === current ? 'true' : undefined}
                  className={classNames(
                    'flex min-h-(--control) flex-1 items-center rounded-md px-2 hover:bg-hover hover:no-underline',
                    part.id === current ? 'bg-accent-tint font-medium text-accent-ink' : 'text-ink',
                  )}
                >
                  {part.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
