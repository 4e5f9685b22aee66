import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { usePrintedWords } from '../words/printed-words.ts';
import type { PrinterKnown, Printing } from './use-printing.ts';

type Stocks = QueryOutput<'documents'>['stocks'];

const POINTS_PER_INCH = 72;

/** What labels are in the printer, and whether it puts things where they belong. */
export function LabelPrinting(props: { readonly stock: string; readonly stocks: Stocks; readonly printing: Printing }) {
  const say = usePrintedWords();
  const { stock, stocks, printing } = props;
  const nameOf = ({ name, columns, rows, paper }: Stocks[number]) =>
    typeof paper === 'string'
      ? say('button.stock', { name, count: columns * rows, columns, rows, paper: say(`button.${paper}`) })
      : say('button.stockSingle', {
          name,
          width: paper.width / POINTS_PER_INCH,
          height: paper.height / POINTS_PER_INCH,
        });
  return (
    <>
      <SelectField
        label={say('button.stockLabel')}
        name="label-stock"
        value={stock}
        error={undefined}
        options={stocks.map((one) => ({ value: one.name, name: nameOf(one) }))}
        onChange={printing.setStock}
      />
      <details open={printing.printer !== undefined}>
        <summary>{say('button.printer.title')}</summary>
        <PrinterMeasured printing={printing} />
      </details>
    </>
  );
}

/** The lengths of the calibration page in millimeters, and how far off a printer may be. */
const LENGTHS = {
  across: { right: 152.4, least: 120, most: 190 },
  down: { right: 101.6, least: 80, most: 130 },
  fromRight: { right: 25.4, least: 0, most: 80 },
  fromTop: { right: 25.4, least: 0, most: 80 },
} as const;
type Length = keyof typeof LENGTHS;
const NAMES = Object.keys(LENGTHS) as Length[];

/** The value of a select box for a printer that is not known yet, and for none. No printer is called so. */
const [ANOTHER, NONE] = [' another', ' none'];

function PrinterMeasured({ printing }: { readonly printing: Printing }) {
  const say = usePrintedWords();
  const [isNew, setNew] = useState(false);
  const { printer, printers } = printing;
  const choose = (value: string) => {
    setNew(value === ANOTHER);
    printing.choosePrinter(value === ANOTHER || value === NONE ? undefined : value);
  };
  return (
    <div className="stack">
      <p>{say('button.printer.about')}</p>
      <SelectField
        label={say('button.printer.chosen')}
        name="printer"
        value={isNew ? ANOTHER : (printer?.name ?? NONE)}
        error={undefined}
        options={[
          { value: NONE, name: say('button.printer.none') },
          ...printers.map(({ name }) => ({ value: name, name })),
          { value: ANOTHER, name: say('button.printer.another') },
        ]}
        onChange={choose}
      />
      {(isNew || printer !== undefined) && (
        <PrinterForm
          key={printer?.name ?? ANOTHER}
          known={printer}
          onKeep={(kept) => {
            setNew(false);
            printing.keepPrinter(kept);
          }}
          onForget={printing.forgetPrinter}
        />
      )}
    </div>
  );
}

function PrinterForm(props: {
  readonly known: PrinterKnown | undefined;
  readonly onKeep: (printer: PrinterKnown) => void;
  readonly onForget: (name: string) => void;
}) {
  const say = usePrintedWords();
  const { known } = props;
  const [name, setName] = useState(known?.name ?? '');
  const [typed, setTyped] = useState<Readonly<Record<Length, string>>>({
    across: known === undefined ? '' : String(known.across),
    down: known === undefined ? '' : String(known.down),
    fromRight: known === undefined ? '' : String(known.fromRight),
    fromTop: known === undefined ? '' : String(known.fromTop),
  });
  const [isTried, setTried] = useState(false);
  const isWrong = (length: Length) => {
    const { least, most } = LENGTHS[length];
    const value = numberOf(typed[length]);
    return !(value >= least && value <= most);
  };
  const keep = () => {
    setTried(true);
    if (name.trim() === '' || NAMES.some(isWrong)) return;
    const [across, down, fromRight, fromTop] = NAMES.map((length) => numberOf(typed[length]));
    props.onKeep({ name: name.trim(), ...({ across, down, fromRight, fromTop } as Record<Length, number>) });
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      {known === undefined && (
        <TextField
          label={say('button.printer.name')}
          name="printer-name"
          value={name}
          maxLength={60}
          error={isTried && name.trim() === '' ? say('button.printer.wrongName') : undefined}
          onChange={setName}
        />
      )}
      {NAMES.map((length) => {
        const { right, least, most } = LENGTHS[length];
        const wrong = say('button.printer.wrongLine', { least, most, example: right });
        return (
          <TextField
            key={length}
            label={say(`button.printer.${length}`)}
            name={`printer-${length}`}
            value={typed[length]}
            numeric
            error={isTried && isWrong(length) ? wrong : undefined}
            onChange={(value) => setTyped({ ...typed, [length]: value })}
          />
        );
      })}
      <div className="actions">
        <Button submits>{say('button.printer.keep')}</Button>
        {known !== undefined && (
          <Button look="second" onPress={() => props.onForget(known.name)}>
            {say('button.printer.forget')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** With a point or a comma, as people write it. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}
