/** Everything that is printed for an audit, in the order of its use; the name is part of a file's and of an address. */
export const DOCUMENT_KINDS = [
  'commitment-sheet',
  'seed-sheet',
  'sign-in-sheets',
  'room-supplies',
  'staffing-plan',
  'staff-badges',
  'table-signs',
  'table-cards',
  'role-sheets',
  'board-hand-over-sheets',
  'board-pin-slips',
  'ballot-retrieval-list',
  'ballot-labels',
  'placeholder-sheets',
  'ballot-tally-sheets',
  'batch-retrieval-list',
  'batch-tally-sheets',
  'tally-mark-sheets',
  'stack-labels',
  'tally-entry-sheet',
  'container-inventory-sheet',
  'refiling-list',
  'sign-off-certificate',
  'press-result',
  'model-rules',
] as const;

/** What is printed. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
