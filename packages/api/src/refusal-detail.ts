import type { AuditRefusal, MissingInput, Phase, PlanFinding } from '@plumbline/audit';
import { assertNever } from '@plumbline/prelude';

/** What a person should know and do about a refusal: the `detail` of its problem. */
export function refusalDetail(refusal: AuditRefusal): string {
  switch (refusal.code) {
    case 'audit-not-in-phase':
      return `The audit is ${phaseInWords(refusal.phase)}, so this cannot be done now. Reload to see where it stands.`;
    case 'plan-incomplete':
      return `Before the inputs can be committed: ${refusal.missing.map(missingInWords).join('; ')}.`;
    case 'file-not-expected':
      return `A file of the kind “${refusal.kind}” has no place here. Check which slot it belongs to.`;
    case 'file-not-there':
      return `${refusal.jurisdiction} has no such file, so there is nothing to remove. Reload the page.`;
    case 'manifest-needed-first':
      return `Upload the ballot manifest of ${refusal.jurisdiction}, then its candidate totals: they are checked against it.`;
    case 'contests-needed-first':
      return 'An audit administrator has to define the contests; then the candidate totals can be checked against them.';
    case 'seed-not-usable':
      return refusal.character === undefined
        ? 'Enter the digits as they were rolled: at least one character and at most 100.'
        : `Enter the digits as they were rolled, from the keys of a plain keyboard and with no more than one space in a row. This seed holds ${refusal.character}, which others would not type again, and so they would get another sample.`;
    case 'wrong-round':
      return `Round ${refusal.expected} is the one to act on, not round ${refusal.asked}. Reload the page.`;
    case 'sizes-not-for-outstanding-contests':
      return `Give a sample size for each of these contests and for no other: ${refusal.outstanding.join(', ')}.`;
    case 'sample-not-as-asked':
      return `${count(refusal.asked)} draws were asked for in ${refusal.contest}, and ${count(refusal.drawn)} can be made. Choose another sample size.`;
    case 'batches-not-combinable':
      return COMBINATION_PROBLEMS[refusal.reason];
    case 'jurisdictions-outstanding':
      return `Wait until these have finished, then close the round: ${listed(refusal.jurisdictions)}.`;
    case 'nothing-to-audit':
      return `Nothing of ${refusal.jurisdiction} was drawn in this round that has not been audited already.`;
    case 'risk-limit-not-met':
      return 'Start another round, or conclude with a full hand count.';
    case 'risk-limit-met':
      return 'Every targeted contest has met its risk limit, so no further round can be opened. Conclude the audit.';
    case 'not-for-audit-type':
      return `In an audit of the type “${refusal.auditType}” this step does not exist.`;
    case 'method-not-for-type':
      return 'Choose one of the methods offered for this type of audit.';
    case 'no-targeted-contest':
      return 'Mark at least one contest as targeted: the sample is drawn for it.';
    case 'contest-name-repeated':
      return `“${refusal.contest}” is listed twice. Rename one of them or remove it.`;
    case 'choice-name-repeated':
      return `In ${refusal.contest}, “${refusal.choice}” is listed twice. Keep it once.`;
    case 'names-alike':
      return `${refusal.contest === null ? 'The contests' : `In ${refusal.contest}, the choices`} “${refusal.first}” and “${refusal.second}” look the same. Keep one, or write them so that people can tell them apart.`;
    case 'too-many-winners':
      return `${refusal.contest} has ${count(refusal.choices)} choices and ${count(refusal.winners)} winners. There must be fewer winners than choices.`;
    case 'too-few-choices':
      return `Add a choice to ${refusal.contest}.`;
    case 'total-ballots-missing':
      return `Enter how many ballot cards were cast in the jurisdictions of ${refusal.contest}, also those without the contest.`;
    case 'more-votes-than-ballots-allow':
      return `${refusal.contest} has ${count(refusal.votes)} votes, and its ballots allow at most ${count(refusal.limit)}. Correct the votes, the number of cards cast or the votes allowed.`;
    case 'fewer-cards-than-votes-need':
      return `The votes of ${refusal.contest} need at least ${count(refusal.needed)} cards, and ${count(refusal.cardsBearing)} are said to bear it. Correct one of them.`;
    case 'more-cards-bearing-than-cast':
      return `${count(refusal.cardsBearing)} cards are said to bear ${refusal.contest}, and ${count(refusal.totalBallots)} were cast. Correct one of them.`;
    case 'findings-not-confirmed':
      return `Look at these on the commit page and confirm them: ${refusal.findings.map(findingInWords).join(' ')}`;
    case 'manifest-in-use':
      return `${refusal.jurisdiction} has a manifest in use. Remove it before you say that the jurisdiction holds no ballots.`;
    case 'outcome-overturned':
      return `Every ballot of ${refusal.contest} was counted by hand, and others have won. Conclude that an outcome was overturned.`;
    case 'no-outcome-overturned':
      return 'Conclude that the outcomes are confirmed, or go on.';
    case 'pending-ballots-not-possible':
      return `${refusal.contest}: ${count(refusal.pending)} ballots are said to be not yet counted. Add them to the cards cast instead.`;
    case 'runoff-rule-not-possible':
      return `The rule needs a batch comparison, one winner and at least three choices. Turn it off for ${refusal.contest}, or correct these.`;
    case 'opportunistic-not-possible':
      return `Mark ${refusal.contest} as targeted, or remove it.`;
    case 'contest-without-jurisdiction':
      return `Choose the jurisdictions that voted on ${refusal.contest}.`;
    case 'unknown-jurisdiction':
      return `“${refusal.jurisdiction}” is not in the participants file. Upload a file that lists it, or choose another.`;
    case 'unknown-contest':
      return `“${refusal.contest}” is not a contest to be audited here now. Reload the page.`;
    case 'unknown-choice':
      return `“${refusal.choice}” is not a choice of ${refusal.contest}. Reload the page.`;
    case 'boards-exist':
      return `${refusal.jurisdiction} has audit boards in this round. Reload to see them.`;
    case 'board-count-not-possible':
      return 'Choose between 1 and 200 audit boards.';
    case 'board-name-repeated':
      return `Give “${refusal.board}” another name.`;
    case 'unknown-board':
      return `${refusal.jurisdiction} has no audit board “${refusal.board}” in this round. Ask the jurisdiction manager for the current link.`;
    case 'board-members-missing':
      return 'Enter the names of the one or two people at the table first.';
    case 'board-members-not-possible':
      return `Enter one or two names. ${refusal.count === 0 ? 'No name was given' : `${count(refusal.count)} were given`}.`;
    case 'board-signed-off':
      return `${refusal.board} has signed off, so its entries are closed. An audit administrator can reopen it.`;
    case 'board-not-signed-off':
      return `${refusal.board} is still at work, so there is nothing to reopen.`;
    case 'ballot-not-assigned':
      return `This ballot is not on the list of ${refusal.board}. Go back to the list and choose one from it.`;
    case 'interpretation-missing':
      return `Say what the ballot shows for ${refusal.contest}, even if that is “Blank” or “Not on ballot”.`;
    case 'ballots-undecided':
      return `${count(refusal.remaining)} ${refusal.remaining === 1 ? 'ballot has' : 'ballots have'} no entry yet. Enter what is left or mark it as not found, then sign off.`;
    case 'name-mismatch':
      return `“${refusal.typed}” is not a name given at the start. Type each name exactly as it was entered, capitals included.`;
    case 'batch-not-sampled':
      return `${refusal.batch} is not among the batches to count in this round. Check the retrieval list.`;
    case 'batch-audited-earlier':
      return `${refusal.batch} was counted in round ${refusal.round}; that count stands and is used again.`;
    case 'batch-combined':
      return `${refusal.batch} is counted as part of ${refusal.combined}. Enter the counts there.`;
    case 'sheet-name-repeated':
      return `Two sheets are called “${refusal.sheet}”. Give each its own name.`;
    case 'sheet-missing':
      return `Add a tally sheet for ${refusal.batch}.`;
    case 'tally-above-limit':
      return `${refusal.batch} shows ${count(refusal.votes)} votes in ${refusal.contest}, and its ballots allow at most ${count(refusal.limit)}. Check the sheets.`;
    case 'choice-above-ballots':
      return `${refusal.batch} shows ${count(refusal.votes)} votes for ${refusal.choice} in ${refusal.contest}, and has ${count(refusal.ballots)} ballots. A ballot holds one vote for a choice. Check the sheets.`;
    case 'tally-incomplete':
      return `Enter a number for ${refusal.choice} in ${refusal.contest}; zero if there were none.`;
    case 'tallies-final':
      return `${refusal.jurisdiction} has declared its tallies final. An audit administrator can reopen them.`;
    case 'tallies-not-final':
      return `${refusal.jurisdiction} has not declared its tallies final, so there is nothing to reopen.`;
    case 'batches-outstanding':
      return `Enter the counts of ${listed(refusal.batches)}, then finalize.`;
    default:
      return assertNever(refusal);
  }
}

