import { i18n } from '#i18n';
import { Kbd } from '../ui/kbd.tsx';
import { type CommandName, useShortcuts } from '../use-shortcut.ts';

const commands = [
  { name: 'clip-page', title: 'welcome.clipKey', hint: 'welcome.clipKeyHint' },
  { name: 'open-panel', title: 'welcome.panelKey', hint: 'welcome.panelKeyHint' },
  { name: '_execute_action', title: 'welcome.popupKey', hint: 'welcome.popupKeyHint' },
  { name: 'write-note', title: 'welcome.noteKey', hint: 'welcome.noteKeyHint' },
] as const satisfies readonly { name: CommandName; title: string; hint: string }[];

/** The browser's own keys for us. */
export function KeyList() {
  const keyByName = useShortcuts();
  return (
    <ul className="flex flex-col gap-2">
      {commands.map(({ name, title, hint }) => (
        <li
          key={name}
          className="flex items-center gap-3 rounded-lg border border-line-strong px-4 py-3"
        >
          <div className="min-w-0 flex-1">
            <div className="font-semibold">{i18n.t(title)}</div>
            <div className="text-xs text-ink-2">{i18n.t(hint)}</div>
          </div>
          {keyByName[name] ? (
            <Kbd of={keyByName[name]} />
          ) : (
            <span className="text-xs text-ink-3">{i18n.t('options.noKey')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
