import { useStored } from '../connection/use-stored.ts';

export const PAPERS = ['letter', 'a4'] as const;
export type Paper = (typeof PAPERS)[number];

/** What was measured of a printer on the calibration page, in millimeters, by the name people know it by. */
export type PrinterKnown = {
  readonly name: string;
  readonly across: number;
  readonly down: number;
  readonly fromRight: number;
  readonly fromTop: number;
};

/** What is in the printers here: whoever chose it once at this computer need not choose again. */
export type Printing = {
  readonly asked: { readonly paper: Paper; readonly stock?: string };
  readonly setPaper: (paper: Paper) => void;
  readonly setStock: (stock: string) => void;
  readonly printers: readonly PrinterKnown[];
  readonly printer: PrinterKnown | undefined;
  /** Takes a printer by its name; undefined for one that keeps the size. */
  readonly choosePrinter: (name: string | undefined) => void;
  readonly keepPrinter: (printer: PrinterKnown) => void;
  readonly forgetPrinter: (name: string) => void;
  /** Of the chosen printer, as an address says it. */
  readonly measured: string | undefined;
};

export function usePrinting(): Printing {
  const [storedPaper, setStoredPaper] = useStored<string>(localStorage, 'paper', 'letter');
  const [stock, setStock, forgetStock] = useStored<string | null>(localStorage, 'label-stock', null);
  const [printers, setPrinters] = useStored<readonly PrinterKnown[]>(localStorage, 'printers', []);
  const [chosen, setChosen] = useStored<string | null>(localStorage, 'printer', null);
  const paper = PAPERS.find((one) => one === storedPaper) ?? 'letter';
  const printer = printers.find(({ name }) => name === chosen);
  const others = (name: string) => printers.filter((one) => one.name !== name);
  return {
    asked: stock === null ? { paper } : { paper, stock },
    setPaper(next) {
      setStoredPaper(next);
      // Another paper has other labels.
      forgetStock();
    },
    setStock,
    printers,
    printer,
    choosePrinter: (name) => setChosen(name ?? null),
    keepPrinter(kept) {
      setPrinters([...others(kept.name), kept]);
      setChosen(kept.name);
    },
    forgetPrinter(name) {
      setPrinters(others(name));
      setChosen(null);
    },
    measured:
      printer === undefined ? undefined : [printer.across, printer.down, printer.fromRight, printer.fromTop].join(','),
  };
}
