import type { PublicLanguage } from '@plumbline/words/define-words';
import type { TextStyle } from './typeface.ts';

/* What is on paper: marks at their places, in points from the upper left corner, and what they are for who hears them read. */

/** Ink on a page. */
export type Mark =
  | ({ readonly type: 'text'; readonly x: number; readonly baseline: number; readonly text: string } & TextStyle & {
        /** Turned by half around the middle of its line, for what stands on the other side of a fold. */
        readonly upsideDown?: boolean;
      })
  | {
      readonly type: 'line';
      readonly from: readonly [x: number, y: number];
      readonly to: readonly [x: number, y: number];
      readonly width: number;
      readonly dashed?: boolean;
    }
  | ({ readonly type: 'box'; readonly line: number; readonly fill?: string; readonly radius?: number } & Area)
  /** A QR code, level M; `size` is that of its dark squares without the margin. */
  | { readonly type: 'code'; readonly x: number; readonly y: number; readonly size: number; readonly payload: string }
  /** A Code 128 bar code as wide as the area, without its quiet zones. */
  | ({ readonly type: 'bars'; readonly payload: string } & Area);

/** A rectangle: its upper left corner and its size. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What a piece is in the structure of the document, as PDF names it; an artifact is left out when it is read aloud. */
export type Role = 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Artifact';

/** A part of a page, in the order in which it is read. */
export type Piece = {
  readonly role: Role;
  readonly marks?: readonly Mark[];
  readonly children?: readonly Piece[];
  /** What is said in place of a figure. */
  readonly alt?: string;
  /** Where it is another than that of the document. */
  readonly language?: PublicLanguage;
};

/** One side of a page. */
export type Sheet = { readonly width: number; readonly height: number; readonly pieces: readonly Piece[] };

/** Width and height of a paper, in points. */
export type PaperSize = { readonly width: number; readonly height: number };

/** Sizes of paper in points. */
export const PAPERS = {
  letter: { width: 612, height: 792 },
  a4: { width: 595.28, height: 841.89 },
} as const;

export type PaperName = keyof typeof PAPERS;

/** Printers leave the edge of a page white: 12 mm. */
export const MARGIN = 34.02;

/** Every mark of a piece and of what it holds, in order. */
export function marksOf(piece: Piece): readonly Mark[] {
  return [...(piece.marks ?? []), ...(piece.children ?? []).flatMap(marksOf)];
}
