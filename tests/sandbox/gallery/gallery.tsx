import { createRoot } from 'react-dom/client';
import { AppRoot } from '../../../components/ui/app-root.tsx';
import { PanelFields, PanelOffline, PanelReview } from './panel-frames.tsx';
import { Parts } from './parts-frame.tsx';
import {
  PopupBlocked,
  PopupChanged,
  PopupDuplicate,
  PopupNew,
  PopupNothing,
  PopupRejected,
  PopupSaved,
  PopupSearch,
} from './popup-frames.tsx';
import { text } from './sample-text.ts';

/** Every frame is a page of its own, so that what floats is placed as in the extension. */
const frames = {
  'popup-new': { size: [360, 560], show: PopupNew },
  'popup-saved': { size: [360, 560], show: PopupSaved },
  'popup-duplicate': { size: [360, 560], show: PopupDuplicate },
  'popup-changed': { size: [360, 560], show: PopupChanged },
  'popup-search': { size: [360, 560], show: PopupSearch },
  'popup-nothing': { size: [360, 560], show: PopupNothing },
  'popup-blocked': { size: [360, 560], show: PopupBlocked },
  'popup-rejected': { size: [360, 560], show: PopupRejected },
  'panel-fields': { size: [400, 900], show: PanelFields },
  'panel-review': { size: [400, 900], show: PanelReview },
  'panel-offline': { size: [400, 900], show: PanelOffline },
  parts: { size: [820, 1160], show: Parts },
} as const;

type FrameName = keyof typeof frames;

function isFrameName(name: string | null): name is FrameName {
  return name !== null && name in frames;
}

const query = new URLSearchParams(location.search);
const frame = query.get('frame');
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no root.');
document.documentElement.lang = query.get('lang') === 'vi' ? 'vi' : 'en';

function Sheet() {
  const only = query.get('only');
  return (
    <main className="flex flex-wrap gap-6 bg-canvas p-6">
      {Object.entries(frames)
        .filter(([name]) => only === null || name.startsWith(only))
        .map(([name, { size }]) => (
          <figure key={name}>
            <figcaption className="mb-2 text-xs text-ink-3">{name}</figcaption>
            {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own page in itself */}
            <iframe
              title={name}
              src={`?${new URLSearchParams({ ...Object.fromEntries(query), frame: name })}`}
              width={size[0]}
              height={size[1]}
              className="rounded-md border-0 outline outline-line-strong"
            />
          </figure>
        ))}
    </main>
  );
}

const Shown = isFrameName(frame) ? frames[frame].show : Sheet;

createRoot(root).render(
  <AppRoot receiptsLabel={text('Receipts', 'Biên nhận')} theme={theme}>
    <Shown />
  </AppRoot>,
);
