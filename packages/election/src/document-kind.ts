/** Everything that is printed for an audit, in the order of its use; the name is part of a file's and of an address. */
export const DOCUMENT_KINDS = [
  'commitment-sheet',
  'seed-sheet',
  'sign-in-sheets',
  'ballot-retrieval-list',
  'ballot-labels',
  'placeholder-sheets',
  'ballot-tally-sheets',
  'batch-retrieval-list',
  'batch-tally-sheets',
  'stack-labels',
  'container-inventory-sheet',
  'refiling-list',
] as const;

/** What is printed. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
