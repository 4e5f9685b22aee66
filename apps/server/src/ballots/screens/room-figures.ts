import { type OpenRoom, reconciliationOf } from '@plumbline/ballot-management';
import { entriesOf } from '@plumbline/prelude';

/** How the ballots of a room stand together: net and gross beside one another, and what is left unexplained. */
export function roomFigures(room: OpenRoom) {
  const { voters, status } = reconciliationOf(room);
  let [batches, cards] = [0, 0];
  for (const [, batch] of entriesOf(room.batches)) {
    if (batch.became.length > 0) continue;
    batches += 1;
    cards += batch.cards ?? 0;
  }
  const { net, gross, residual, unitsMissingFigures: missing } = voters;
  return { batches, cards, net, gross, residual, missing, status };
}
