import {
  type AuditInRounds,
  type BatchInReview,
  type BatchPlace,
  cardsSent,
  REVIEW_REASONS,
  unitPlace,
} from '@plumbline/audit';
import { contestInvolves } from '@plumbline/election';
import type { CsvValue } from '@plumbline/election-files';
import { entriesOf } from '@plumbline/prelude';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportContext } from './report-context.ts';
import { REVIEW_REASON_TEXT, votesText } from './report-text.ts';

const say = reportWords('en');

/** Columns beside the tally of a batch, such as those of the cards that a review team decided on, and its cells in them; none where nothing is to be said. */
export type ReviewColumns = {
  readonly header: readonly string[];
  readonly cellsOf: (place: BatchPlace & { readonly visible: boolean }) => readonly CsvValue[];
};

/** The columns of both, one after the other. */
export function withColumns(some: ReviewColumns, others: ReviewColumns): ReviewColumns {
  return {
    header: [...some.header, ...others.header],
    cellsOf: (place) => [...some.cellsOf(place), ...others.cellsOf(place)],
  };
}

/** What was sent from batches to review teams in any round, and what they decided: beside the tally that it is part of. */
export function batchReviewColumns({ textOf }: ReportContext, audit: AuditInRounds): ReviewColumns {
  const reviews = new Map<string, BatchInReview>();
  for (const { work } of audit.rounds) {
    for (const [jurisdiction, { batchesInReview }] of Object.entries(work)) {
      for (const [batch, review] of entriesOf(batchesInReview)) reviews.set(unitPlace(jurisdiction, batch), review);
    }
  }
  if (reviews.size === 0) return { header: [], cellsOf: () => [] };
  const header = [say('cardsSentToReview'), say('sentToReviewWhy'), say('decidedByTeam'), say('votesOfTeam')];
  return {
    header,
    cellsOf({ jurisdiction, batch, visible }) {
      const review = reviews.get(unitPlace(jurisdiction, batch));
      if (review === undefined) return header.map(() => '');
      const { kinds, remark, decision } = review;
      const why = REVIEW_REASONS.flatMap((kind) =>
        kinds[kind] ? [`${REVIEW_REASON_TEXT[kind]}: ${kinds[kind]}`] : [],
      );
      const withRemark = (text: string, said: BatchInReview['remark']) =>
        said === null ? text : `${text}; COMMENT: ${textOf(said)}`;
      const sent = [cardsSent(review), withRemark(why.join(', '), remark)];
      if (decision === undefined || !visible) return [...sent, '', ''];
      const votes = audit.plan.contests
        .filter((contest) => contestInvolves(contest, jurisdiction) && decision.votes[contest.name] !== undefined)
        .map((contest) => `${contest.name}: ${votesText(contest, decision.votes[contest.name] ?? {})}`);
      return [...sent, withRemark(decision.people.join(', '), decision.remark), votes.join(' | ')];
    },
  };
}
