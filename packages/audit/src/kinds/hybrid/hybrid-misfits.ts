import { type Contest, contestInvolves, type InputFileKind } from '@plumbline/election';
import { cardsNeeded } from '@plumbline/statistics';
import { contestVotes } from '../../state/audit-inputs.ts';
import type { CvrMisfit, MissingInput } from '../../state/audit-refusal.ts';
import type { FileFigures } from '../../state/audit-state.ts';
import { cvrMisfits, registeredCvrs } from '../../state/contests-in-cvrs.ts';
import type { Planned } from '../../state/plan.ts';
import { contestStrata } from './contest-strata.ts';

/** Where manifests, cast vote records (CVRs) and typed totals do not tell the two strata apart. */
export function hybridMisfits(audit: Planned): readonly MissingInput[] {
  const misfits = [...cvrMisfits(audit, 'part'), ...filesWithoutStrata(audit)];
  return misfits.length > 0 ? misfits : audit.plan.contests.flatMap((contest) => tooFewCards(audit, contest));
}

/** Cast vote records are asked of those whose manifest has batches with them. */
export function needsHybridFile(audit: Planned, file: InputFileKind, jurisdiction: string): boolean {
  if (file !== 'cvrs') return true;
  const manifest = manifestOf(audit, jurisdiction);
  return manifest === undefined || manifest.inCvr === undefined || manifest.inCvr.ballots > 0;
}

function filesWithoutStrata(audit: Planned): readonly CvrMisfit[] {
  const misfits: CvrMisfit[] = [];
  for (const { name: jurisdiction } of audit.plan.jurisdictions) {
    const manifest = manifestOf(audit, jurisdiction);
    if (manifest !== undefined && manifest.inCvr === undefined) {
      misfits.push({ what: 'manifest-without-strata', jurisdiction });
    }
    const cvrs = registeredCvrs(audit.files).get(jurisdiction);
    if (cvrs?.scope === 'sampled-cards') misfits.push({ what: 'cvrs-of-drawn-cards', jurisdiction });
    // What a record without a card reports was counted, and nobody can draw its card in the stratum it was counted in.
    if (cvrs !== undefined && cvrs.withoutCard > 0) {
      misfits.push({ what: 'cvrs-without-card', jurisdiction, cards: cvrs.withoutCard });
    }
  }
  return misfits;
}

/** Votes that no CVR has lie on cards without one. */
function tooFewCards(audit: Planned, contest: Contest): readonly CvrMisfit[] {
  // Files that are still missing are said by themselves.
  const isComplete = audit.plan.jurisdictions
    .filter(({ name }) => contestInvolves(contest, name) && !audit.plan.withoutBallots.includes(name))
    .every(
      ({ name }) =>
        manifestOf(audit, name) !== undefined &&
        (!needsHybridFile(audit, 'cvrs', name) || registeredCvrs(audit.files).has(name)),
    );
  const strata = isComplete ? contestStrata(audit, contest) : undefined;
  if (strata === undefined || !strata.ok) return [];
  const { listed, phantoms, votes } = strata.value.noCvr;
  const reported = contestVotes(contest);
  const choices = reported.choices.map(({ id }) => ({ id, votes: votes.get(id) ?? 0 }));
  const needed = cardsNeeded({ ...reported, choices });
  const cards = listed + phantoms;
  return needed > cards ? [{ what: 'cards-without-cvr-too-few', contest: contest.name, needed, cards }] : [];
}

function manifestOf({ files }: Planned, jurisdiction: string): Extract<FileFigures, { kind: 'manifest' }> | undefined {
  const file = files.find((one) => one.jurisdiction === jurisdiction && one.figures.kind === 'manifest');
  return file?.figures.kind === 'manifest' ? file.figures : undefined;
}
