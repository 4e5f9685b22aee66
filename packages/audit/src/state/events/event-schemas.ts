import { z } from 'zod';

/** An event before it is sealed: its tag, and beside it what the log keeps as its data. */
type Tagged = { readonly type: string };

/**
 * One type of event as a log may hold it: the present version with the schema of its data, and the schemas of the versions
 * before it, which stay for ever. Version 1 carries no `version`; each later one says which it is.
 */
export type EventSchema = {
  readonly version: number;
  readonly schema: z.ZodType;
  /** By version. */
  readonly earlier: Readonly<Record<number, z.ZodType>>;
  /** The property that says which version it is, where that is not `version`. */
  readonly saidIn?: string;
};

/** The schemas of a union of events, by type. */
export type EventSchemas = Readonly<Record<string, EventSchema>>;

/** The event that a table of schemas reads, in whichever version it was written. */
export type EventReadBy<Schemas extends EventSchemas> = {
  [Type in keyof Schemas]: { readonly type: Type } & DataOf<
    Schemas[Type]['schema'] | Schemas[Type]['earlier'][keyof Schemas[Type]['earlier']]
  >;
}[keyof Schemas];

/** What a schema reads. Of a strict object without properties it would say that it has any, and none. */
type DataOf<Schema> = Schema extends z.ZodType<infer Data> ? (string extends keyof Data ? unknown : Data) : never;

/** A type of event that has had one form only. What it does not name is refused. */
export function firstForm<const Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return { version: 1, schema: z.strictObject(shape), earlier: {} } as const;
}

/** A type of event whose form has changed. */
export function laterForm<
  const Version extends number,
  const Shape extends z.core.$ZodLooseShape,
  const Earlier extends Readonly<Record<number, z.ZodType>>,
>(version: Version, shape: Shape, earlier: Earlier) {
  return { version, schema: z.strictObject({ version: z.literal(version), ...shape }), earlier } as const;
}

/**
 * The same where `version` is a word of the event itself, such as the version of a form that was amended: which of its own forms it has stands
 * in `eventVersion`.
 */
export function laterFormBesideVersion<
  const Version extends number,
  const Shape extends z.core.$ZodLooseShape,
  const Earlier extends Readonly<Record<number, z.ZodType>>,
>(version: Version, shape: Shape, earlier: Earlier) {
  const schema = z.strictObject({ eventVersion: z.literal(version), ...shape });
  return { version, schema, earlier, saidIn: 'eventVersion' } as const;
}

/**
 * The compiler's proof that schemas and types say the same: each type of event there is has its schema, the present schema
 * says what the present type says, and all schemas together what may stand in the log. A table that differs does not compile.
 */
export type Proven<
  Schemas extends EventSchemas,
  Events extends { readonly present: Tagged; readonly recorded: Tagged },
> = {
  readonly [Type in Events['recorded']['type'] | (keyof Schemas & string)]: Type extends keyof Schemas
    ? Same<Present<Schemas, Type>, Extract<Events['present'], { readonly type: Type }>> extends true
      ? Same<
          Extract<EventReadBy<Schemas>, { readonly type: Type }>,
          Extract<Events['recorded'], { readonly type: Type }>
        > extends true
        ? Schemas[Type]
        : ['the schemas of all versions differ from the types of', Type]
      : ['the present schema differs from the type of', Type]
    : ['there is no schema of', Type];
};

type Present<Schemas extends EventSchemas, Type extends keyof Schemas> = {
  readonly type: Type;
} & DataOf<Schemas[Type]['schema']>;

/** Whether two types are the same, apart from what may be written to and from how they were put together. */
type Same<A, B> = (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;

type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : { -readonly [Key in keyof T]: Plain<T[Key]> };
