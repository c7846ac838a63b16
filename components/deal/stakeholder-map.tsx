import { type KeyboardEvent, type Ref, useLayoutEffect, useRef, useState } from 'react';
import type { Influence, Stance } from '../../lib/model/deal.ts';
import { classNames } from '../ui/class-names.ts';
import { toInitials } from '../ui/initials.ts';
import {
  layOutMap,
  type MapBox,
  type MapItem,
  type MapLayout,
  mapFontSize,
  markRadius,
  stepOnMap,
} from './map-layout.ts';
import { cutToFit, fitName } from './map-name.ts';

export interface PersonOnMap {
  readonly id: string;
  readonly name: string;
  readonly stance: Stance;
  readonly influence: Influence;
  /** Below the name, where there is room. */
  readonly role: string;
  /** The facts in words, with the name. */
  readonly label: string;
  readonly isSilent: boolean;
}

export interface StakeholderMapProps {
  readonly people: readonly PersonOnMap[];
  readonly label: string;
  readonly stanceLabel: (stance: Stance) => string;
  readonly influenceLabel: (influence: Influence) => string;
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
          const words = item.kind === 'more' ? more(item.hidden) : undefined;
          return (
            <g
              key={id}
              role="button"
              tabIndex={index === stopIndex ? 0 : -1}
              aria-label={item.kind === 'more' ? words?.label : item.person.label}
              data-on-map={id}
              className="group cursor-default outline-none"
              onFocus={() => setStop(id)}
              onKeyDown={(event) => handleKeyDown(event, index)}
              onClick={() => open(item)}
            >
              <title>{item.kind === 'more' ? words?.label : item.person.label}</title>
              <Target box={item.box} />
              {item.kind === 'tall' ? <TallPerson person={item.person} box={item.box} /> : null}
              {item.kind === 'line' ? <LinePerson person={item.person} box={item.box} /> : null}
              {item.kind === 'more' ? <MoreText text={words?.text ?? ''} box={item.box} /> : null}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function toId(item: MapItem<PersonOnMap>): string {
  return item.kind === 'more' ? `more ${item.row} ${item.column}` : item.person.id;
}

const axisInk = 'fill-ink-3 forced-colors:fill-[CanvasText]';

/** The cells and the names of rows and columns; what they say is in the label of each person. */
function Ground({
  layout: { columns, rows, height },
  stanceLabel,
  influenceLabel,
}: Pick<StakeholderMapProps, 'stanceLabel' | 'influenceLabel'> & {
  readonly layout: MapLayout<PersonOnMap>;
}) {
  return (
    <g aria-hidden="true">
      {rows.flatMap((row) =>
        columns.map(({ stance, box }) => (
          <rect
            key={`${row.influence} ${stance}`}
            x={box.x}
            y={row.box.y}
            width={box.width}
            height={row.box.height}
            rx={3}
            className="fill-sunken forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]"
          />
        )),
      )}
      {rows.map(({ influence, box }) => (
        <text
          key={influence}
          transform={`translate(14 ${box.y + box.height / 2}) rotate(-90)`}
          textAnchor="middle"
          className={axisInk}
        >
          {cutToFit(influenceLabel(influence), { width: box.height, fontSize: mapFontSize })}
        </text>
      ))}
      {columns.map(({ stance, box }) => (
        <text
          key={stance}
          x={box.x + box.width / 2}
          y={height - 5}
          textAnchor="middle"
          className={axisInk}
        >
          {cutToFit(stanceLabel(stance), { width: box.width + 6, fontSize: mapFontSize })}
        </text>
      ))}
    </g>
  );
}

/** What is pressed, and the ring: the browser draws none around a part of a drawing everywhere. */
function Target({ box }: { readonly box: MapBox }) {
  return (
    <rect
      x={box.x + 1.5}
      y={box.y + 0.5}
      width={box.width - 3}
      height={box.height - 1}
      rx={4}
      strokeWidth={2}
      className="fill-transparent stroke-transparent group-hover:fill-hover group-focus-visible:stroke-(--ring-color) forced-colors:group-focus-visible:stroke-[Highlight]"
    />
  );
}

interface PersonProps {
  readonly person: PersonOnMap;
  readonly box: MapBox;
}

function TallPerson({ person, box }: PersonProps) {
  const center = box.x + box.width / 2;
  const room = { width: box.width - 4, fontSize: mapFontSize };
  return (
    <>
      <Mark person={person} x={center} y={box.y + markRadius + 3} />
      <text
        x={center}
        y={box.y + 37}
        textAnchor="middle"
        className="fill-ink forced-colors:fill-[CanvasText]"
      >
        {fitName(person.name, room)}
      </text>
      <text x={center} y={box.y + 49} textAnchor="middle" className={axisInk}>
        {cutToFit(person.role, room)}
      </text>
    </>
  );
}

/** Left of the mark, between mark and name, right of the name. */
const lineGap = 4;

function LinePerson({ person, box }: PersonProps) {
  const nameX = box.x + lineGap + 2 * markRadius + lineGap;
  const room = { width: box.x + box.width - lineGap - nameX, fontSize: mapFontSize };
  const name = fitName(person.name, room);
  const middle = box.y + box.height / 2;
  const x = name === '' ? box.x + box.width / 2 : box.x + lineGap + markRadius;
  return (
    <>
      <Mark person={person} x={x} y={middle} />
      <text x={nameX} y={middle + 4} className="fill-ink forced-colors:fill-[CanvasText]">
        {name}
      </text>
    </>
  );
}

function MoreText({ text, box }: { readonly text: string; readonly box: MapBox }) {
  return (
    <text
      x={box.x + box.width / 2}
      y={box.y + box.height / 2 + 4}
      textAnchor="middle"
      className="fill-ink-2 font-semibold forced-colors:fill-[CanvasText]"
    >
      {text}
    </text>
  );
}

const outlined = 'fill-surface forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]';
const marks: Readonly<Record<Stance, { readonly shape: string; readonly letters: string }>> = {
  for: {
    shape: 'fill-for forced-colors:fill-[CanvasText]',
    letters: 'fill-surface forced-colors:fill-[Canvas]',
  },
  against: {
    shape: 'fill-against forced-colors:fill-[CanvasText]',
    letters: 'fill-surface forced-colors:fill-[Canvas]',
  },
  neutral: {
    shape: `${outlined} stroke-neutral`,
    letters: 'fill-ink forced-colors:fill-[CanvasText]',
  },
  unknown: {
    shape: `${outlined} stroke-line-control`,
    letters: 'fill-ink forced-colors:fill-[CanvasText]',
  },
};

/** Filled circle for, ring neutral, filled square against, dashed ring not known; a dot for silence. */
function Mark({
  person,
  x,
  y,
}: {
  readonly person: PersonOnMap;
  readonly x: number;
  readonly y: number;
}) {
  const { shape, letters } = marks[person.stance];
  const isRing = person.stance === 'neutral' || person.stance === 'unknown';
  return (
    <g aria-hidden="true">
      {person.stance === 'against' ? (
        <rect
          x={x - markRadius}
          y={y - markRadius}
          width={2 * markRadius}
          height={2 * markRadius}
          rx={3}
          className={shape}
        />
      ) : (
        <circle
          cx={x}
          cy={y}
          r={isRing ? markRadius - 0.75 : markRadius}
          strokeWidth={isRing ? 1.5 : 0}
          strokeDasharray={person.stance === 'unknown' ? '3 2.5' : undefined}
          className={shape}
        />
      )}
      <text x={x} y={y + 4} textAnchor="middle" className={classNames('font-semibold', letters)}>
        {toInitials(person.name)}
      </text>
      {person.isSilent ? (
        <circle
          cx={x + 9.5}
          cy={y - 9}
          r={4.25}
          strokeWidth={1.5}
          className="fill-caution stroke-surface forced-colors:fill-[Highlight] forced-colors:stroke-[Canvas]"
        />
      ) : null}
    </g>
  );
}
