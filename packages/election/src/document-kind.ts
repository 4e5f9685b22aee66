/** Everything that is printed for an audit, in the order of its use; the name is part of a file's and of an address. */
export const DOCUMENT_KINDS = [
  'seed-sheet',
  'sign-in-sheets',
  'ballot-retrieval-list',
  'batch-retrieval-list',
] as const;

/** What is printed. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
