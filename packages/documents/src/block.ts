import type { PublicLanguage } from '@plumbline/words/define-words';
import type { Area, Mark, Piece } from './sheet.ts';

/* What a document is made of before anybody knows where it comes to lie. */

/** A cell of a table. */
export type Cell =
  | string
  /** A small box to tick. */
  | { readonly type: 'tick' }
  /** Room to write in. */
  | { readonly type: 'blank' }
  /** A QR code, with what is said in its place. */
  | { readonly type: 'code'; readonly payload: string; readonly alt: string }
  | { readonly type: 'bold'; readonly text: string }
  /** A box for each digit of a number, written or to be written; gray where it is arithmetic. */
  | { readonly type: 'digits'; readonly boxes: number; readonly written: string; readonly isGray: boolean };

/** A field of a form in a frame: its name above, and room for what is written. */
export type FormBox = {
  readonly label: string;
  readonly written: string;
  /** So many columns wide. */
  readonly span: number;
  /** Words to tick; `written` names the ticked one. */
  readonly choices: readonly { readonly choice: string; readonly word: string }[];
  readonly isGray: boolean;
};

/** A column of a table. */
export type Column = {
  readonly head: string;
  /** Its part of the width, beside the other columns. */
  readonly share: number;
  readonly align?: 'left' | 'right';
};

/** A row of a table, or a line across it that says what the rows below belong to. */
export type Row = readonly Cell[] | { readonly group: string };

/** A part of a document, from top to bottom. Sizes in points. */
export type Block =
  | { readonly type: 'title'; readonly text: string }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string; readonly size?: number; readonly bold?: boolean }
  /** One line as large as the width allows, for what is read from a distance. */
  | { readonly type: 'large'; readonly text: string; readonly size: number }
  /** In a frame: what must not be overlooked. */
  | { readonly type: 'callout'; readonly text: string }
  | { readonly type: 'list'; readonly numbered: boolean; readonly items: readonly string[]; readonly size?: number }
  /** Boxes to tick, each with what it stands for, side by side as far as they fit. */
  | { readonly type: 'ticks'; readonly items: readonly string[]; readonly before?: string }
  /** Names and what they are, in as many columns as are given. */
  | {
      readonly type: 'facts';
      readonly facts: readonly (readonly [name: string, value: string])[];
      readonly columns: number;
    }
  | {
      readonly type: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
      readonly size?: number;
      /** The least height of a row: people write in it. */
      readonly rowHeight?: number;
      /** What stands above the head where the table goes on on another page. */
      readonly continued?: string;
    }
  /** Fields of a form in frames, side by side. */
  | { readonly type: 'boxes'; readonly columns: number; readonly boxes: readonly FormBox[] }
  /** Lines to write on, each with what belongs there; `share` is its part of the width. */
  | { readonly type: 'lines'; readonly lines: readonly { readonly label: string; readonly share: number }[] }
  | { readonly type: 'code'; readonly payload: string; readonly size: number; readonly alt: string }
  /** Side by side, each from its top. */
  | {
      readonly type: 'beside';
      readonly parts: readonly { readonly share: number; readonly blocks: readonly Block[] }[];
    }
  /** Not parted by the end of a page where it fits on one. */
  | { readonly type: 'together'; readonly blocks: readonly Block[] }
  | { readonly type: 'space'; readonly height: number }
  /** A line to be measured, in points, with a stroke at each inch. */
  | {
      readonly type: 'ruler';
      readonly direction: 'across' | 'down';
      readonly length: number;
      readonly label: string;
    }
  /** A cross to measure from, so many points from the right and from the upper edge of the paper. */
  | { readonly type: 'cross'; readonly fromEdges: number; readonly label: string }
  | { readonly type: 'cut'; readonly text: string }
  | { readonly type: 'new-page' }
  /** What follows is in another language than the document; only between the blocks of a document. */
  | { readonly type: 'language'; readonly language: PublicLanguage }
  /** A page of its own, drawn by its own rules, in the area that is given; the foot stays, but on a single label. */
  | {
      readonly type: 'drawn';
      readonly draw: (area: Area) => readonly Piece[];
      readonly foot: 'usual' | 'narrow' | 'none';
    };

/** A line of text. */
export type TextMark = Extract<Mark, { type: 'text' }>;
