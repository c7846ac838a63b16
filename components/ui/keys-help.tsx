import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { Kbd } from './kbd.tsx';
import { type KeyGroup, listKeys, useKeys } from './keys.ts';

export interface KeysHelpProps {
  /** Title of the overlay, and what `?` does in the list itself. */
  readonly title: string;
  readonly closeLabel: string;
  /** Title of the keys that have no group. */
  readonly everywhereTitle: string;
}

/** `?` lists the keys that act in the view at this moment. The browser's own dialog: it holds the focus and gives it back. */
export function KeysHelp({ title, closeLabel, everywhereTitle }: KeysHelpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [groups, setGroups] = useState<readonly KeyGroup[]>([]);

  useKeys({
    '?': {
      label: title,
      run: () => {
        setGroups(listKeys());
        dialog.current?.showModal();
      },
    },
  });

  const close = () => dialog.current?.close();

  return (
    <dialog
      ref={dialog}
      aria-label={title}
      className="m-auto max-h-[calc(100%---spacing(6))] w-80 max-w-[calc(100%---spacing(6))] rounded-lg bg-raised p-0 text-sm text-ink shadow-overlay backdrop:bg-[light-dark(#14181c40,#00000080)] forced-colors:border"
      // A press beside the dialog closes it, where the browser knows this.
      closedby="any"
    >
      <div className="p-4">
        <div className="flex items-center gap-2">
          <h2 className="flex-1 text-md font-semibold">{title}</h2>
          <IconButton
            icon={X}
            label={closeLabel}
            size="sm"
            keyHint="Escape"
            onClick={close}
            onKeyDown={(event) => {
              if (event.key !== '?') return;
              // Or the same press would open it again.
              event.preventDefault();
              close();
            }}
          />
        </div>
        {groups.map((group) => (
          <section key={group.title ?? ''} className="mt-3">
            <h3 className="text-xs font-semibold text-ink-2">{group.title ?? everywhereTitle}</h3>
            <dl className="mt-1">
              {group.keys.map(({ combo, label }) => (
                <div
                  key={combo}
                  className="flex min-h-6 items-center gap-3 border-t border-line py-1 first:border-t-0"
                >
                  <dt className="min-w-0 flex-1">{label}</dt>
                  <dd>
                    <Kbd of={combo} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
