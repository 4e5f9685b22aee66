import type { IssueDraft } from './issue-collector.ts';

/**
 * Ends the reading of a file that cannot be read any further: damaged, oversized, or not what it says it is.
 *
 * Thrown only inside this package, from the depth of a parser to the reader that turns it into an issue; a caller
 * of the package never sees it.
 */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly issue: IssueDraft;

  constructor(issue: IssueDraft) {
    super(issue.code);
    this.issue = issue;
  }
}
