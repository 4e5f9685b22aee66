import { findBoard, isInRounds, unitOfKey } from '@plumbline/audit';
import { assert, ok } from '@plumbline/prelude';
import { boardScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';
import { remadeToFetch } from '../screens/remade-to-fetch.ts';

/** Which numbers of remade ballots lie in the batches of a board's cards. Of the ballot room a board is told nothing else. */
export const boardRemade = defineQuery({
  name: 'board-remade',
  permission: 'board.read',
  scope: boardScope,

  async run({ services, scope }, { auditId, jurisdiction, board }) {
    assert('electionId' in scope, 'a board of an audit is in an election', scope);
    const { audit } = await loadAudit(services.db, auditId, jurisdiction);
    const own = isInRounds(audit) ? (findBoard(audit, { jurisdiction, board })?.ballots ?? []) : [];
    const places = own.map((key) => unitOfKey(jurisdiction, key));
    const { electionId } = scope;
    const remade = await remadeToFetch(services.db, audit, { electionId, jurisdiction, places });
    return ok({ batches: (remade?.batches ?? []).map((one) => ({ ...one, ballots: [...one.ballots] })) });
  },
});