const COMBINATION_PROBLEMS = {
  'too-few': 'Choose at least two batches to combine.',
  'not-sampled': 'At least one of the batches has to be in the sample.',
  'named-twice': 'Name each batch of the combination once.',
  'not-listed': 'Name the batches as the manifest of their jurisdiction lists them.',
  'already-combined': 'One of the batches is already part of another combination.',
  'name-in-use': 'Give the combined batch a name that no other batch has.',
} as const;

/** How far the audit is, as the end of a sentence that begins “The audit is”. */
export function phaseInWords(phase: Phase): string {
  switch (phase) {
    case 'not-begun':
      return 'not created yet';
    case 'planning':
      return 'being planned';
    case 'committed':
      return 'committed and waits for its seed';
    case 'seeded':
      return 'ready for its first round';
    case 'round-open':
      return 'in a round';
    case 'round-closed':
      return 'between rounds';
    case 'concluded':
      return 'concluded';
    default:
      return assertNever(phase);
  }
}

/** What is to be confirmed of the plan, as a sentence with its figures. */
export function findingInWords({ finding, contest, cast, listed, bearing, phantoms }: PlanFinding): string {
  switch (finding) {
    case 'listed-below-contest':
      return `${contest}: the contest is on ${count(bearing)} cards, and the manifests list ${count(listed)}. ${phantomsInWords(phantoms)}`;
    case 'listed-below-cast':
      return cast !== null && cast > listed
        ? `${contest}: ${count(cast)} cards were cast, and the manifests list ${count(listed)}. ${phantomsInWords(phantoms)}`
        : `${contest}: in some jurisdiction the manifest lists fewer cards than were expected. ${phantomsInWords(phantoms)}`;
    case 'listed-above-cast':
      return `${contest}: the manifests list ${count(listed)} cards, and ${count(cast ?? 0)} were cast.`;
    case 'contest-on-part':
      return `${contest}: ${count(bearing)} of the ${count(listed)} cards in the manifests bear the contest, so more have to be drawn.`;
    default:
      return assertNever(finding);
  }
}

function phantomsInWords(phantoms: number): string {
  return `${count(phantoms)} that may bear it are in no manifest.`;
}

/** What is missing, as part of a sentence. */
function missingInWords(missing: MissingInput): string {
  switch (missing.what) {
    case 'participants':
      return 'upload the participants file';
    case 'contests':
      return 'define at least one targeted contest';
    case 'settings':
      return 'fill in the settings';
    case 'manifest':
      return `${missing.jurisdiction} has no ballot manifest`;
    case 'candidate-totals':
      return `${missing.jurisdiction} has no candidate totals`;
    case 'total-ballots':
      return `enter how many cards were cast in the jurisdictions of ${missing.contest}`;
    case 'totals-above-reported':
      return `in ${missing.contest}, the batches hold ${count(missing.inBatches)} votes for ${missing.choice}, more than the ${count(missing.reported)} reported`;
    default:
      return assertNever(missing);
  }
}

const NAMES_SHOWN_MAX = 10;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN_MAX).join(', ');
  const hidden = names.length - NAMES_SHOWN_MAX;
  return hidden > 0 ? `${shown} and ${count(hidden)} more` : shown;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
