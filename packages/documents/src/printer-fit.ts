import type { Area, PaperSize } from './sheet.ts';

/** What people measured on a calibration page, in millimeters. */
export type PrinterMeasured = {
  /** Between the outer strokes of the line across, which is 152.4 mm long. */
  readonly across: number;
  /** Between the outer strokes of the line down, which is 101.6 mm long. */
  readonly down: number;
  /** From the middle of the cross to the right and to the upper edge of the paper: 25.4 mm each. */
  readonly fromRight: number;
  readonly fromTop: number;
};

/** What a printer makes of a place: `offset + scale × place`, in points. */
export type PrinterFit = {
  readonly x: { readonly scale: number; readonly offset: number };
  readonly y: { readonly scale: number; readonly offset: number };
};

/** The lengths of the calibration page, in points: 6, 4 and 1 inches. */
export const CALIBRATION = { across: 432, down: 288, cross: 72 } as const;

const POINTS_PER_MM = 72 / 25.4;

/** A printer that keeps size and place. */
export const EXACT: PrinterFit = { x: { scale: 1, offset: 0 }, y: { scale: 1, offset: 0 } };

/** What a printer does, from what was measured on the calibration page on this paper. */
export function printerFit(measured: PrinterMeasured, paper: PaperSize): PrinterFit {
  const points = (millimeters: number) => millimeters * POINTS_PER_MM;
  const across = points(measured.across) / CALIBRATION.across;
  const down = points(measured.down) / CALIBRATION.down;
  const crossFromLeft = paper.width - points(measured.fromRight);
  return {
    x: { scale: across, offset: crossFromLeft - across * (paper.width - CALIBRATION.cross) },
    y: { scale: down, offset: points(measured.fromTop) - down * CALIBRATION.cross },
  };
}

/** Where an area has to be drawn so that the printer puts it where it belongs. */
export function corrected({ x, y, width, height }: Area, fit: PrinterFit): Area {
  return {
    x: (x - fit.x.offset) / fit.x.scale,
    y: (y - fit.y.offset) / fit.y.scale,
    width: width / fit.x.scale,
    height: height / fit.y.scale,
  };
}
