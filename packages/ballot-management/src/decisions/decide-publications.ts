import { digestOfText } from '@plumbline/audit';
import { assertNever, err, lookUp } from '@plumbline/prelude';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { PublicationName } from '../state/nouns.ts';
import type { PublishedFile } from '../state/room.ts';
import { type Acting, event } from './acting.ts';
import { REASON_LENGTH_MIN } from './decide-people.ts';

/** Commands about what everybody may see. */
export type PublicationCommand = BallotCommandOf<
  'clear-procedure' | 'propose-publication' | 'release-publication' | 'withdraw-publication'
>;

/** One proposes, somebody else releases exactly that; either takes it back alone, because what should not be seen cannot wait. */
export function decidePublications(acting: Acting, command: PublicationCommand): BallotDecision {
  const { room, by } = acting;
  if (command.type === 'clear-procedure') {
    const { procedure, version } = command;
    const found = lookUp(room.procedures, procedure)?.find((each) => each.version === version);
    // A draft is nothing anybody works by.
    if (found === undefined || found.effectiveFrom === null) {
      return err({ code: 'unknown', kind: 'procedure', name: `${procedure} ${version}` });
    }
    return event(acting, 'procedure-cleared', { procedure, version });
  }
  const { publication } = command;
  const found = lookUp(room.publications, publication);
  switch (command.type) {
    case 'propose-publication': {
      const { file } = command;
      const refusal = refuseShape(publication, file);
      if (refusal !== undefined) return err(refusal);
      // A page follows the record: once it is released there is nothing new to propose.
      if (found?.released != null && isSame(found.released.file, file)) {
        return err({ code: 'publication-released-already', publication });
      }
      return event(acting, 'publication-proposed', { publication, file });
    }
    case 'release-publication': {
      const proposed = found?.proposed ?? null;
      if (proposed === null) return err({ code: 'publication-not-proposed', publication });
      const proposer = by.find((person) => proposed.by.includes(person));
      if (proposer !== undefined) return err({ code: 'released-by-proposer', person: proposer });
      if (!isSame(proposed.file, command.file)) {
        return err({ code: 'publication-proposed-otherwise', publication, proposed: proposed.file?.sha256 ?? '' });
      }
      return event(acting, 'publication-released', { publication, file: proposed.file });
    }
    case 'withdraw-publication': {
      const { reason } = command;
      if (found === undefined || (found.proposed === null && found.released === null)) {
        return err({ code: 'publication-not-proposed', publication });
      }
      const { length } = reason.text.trim();
      if (length < REASON_LENGTH_MIN) return err({ code: 'text-too-short', least: REASON_LENGTH_MIN, length });
      return event(acting, 'publication-withdrawn', { publication, reason: { digest: digestOfText(reason) } });
    }
    default:
      return assertNever(command);
  }
}

function refuseShape(publication: PublicationName, file: PublishedFile): BallotRefusal | undefined {
  if (publication === 'certification-packet') {
    return file === null ? { code: 'publication-is-a-file', publication } : undefined;
  }
  return file === null ? undefined : { code: 'publication-is-no-file', publication };
}

function isSame(one: PublishedFile, other: PublishedFile): boolean {
  return one?.sha256 === other?.sha256;
}
