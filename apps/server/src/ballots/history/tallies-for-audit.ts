import { type BegunAudit, isPractice, kindOf } from '@plumbline/audit';
import {
  draftManifest,
  draftTallies,
  type Manifest,
  type OpenRoom,
  standingManifest,
  type TalliesAsked,
  type TalliesDraft,
} from '@plumbline/ballot-management';
import { contestInvolves } from '@plumbline/election';

/** The votes by batch of a room as an audit asks for them: its contests, and what can be made of the manifest that stands. */
export type TalliesForAudit = {
  readonly asked: TalliesAsked;
  readonly manifest: Manifest | undefined;
  readonly draft: TalliesDraft;
};

/** Makes them; undefined for an audit that asks for none, or not yet: it compares no batches, practises, or has no contest of the jurisdiction. */
export function talliesForAudit(room: OpenRoom, { plan }: BegunAudit): TalliesForAudit | undefined {
  const { jurisdiction } = room;
  const takesPart = plan.jurisdictions.some(({ name }) => name === jurisdiction);
  if (isPractice(plan) || !takesPart || !kindOf(plan).files.includes('candidate-totals')) return undefined;
  const contests = plan.contests
    .filter((contest) => contestInvolves(contest, jurisdiction))
    .map(({ name, votesAllowed, choices }) => ({ name, votesAllowed, choices: choices.map((choice) => choice.name) }));
  if (contests.length === 0) return undefined;
  const asked = { contests, contestsInAudit: plan.contests.length };
  const manifest = standingManifest(room);
  return { asked, manifest, draft: draftTallies(room, draftManifest(room, manifest?.form ?? 'by-batch'), asked) };
}
