import type { Influence, Stance } from '../../lib/model/deal.ts';
import type { FitLetter, Grade } from '../../lib/scoring/grade.ts';
import { classNames } from '../ui/class-names.ts';
import { toInitials } from '../ui/initials.ts';
import {
  type MapBox,
  type MapItem,
  type MapLayout,
  mapFontSize,
  markRadius,
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
  /** Of the lead score, beside the mark where there is room. */
  readonly grade: Grade | undefined;
}

export interface AxisLabels {
  readonly stanceLabel: (stance: Stance) => string;
  readonly influenceLabel: (influence: Influence) => string;
}

const axisInk = 'fill-ink-3 forced-colors:fill-[CanvasText]';

/** The cells and the names of rows and columns; what they say is in the label of each person. */
export function Ground({
  layout: { columns, rows, height },
  stanceLabel,
  influenceLabel,
}: AxisLabels & {
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
export function Target({ box }: { readonly box: MapBox }) {
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

export function Drawn({
  item,
  moreText,
  hasLineNames,
}: {
  readonly item: MapItem<PersonOnMap>;
  /** For those who are only a number. */
  readonly moreText: (hidden: readonly PersonOnMap[]) => string;
  readonly hasLineNames: boolean;
}) {
  switch (item.kind) {
    case 'tall':
      return <TallPerson person={item.person} box={item.box} />;
    case 'line':
      return <LinePerson person={item.person} box={item.box} hasName={hasLineNames} />;
    case 'more':
      return <MoreText text={moreText(item.hidden)} box={item.box} />;
  }
}

interface PersonProps {
  readonly person: PersonOnMap;
  readonly box: MapBox;
}

function TallPerson({ person, box }: PersonProps) {
  const center = box.x + box.width / 2;
  const room = { width: box.width - 4, fontSize: mapFontSize };
  // Mark and grade stay together within a cell that is narrow.
  const gradeRoom = markRadius + gradeGap + gradeWidth + 1;
  const markX = center - (person.grade ? Math.max(0, gradeRoom - box.width / 2) : 0);
  return (
    <>
      <Mark person={person} x={markX} y={box.y + markRadius + 3} />
      {person.grade ? (
        <GradeMark
          grade={person.grade}
          x={markX + markRadius + gradeGap}
          y={box.y + markRadius + 3}
        />
      ) : null}
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

/** Clear of the dot for silence. */
const gradeGap = 5;
const gradeWidth = 19;
const gradeHeight = 14;
const gradeFontSize = 10;

const gradeLooks: Readonly<
  Record<FitLetter, { readonly shape: string; readonly letters: string }>
> = {
  A: { shape: 'fill-grade-a', letters: 'fill-grade-a-on' },
  B: { shape: 'fill-grade-b', letters: 'fill-grade-b-on' },
  C: { shape: 'fill-grade-c', letters: 'fill-grade-c-on' },
  D: { shape: 'fill-grade-d stroke-line-strong', letters: 'fill-grade-d-on' },
};

/** A chip as small as the drawing's letters. */
function GradeMark({
  grade,
  x,
  y,
}: {
  readonly grade: Grade;
  readonly x: number;
  readonly y: number;
}) {
  const { shape, letters } = gradeLooks[grade[0] as FitLetter];
  return (
    <>
      <rect
        x={x}
        y={y - gradeHeight / 2}
        width={gradeWidth}
        height={gradeHeight}
        rx={3}
        className={classNames(
          shape,
          'forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]',
        )}
      />
      <text
        x={x + gradeWidth / 2}
        y={y + 3.5}
        textAnchor="middle"
        fontSize={gradeFontSize}
        className={classNames('font-semibold forced-colors:fill-[CanvasText]', letters)}
      >
        {grade}
      </text>
    </>
  );
}

/** Left of the mark, between mark and name, right of the name. */
const lineGap = 4;

function LinePerson({ person, box, hasName }: PersonProps & { readonly hasName: boolean }) {
  const nameX = box.x + lineGap + 2 * markRadius + lineGap;
  const room = { width: box.x + box.width - lineGap - nameX, fontSize: mapFontSize };
  const middle = box.y + box.height / 2;
  const x = hasName ? box.x + lineGap + markRadius : box.x + box.width / 2;
  return (
    <>
      <Mark person={person} x={x} y={middle} />
      {hasName ? (
        <text x={nameX} y={middle + 4} className="fill-ink forced-colors:fill-[CanvasText]">
          {fitName(person.name, room)}
        </text>
      ) : null}
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
    <>
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
    </>
  );
}
