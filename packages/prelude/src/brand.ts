declare const brand: unique symbol;

/** `T`, told apart by name: a `Brand<string, 'BatchId'>` cannot be passed where a `Brand<string, 'CardId'>` is asked. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
