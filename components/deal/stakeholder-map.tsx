import { type KeyboardEvent, type Ref, useLayoutEffect, useRef, useState } from 'react';
import { layOutMap, type MapItem, mapFontSize, stepOnMap } from './map-layout.ts';
import {
  type AxisLabels,
  Drawn,
  Ground,
  type PersonOnMap,
  Target,
} from './stakeholder-map-parts.tsx';

export interface StakeholderMapProps extends AxisLabels {
  readonly people: readonly PersonOnMap[];
  readonly label: string;
  readonly more: (hidden: readonly PersonOnMap[]) => {
    readonly text: string;
    readonly label: string;
  };
  readonly onOpen: (id: string) => void;
  /** Of those who are only a number here. */
  readonly onShow: (id: string) => void;
}

/** What the drawing is laid out for until it is measured, and where nothing can be measured. */
const usualWidth = 368;
const usualRootPx = 16;

/** The width of a place in units of a sixteenth of the root's letters, so that the drawing grows with them. */
function useWidth(): { readonly place: Ref<HTMLDivElement>; readonly width: number } {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(usualWidth);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const measure = () => {
      const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const units = (element.clientWidth / (rootPx || usualRootPx)) * usualRootPx;
      if (units > 0) setWidth(units);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { place, width };
}

/**
 * Who decides, drawn: influence up, stance across. One stop for Tab; the arrows walk from person to person, Enter opens
 * one. Place says the stance first, the shape of the mark second, its colour last.
 */
export function StakeholderMap({
  people,
  label,
  stanceLabel,
  influenceLabel,
  more,
  onOpen,
  onShow,
}: StakeholderMapProps) {
  const { place, width } = useWidth();
  const [stop, setStop] = useState<string>();
  const layout = layOutMap(people, { width });
  const { items } = layout;
  const ids = items.map(toId);
  const stopIndex = Math.max(0, ids.indexOf(stop ?? ''));

  function handleKeyDown(event: KeyboardEvent, index: number) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const item = items[index];
    if (item !== undefined && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      open(item);
      return;
    }
    const next = stepOnMap(items, index, event.key);
    const id = next === undefined ? undefined : ids[next];
    if (id === undefined) return;
    event.preventDefault();
    setStop(id);
    const svg = event.currentTarget.closest('svg');
    svg?.querySelector<SVGGElement>(`[data-on-map="${CSS.escape(id)}"]`)?.focus();
  }

  function open(item: MapItem<PersonOnMap>) {
    if (item.kind !== 'more') onOpen(item.person.id);
    else if (item.hidden[0] !== undefined) onShow(item.hidden[0].id);
  }

  return (
    <div ref={place}>
      <svg
        role="group"
        aria-label={label}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        className="block h-auto w-full"
        fontSize={mapFontSize}
      >
        <Ground layout={layout} stanceLabel={stanceLabel} influenceLabel={influenceLabel} />
        {items.map((item, index) => {
          const id = toId(item);
          const label = item.kind === 'more' ? more(item.hidden).label : item.person.label;
          return (
            <g
              key={id}
              role="button"
              tabIndex={index === stopIndex ? 0 : -1}
              aria-label={label}
              data-on-map={id}
              className="group cursor-default outline-none"
              onFocus={() => setStop(id)}
              onKeyDown={(event) => handleKeyDown(event, index)}
              onClick={() => open(item)}
            >
              <title>{label}</title>
              <Target box={item.box} />
            </g>
          );
        })}
        {/* Above what is pressed, and no part of its name: a name that is cut would be another one. */}
        <g aria-hidden="true" className="pointer-events-none">
          {items.map((item) => (
            <Drawn
              key={toId(item)}
              item={item}
              moreText={(hidden) => more(hidden).text}
              hasLineNames={layout.hasLineNames}
            />
          ))}
        </g>
      </svg>
    </div>
  );
}

function toId(item: MapItem<PersonOnMap>): string {
  return item.kind === 'more' ? `more ${item.row} ${item.column}` : item.person.id;
}
