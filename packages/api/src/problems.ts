import type { AuditRefusal } from '@plumbline/audit';

/** What every problem code means: its HTTP status, and what happened in a few words. What to do is in the problem's detail. */
export type ProblemKind = { readonly status: number; readonly title: string };

/** Problems that the server itself finds, before or around the audit's own rules. */
const SERVER_PROBLEMS = {
  'request-not-understood': { status: 400, title: 'Some entries need attention' },
  'not-signed-in': { status: 401, title: 'You are not signed in' },
  'not-allowed': { status: 403, title: 'This is not for your role' },
  'request-from-elsewhere': { status: 403, title: 'The request did not come from this page' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'command-repeated-differently': { status: 409, title: 'This was already sent with other entries' },
  'too-large': { status: 413, title: 'This is larger than can be accepted' },
  'too-many-requests': { status: 429, title: 'Too many requests in a short time' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'not-available': { status: 503, title: 'The server cannot answer right now' },

  'code-wrong': { status: 401, title: 'That is not the code we sent' },
  'code-expired': { status: 401, title: 'This code is no longer good' },
  'code-locked': { status: 401, title: 'Too many wrong codes' },
  'link-used': { status: 401, title: 'This sign-in link has been used' },
  'board-link-unknown': { status: 401, title: 'No audit board was found at this address' },

  'audit-name-taken': { status: 409, title: 'This name is in use' },
  'upload-interrupted': { status: 400, title: 'The upload did not finish' },
  'upload-empty': { status: 400, title: 'The file is empty' },
  'upload-not-there': { status: 409, title: 'The uploaded file is gone' },
  'upload-refused': { status: 409, title: 'This file cannot be used yet' },
  'confirmation-needed': { status: 409, title: 'Somebody has to confirm what the file asks' },
  'entry-changed-meanwhile': { status: 409, title: 'Somebody else changed this' },
  'draw-under-way': { status: 409, title: 'The sample is being drawn' },
  'sample-larger-than-population': { status: 400, title: 'The sample is larger than what there is to draw from' },
  'sample-not-possible': { status: 409, title: 'No sample can be drawn' },
  'outbox-closed': { status: 404, title: 'There is no outbox here' },
} as const satisfies Record<string, ProblemKind>;

/** Refusals of the audit itself. Every code of `AuditRefusal` is here, or this does not compile. */
const AUDIT_PROBLEMS = {
  'audit-not-in-phase': { status: 409, title: 'The audit has moved on' },
  'method-not-for-type': { status: 400, title: 'This method does not fit the type of audit' },
  'plan-incomplete': { status: 409, title: 'Something is still missing' },
  'no-targeted-contest': { status: 400, title: 'No contest is targeted' },
  'contest-name-repeated': { status: 400, title: 'Two contests have the same name' },
  'choice-name-repeated': { status: 400, title: 'A choice is listed twice' },
  'too-many-winners': { status: 400, title: 'There are not enough choices for that many winners' },
  'too-few-choices': { status: 400, title: 'A contest needs at least two choices' },
  'total-ballots-missing': { status: 400, title: 'The total number of ballots is missing' },
  'more-votes-than-ballots-allow': { status: 400, title: 'There are more votes than the ballots allow' },
  'runoff-rule-not-possible': { status: 400, title: 'The runoff rule cannot be used for this contest' },
  'opportunistic-not-possible': { status: 400, title: 'Every contest of a batch comparison is targeted' },
  'contest-without-jurisdiction': { status: 400, title: 'A contest has no jurisdiction' },
  'unknown-jurisdiction': { status: 400, title: 'This jurisdiction is not part of the audit' },
  'unknown-contest': { status: 400, title: 'This contest is not part of the audit' },
  'unknown-choice': { status: 400, title: 'This choice is not part of the contest' },
  'file-not-expected': { status: 409, title: 'This audit does not use such a file' },
  'file-not-there': { status: 409, title: 'There is no such file' },
  'manifest-needed-first': { status: 409, title: 'The manifest comes first' },
  'contests-needed-first': { status: 409, title: 'The contests come first' },
  'seed-not-usable': { status: 400, title: 'This seed cannot be used' },
  'wrong-round': { status: 409, title: 'Another round comes next' },
  'sizes-not-for-outstanding-contests': { status: 400, title: 'The sample sizes are not those that are needed' },
  'sample-not-as-asked': { status: 409, title: 'The sample is not what was asked for' },
  'batches-not-combinable': { status: 409, title: 'These batches cannot be combined' },
  'boards-exist': { status: 409, title: 'The audit boards are already there' },
  'nothing-to-audit': { status: 409, title: 'There is nothing to audit here in this round' },
  'board-count-not-possible': { status: 400, title: 'That number of audit boards is not possible' },
  'board-name-repeated': { status: 400, title: 'Two audit boards have the same name' },
  'unknown-board': { status: 404, title: 'There is no such audit board in this round' },
  'board-members-missing': { status: 409, title: 'The members of the audit board come first' },
  'board-members-not-possible': { status: 400, title: 'An audit board has one or two members' },
  'board-signed-off': { status: 409, title: 'The audit board has signed off' },
  'board-not-signed-off': { status: 409, title: 'The audit board has not signed off' },
  'ballot-not-assigned': { status: 409, title: 'This ballot belongs to another audit board' },
  'interpretation-missing': { status: 400, title: 'A contest has no entry' },
  'ballots-undecided': { status: 409, title: 'Some ballots have no entry' },
  'name-mismatch': { status: 400, title: 'The name is not the one given at the start' },
  'batch-not-sampled': { status: 409, title: 'This batch is not in the sample' },
  'batch-audited-earlier': { status: 409, title: 'This batch was counted in an earlier round' },
  'batch-combined': { status: 409, title: 'This batch is counted together with others' },
  'sheet-name-repeated': { status: 400, title: 'Two tally sheets have the same name' },
  'sheet-missing': { status: 400, title: 'A batch needs at least one tally sheet' },
  'tally-above-limit': { status: 400, title: 'There are more votes than the batch allows' },
  'tally-incomplete': { status: 400, title: 'A choice has no count' },
  'tallies-final': { status: 409, title: 'The tallies are final' },
  'tallies-not-final': { status: 409, title: 'The tallies are not final' },
  'batches-outstanding': { status: 409, title: 'Some batches have no count' },
  'jurisdictions-outstanding': { status: 409, title: 'Some jurisdictions are still at work' },
  'not-for-audit-type': { status: 409, title: 'This type of audit does not do that' },
  'risk-limit-not-met': { status: 409, title: 'The risk limit has not been met' },
  'risk-limit-met': { status: 409, title: 'Every risk limit has been met' },
} as const satisfies Record<AuditRefusal['code'], ProblemKind>;

/** Every problem the server can answer with, by code. */
export const PROBLEMS = { ...SERVER_PROBLEMS, ...AUDIT_PROBLEMS } as const;

export type ProblemCode = keyof typeof PROBLEMS;
