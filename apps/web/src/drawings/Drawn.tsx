import { type Drawing, svgText } from '@plumbline/drawings';
import type { DrawnTable } from '@plumbline/words/drawn/drawn';
import { type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { formatCount } from '../formats/format-count.ts';
import { Button } from '../ui/Button.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useBeforePrint } from '../ui/use-before-print.ts';
import { useDrawingsWords } from '../words/drawings-words.ts';
import { DrawnSvg, type PlaceActs } from './DrawnSvg.tsx';
import { pngOf } from './draw-on-canvas.ts';
import { fileNameOf } from './save-file.ts';
import { useSave } from './use-save.ts';
import { useWidth } from './use-width.ts';

/** Files are as wide as a page of paper. */
const FILE_WIDTH = 860;

/**
 * A drawing with its title, one sentence that says what is seen, its figures as a table, and buttons to take it away as picture, drawing
 * and figures. On paper the table is always there.
 */
export function Drawn(props: {
  readonly title: string;
  readonly says: string;
  readonly draw: (width: number) => Drawing;
  readonly table: DrawnTable;
  /** What belongs between sentence and drawing, such as a choice of what is shown. */
  readonly children?: ReactNode;
  readonly places?: PlaceActs;
  /** The same figures stand on the page already. */
  readonly tableIsShown?: boolean;
  /** The same figures are printed with another table of the page. */
  readonly tableIsOnPaper?: boolean;
}) {
  const say = useDrawingsWords();
  const save = useSave();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [isOpen, setOpen] = useState(false);
  // Of a state the table has a thousand rows, which take longer than all the rest of the page: they are drawn when somebody looks at them.
  const [isOnPaper, setOnPaper] = useState(false);
  const drawForPaper = useCallback(() => setOnPaper(true), []);
  useBeforePrint(isOnPaper || props.tableIsShown === true || props.tableIsOnPaper === true, drawForPaper);
  const [isFailed, setFailed] = useState(false);
  const titleId = useId();
  const tableId = useId();
  const { title, says, draw, table } = props;
  const savePng = async () => {
    try {
      save.file(fileNameOf(title, 'png'), await pngOf(save.drawn(draw(FILE_WIDTH))), 'image/png');
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <figure className="panel drawn" aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId} className="breakable">
          {title}
        </h3>
        <p>{says}</p>
      </figcaption>
      {props.children}
      <div ref={place} className="drawn-place-of">
        <DrawnSvg drawing={draw(width)} label={`${title}. ${says}`} {...(props.places && { places: props.places })} />
      </div>
      {!props.tableIsShown && (
        <>
          <div className="no-print">
            <button
              type="button"
              className="link-button"
              aria-expanded={isOpen}
              aria-controls={tableId}
              onClick={() => setOpen(!isOpen)}
            >
              {say(isOpen ? 'table.hide' : 'table.show')}
            </button>
          </div>
          <div id={tableId} className={props.tableIsOnPaper ? 'no-print' : isOpen ? undefined : 'on-paper-only'}>
            {(isOpen || isOnPaper) && <Twin title={title} table={table} />}
          </div>
        </>
      )}
      <fieldset className="drawn-save no-print">
        <legend className="visually-hidden">{say('save.legend')}</legend>
        <Button look="quiet" label={say('save.named', { what: say('save.png'), title })} onPress={savePng}>
          {say('save.png')}
        </Button>
        <Button
          look="quiet"
          label={say('save.named', { what: say('save.svg'), title })}
          onPress={() =>
            save.file(fileNameOf(title, 'svg'), svgText(save.drawn(draw(FILE_WIDTH)), { title, says }), 'image/svg+xml')
          }
        >
          {say('save.svg')}
        </Button>
        <Button
          look="quiet"
          label={say('save.named', { what: say('save.csv'), title })}
          onPress={() => save.csv(fileNameOf(title, 'csv'), linesOf(table))}
        >
          {say('save.csv')}
        </Button>
      </fieldset>
      {isFailed && <p role="alert">{say('save.failed')}</p>}
    </figure>
  );
}

function linesOf({ columns, rows, total }: DrawnTable): readonly (readonly (string | number)[])[] {
  return [columns.map(({ name }) => name), ...rows, ...(total === undefined ? [] : [total])];
}

function Twin(props: { readonly title: string; readonly table: DrawnTable }) {
  const { title, table } = props;
  const shown = (row: readonly (string | number)[]) =>
    row.map((cell) => (typeof cell === 'number' ? formatCount(cell) : cell));
  return (
    <SimpleTable
      caption={title}
      hideCaption
      columns={table.columns}
      // Two rows may say the same.
      rows={table.rows.map((row, index) => ({ key: `${index} ${row[0]}`, cells: shown(row) }))}
      {...(table.total && { total: shown(table.total) })}
    />
  );
}
