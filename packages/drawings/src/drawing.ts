/* A drawing is marks at their places, in units from the upper left corner. Words in it are given by whoever asks for it. */

/** How a surface or line looks. What has to be told apart differs in lightness or pattern, never in colour alone. */
export type Paint =
  | 'ink'
  | 'quiet'
  | 'grid'
  | 'paper'
  | 'zone'
  | 'solid'
  | 'hatch'
  | 'dots'
  | 'cross'
  | 'shade-0'
  | 'shade-1'
  | 'shade-2'
  | 'shade-3'
  | 'shade-4'
  | 'warning';

/** A point in units of the drawing. */
export type Point = readonly [x: number, y: number];

/** How a line is drawn; `dash` is lengths of strokes and gaps. */
export type Stroke = { readonly paint: Paint; readonly width: number; readonly dash?: readonly number[] };

/** One thing in a drawing. */
export type Mark =
  | {
      readonly type: 'text';
      readonly x: number;
      /** Of the line the letters stand on. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly paint: Paint;
      readonly bold?: boolean;
    }
  | { readonly type: 'path'; readonly points: readonly Point[]; readonly stroke: Stroke }
  | {
      readonly type: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Paint;
      readonly stroke?: Stroke;
    }
  | {
      readonly type: 'dot';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: Paint;
      readonly stroke: Stroke;
    }
  /** A place on a map, as the path of its border; `name` is whose it is. */
  | {
      readonly type: 'place';
      readonly name: string;
      readonly outline: string;
      /** How many units of the drawing a unit of the path is. */
      readonly scale: number;
      readonly fill: Paint;
      readonly stroke: Stroke;
    };

/** Marks in the order in which they are drawn, later ones above earlier ones. */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Heights between its rows, at which paper may part it: no mark lies across one. */
  readonly breaks?: readonly number[];
};

/** Letters of a drawing, in its units: small enough for a phone, large enough for paper. */
export const TEXT_SIZE = 13;
export const SMALL_SIZE = 12;
