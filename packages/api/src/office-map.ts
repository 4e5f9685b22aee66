import { z } from 'zod';

/** The areas of the map of an office as they are drawn, each with its names: one for each of the properties of its file. */
export const OfficeMapSchema = z.object({
  /** What outlines and middles lie in. */
  field: z.object({ width: z.number(), height: z.number() }),
  properties: z.array(z.string()),
  areas: z.array(
    z.object({
      names: z.array(z.string().nullable()),
      /** A path of SVG. */
      outline: z.string(),
      middle: z.tuple([z.number(), z.number()]),
    }),
  ),
});

/** What became of a file that was sent as the map of an office. */
export const MapTakenSchema = z.object({ areas: z.number().int(), leftOut: z.number().int() });

export type MapTaken = z.output<typeof MapTakenSchema>;
