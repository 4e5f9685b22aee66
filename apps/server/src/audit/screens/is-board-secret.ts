import type { DocumentKind } from '@plumbline/election';

/** Whether a document is half of what opens a board, so that only whoever hands links and PINs out is offered and given it. */
export function isBoardSecret(kind: DocumentKind): boolean {
  return kind === 'board-hand-over-sheets' || kind === 'board-pin-slips';
}
