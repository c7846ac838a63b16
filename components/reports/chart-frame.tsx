import {
  ChartNoAxesColumn,
  Download,
  FileText,
  Image as Picture,
  Printer,
  Table2,
} from 'lucide-react';
import { type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { reportBug } from '../../lib/platform/log.ts';
import { classNames } from '../ui/class-names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { useReceipt } from '../ui/toast.tsx';
import { useIsBehind } from './answered.tsx';
import { toChartCsv } from './chart-file.ts';
import { toPicture } from './chart-picture.ts';
import type { ChartTable } from './chart-table.ts';
import { DataTable, type OpenAct } from './data-table.tsx';
import { Failed } from './failed.tsx';
import { PrintedBlock, usePrintBlock } from './printing.tsx';
import { saveFile, toFileName } from './save-file.ts';
import { useWidth } from './use-width.ts';

export type LegendMark = 'bar' | 'line' | 'dash' | 'dot' | 'triangle' | 'tick';

export interface LegendItem {
  readonly label: string;
  readonly mark: LegendMark;
  /** A colour of styles.css: `var(--color-series)`. */
  readonly color: string;
}

/** Rows of the drawing and cells of the table as buttons; rows stand below each other in the order of the table's. */
interface ChartOpens {
  /** Pixels above the first row, and of each. */
  readonly top: number;
  readonly rowHeight: number;
  /** What pressing a row of the drawing does; nothing where nothing is behind it. */
  readonly ofRow: (row: number) => OpenAct | undefined;
  readonly ofCell: (row: number, column: number) => OpenAct | undefined;
}

export interface ChartFrameProps {
  readonly id: string;
  readonly title: string;
  /** What it is of, for the picture and the file: the period and whose. */
  readonly detail: string;
  /** What must be said with it: a line under the drawing, also in the picture and the file. */
  readonly note?: string | undefined;
  /** In place of a drawing where there is nothing to draw. */
  readonly empty?: string | undefined;
  readonly legend?: readonly LegendItem[];
  /** What the legend cannot say, at the right of the title. */
  readonly aside?: string;
  /** What can be chosen, before the legend. */
  readonly controls?: ReactNode;
  readonly table: ChartTable;
  /** What amounts of the table are in, for the file, which has them without a sign. */
  readonly currency?: string | undefined;
  /** Numbers that open the rows behind them. */
  readonly opens?: ChartOpens | undefined;
  /** The figures are of another question than the one that is asked now. */
  readonly isBehind?: boolean;
  readonly isFailed?: boolean;
  readonly height: number;
  /** Draws in so many pixels. */
  readonly renderDrawing: (width: number) => ReactNode;
}

/** A chart with its title and legend; its figures as a table, as a file and on paper. */
export function ChartFrame(props: ChartFrameProps) {
  const { id, title, detail, note, empty, legend = [], aside, controls } = props;
  const { table, opens, height, renderDrawing, isFailed = false } = props;
  const isBehindPage = useIsBehind();
  const isBehind = isBehindPage || (props.isBehind ?? false);
  const texts = { title, detail, notes: [aside, note].filter((text) => text !== undefined) };
  const [isTable, setTable] = useState(false);
  const figure = useRef<HTMLElement>(null);
  const [room, width] = useWidth<HTMLDivElement>();
  const titleId = useId();
  const printBlock = usePrintBlock();
  const { show } = useReceipt();
  const savePicture = () => {
    if (!figure.current) return;
    toPicture(figure.current, texts)
      .then((picture) => saveFile(picture, toFileName([title, detail], 'png')))
      .catch((error: unknown) => {
        reportBug('chart picture', error);
        show({ title: i18n.t('reports.noPicture'), detail: i18n.t('reports.noPictureHint') });
      });
  };
  const saveTable = () => {
    const { currency } = props;
    const notes =
      currency === undefined
        ? texts.notes
        : [...texts.notes, `${i18n.t('reports.currency')}: ${currency}`];
    const file = new Blob([toChartCsv(table, { ...texts, notes })], {
      type: 'text/csv;charset=utf-8',
    });
    saveFile(file, toFileName([title, detail], 'csv'));
  };
  const hasFigures = empty === undefined && !isFailed;
  return (
    <PrintedBlock id={id} className="flex min-w-0 flex-1 flex-col">
      <figure
        ref={figure}
        data-chart={id}
        aria-labelledby={titleId}
        aria-busy={isBehind}
        className="relative flex min-w-0 flex-1 flex-col gap-2 rounded-lg border border-line bg-surface px-4 py-3"
      >
        <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 id={titleId} data-title="" className="text-xs font-semibold text-ink-2">
            {title}
          </h3>
          <span className="flex flex-1 flex-wrap items-center justify-end gap-x-3">
            {aside === undefined ? null : <span className="text-2xs text-ink-3">{aside}</span>}
            {hasFigures || isFailed ? controls : null}
            {isTable || !hasFigures ? null : <Legend items={legend} />}
          </span>
          {hasFigures ? (
            <span className="-my-1 -mr-2 flex items-center print:hidden">
              <IconButton
                size="sm"
                icon={isTable ? ChartNoAxesColumn : Table2}
                label={i18n.t(isTable ? 'reports.asChart' : 'reports.asTable', [title])}
                onClick={() => setTable(!isTable)}
              />
              <MenuButton
                trigger={
                  <IconButton
                    size="sm"
                    icon={Download}
                    label={i18n.t('reports.saveOrPrint', [title])}
                  />
                }
                groups={[
                  [
                    {
                      id: 'png',
                      label: i18n.t('reports.savePng'),
                      icon: Picture,
                      isDisabled: isTable || isBehind,
                      run: savePicture,
                    },
                    {
                      id: 'csv',
                      label: i18n.t('reports.saveCsv'),
                      icon: FileText,
                      isDisabled: isBehind,
                      run: saveTable,
                    },
                    {
                      id: 'print',
                      label: i18n.t('reports.print'),
                      icon: Printer,
                      run: () => printBlock(id),
                    },
                  ],
                ]}
              />
            </span>
          ) : null}
        </figcaption>
        {isFailed ? <Failed /> : null}
        {hasFigures || isFailed ? null : <p className="text-xs text-ink-3">{empty}</p>}
        {hasFigures && isTable ? (
          <div className="overflow-x-auto">
            <DataTable caption={title} table={table} openOf={opens?.ofCell} />
          </div>
        ) : null}
        {hasFigures && !isTable ? (
          <>
            <div className={classNames('relative min-w-0', props.isBehind && 'opacity-60')}>
              <div
                ref={room}
                aria-hidden="true"
                data-drawing=""
                style={{ height }}
                className="min-w-0 overflow-hidden text-2xs print:h-auto! print:[&_.recharts-wrapper]:h-auto! print:[&_.recharts-wrapper]:w-full! print:[&_svg]:h-auto! print:[&_svg]:w-full!"
              >
                <Suspense fallback={null}>{width > 0 ? renderDrawing(width) : null}</Suspense>
              </div>
              {opens ? <RowButtons opens={opens} count={table.rows.length} /> : null}
            </div>
            <DataTable caption={title} table={table} isHidden />
          </>
        ) : null}
        {note === undefined || isFailed ? null : <p className="text-2xs text-ink-3">{note}</p>}
      </figure>
    </PrintedBlock>
  );
}

/** Over the drawing, which is a picture for those who see it: each row of it is pressed as a whole. */
function RowButtons({ opens, count }: { readonly opens: ChartOpens; readonly count: number }) {
  const { top, rowHeight, ofRow } = opens;
  return (
    <div className="print:hidden">
      {Array.from({ length: count }, (_, row) => {
        const act = ofRow(row);
        return act === undefined ? null : (
          <button
            key={act.label}
            type="button"
            aria-label={act.label}
            title={act.label}
            onClick={act.run}
            style={{ top: top + row * rowHeight, height: rowHeight }}
            className="absolute -inset-x-1 cursor-default rounded-xs hover:bg-ink/5"
          />
        );
      })}
    </div>
  );
}

function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  return items.map(({ label, mark, color }) => (
    <span
      key={label}
      data-legend-item=""
      className="flex items-center gap-1 text-2xs whitespace-nowrap text-ink-3"
    >
      <svg aria-hidden="true" width="14" height="12" viewBox="0 0 14 12">
        <LegendShape mark={mark} color={color} />
      </svg>
      {label}
    </span>
  ));
}

function LegendShape({ mark, color }: { readonly mark: LegendMark; readonly color: string }) {
  switch (mark) {
    case 'bar':
      return <rect x="2" y="1" width="10" height="10" rx="3" fill={color} />;
    case 'line':
      return <path d="M0 6H14" stroke={color} strokeWidth="2" />;
    case 'dash':
      return <path d="M0 6H14" stroke={color} strokeWidth="1.5" strokeDasharray="4 3" />;
    case 'dot':
      return <circle cx="7" cy="6" r="4" fill={color} />;
    case 'triangle':
      return <path d="M7 1.5 11.5 10H2.5Z" fill="none" stroke={color} strokeWidth="1.5" />;
    case 'tick':
      return <path d="M7 0V12" stroke={color} strokeWidth="2" />;
  }
}
