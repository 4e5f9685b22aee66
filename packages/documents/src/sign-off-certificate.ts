import {
  assertInRounds,
  batchesToCount,
  currentRound,
  fieldworkIn,
  findBallot,
  findCount,
  findWork,
  isJurisdictionComplete,
} from '@plumbline/audit';
import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { Block, Row } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';

/** Who looked at what in the round, for the official who signs that it was done. Before everything is signed off it says that it certifies nothing. */
export function signOffCertificate({ audit: begun, jurisdiction, language }: JurisdictionContext): ComposedDocument {
  const audit = assertInRounds(begun);
  const say = auditRoomWords(language);
  const round = currentRound(audit);
  const inBatches = fieldworkIn(audit.plan) === 'batches';
  const words = { jurisdiction, round: round.number, audit: audit.plan.name };
  const isOpen = audit.phase === 'round-open' && !isJurisdictionComplete(audit, jurisdiction);
  const signature: Block = {
    type: 'lines',
    lines: [
      { label: say('certificate.official'), share: 1 },
      { label: say('certificate.when'), share: 1 },
    ],
  };
  const witness: Block = {
    type: 'lines',
    lines: [
      { label: say('certificate.witness'), share: 1 },
      { label: say('certificate.when'), share: 1 },
    ],
  };
  return {
    title: say('certificate.document', { round: round.number, jurisdiction }),
    blocks: [
      { type: 'title', text: say('certificate.title') },
      ...(isOpen ? [{ type: 'callout', text: say('certificate.open') } as const] : []),
      { type: 'paragraph', text: say(inBatches ? 'certificate.saysBatches' : 'certificate.says', words), size: 12 },
      ...(inBatches ? ofBatches() : [ofBoards()]),
      { type: 'space', height: 12 },
      signature,
      witness,
    ],
  };

  function ofBatches(): readonly Block[] {
    const batches = batchesToCount(audit, jurisdiction);
    const done = batches.filter((batch) => findCount(audit, { jurisdiction, batch }) !== undefined).length;
    const isFinal = findWork(audit, jurisdiction)?.talliesFinal === true;
    return [
      {
        type: 'facts',
        columns: 2,
        facts: [
          [say('certificate.batches'), say('certificate.of', { done, count: batches.length })],
          [say('certificate.final'), say(isFinal ? 'certificate.yes' : 'certificate.notYet')],
        ],
      },
      { type: 'paragraph', text: batches.join(', ') },
      { type: 'lines', lines: [{ label: say('certificate.members'), share: 1 }] },
    ];
  }

  function ofBoards(): Block {
    const boards = findWork(audit, jurisdiction)?.boards ?? [];
    return {
      type: 'table',
      rowHeight: 20,
      columns: [
        { head: say('certificate.board'), share: 26 },
        { head: say('certificate.members'), share: 42 },
        { head: say('certificate.units'), share: 16, align: 'right' },
        { head: say('certificate.signed'), share: 16 },
      ],
      rows: boards.map(({ name, members, ballots, signedOff }): Row => {
        const done = ballots.filter((ballot) => findBallot(audit, jurisdiction, ballot) !== undefined).length;
        return [
          name,
          members.join(', '),
          say('certificate.of', { done, count: ballots.length }),
          say(signedOff ? 'certificate.yes' : 'certificate.notYet'),
        ];
      }),
    };
  }
}
