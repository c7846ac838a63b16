import { Plus } from 'lucide-react';
import { i18n } from '#i18n';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';

/** Below what was found: the text itself as a new prospect. */
export function AddRow({ name, onAdd }: { readonly name: string; readonly onAdd: () => void }) {
  const text = i18n.t('search.addAs', [name]);
  return (
    <div className="border-t border-line">
      <button
        type="button"
        aria-keyshortcuts="Control+Enter"
        className="flex min-h-(--row) w-full cursor-default items-center gap-2 px-4 py-1 text-left hover:bg-hover"
        onClick={onAdd}
      >
        <Icon shape={Plus} className="text-ink-3" />
        <span title={text} className="min-w-0 flex-1 truncate">
          {text}
        </span>
        <Kbd of="Ctrl+Enter" />
      </button>
    </div>
  );
}
