import { cardsToLookAtAgain, entriesOfCard, findBoard, notesOf, standOf } from '@plumbline/audit';
import { err, ok } from '@plumbline/prelude';
import { boardScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';
import { ballotLines, inputsOfBallots } from '../screens/ballot-lines.ts';
import { contestsFor } from '../screens/contests-for.ts';
import { recordWithNotes, shownTexts } from '../screens/shown-texts.ts';
import { withoutReported } from '../screens/without-reported.ts';

export const ballot = defineQuery({
  name: 'ballot',
  permission: 'board.read',
  scope: boardScope,

  async run({ services }, { auditId, jurisdiction, board, ballot: key }) {
    const history = await loadAudit(services.db, auditId, jurisdiction);
    const { audit } = history;
    const place = { jurisdiction, board };
    const found = audit.phase === 'round-open' ? findBoard(audit, place) : undefined;
    if (audit.phase !== 'round-open' || found === undefined) return err({ code: 'unknown-board', ...place });
    if (!found.ballots.includes(key)) return err({ code: 'ballot-not-assigned', board, ballot: key });
    const again = new Set(cardsToLookAtAgain(audit, jurisdiction, found).map((one) => one.ballot));
    const inputs = await inputsOfBallots(services, history, { jurisdiction, ballots: found.ballots });
    const [line] = ballotLines(history, inputs, { jurisdiction, ballots: [key], again });
    if (line === undefined) return err({ code: 'ballot-not-assigned', board, ballot: key });
    const entered = entriesOfCard(audit, jurisdiction, key);
    const stand = standOf(entered);
    // What one of two people entered is shown to nobody at the board before the other has entered it too.
    const standing = stand === 'entered-once' ? [] : entered.standing;
    const texts = await shownTexts(
      services.db,
      auditId,
      standing.flatMap(({ record }) => notesOf(record)),
    );
    const entries = standing.map(({ id, record, made, reader }) => ({
      id,
      ...recordWithNotes(texts, record),
      enteredAt: made?.enteredAt ?? null,
      device: made?.device ?? null,
      reader: reader ?? null,
    }));
    const [first] = entries;
    // Of two entries that are to be settled neither is what the ballot shows.
    const seen =
      first !== undefined && stand === 'audited'
        ? { record: first.record, absentNotes: first.absentNotes, standing: [] }
        : { record: null, absentNotes: {}, standing: entries };
    return ok({ ballot: { ...line, ...seen }, contests: withoutReported(contestsFor(audit, jurisdiction)) });
  },
});
