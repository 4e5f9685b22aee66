/** What is said about cast vote records in the common data format. */
export const commonFormat = {
  theReportUsesVersionOf:
    'The report uses version {{version}} of the common data format, which this audit cannot read.',
  exportItInVersion1: 'Export it in version 1.0 of the common data format.',
  cardHasNoBatchOr: 'Card {{text}} has no batch or no place in it.',
  exportTheReportAgainWith:
    'Export the report again with BatchId and BatchSequenceId: without them no card can be found.',
  theReportListsVotedContests:
    'The report lists voted contests only: no card has a blank contest. Numbers of cards are lower bounds.',
  ifTheSystemCanExport: 'If the system can, export with all contests of each card.',
  recordUsesWhichThisAudit: 'Record {{ordinal}} uses {{feature}}, which this audit cannot read.',
  supportedAreVersion10: 'Supported are version 1.0 of the common data format and whole votes.',
  declaresDocumentTypesOrEntities: '{{file}} declares document types or entities, which are refused for safety.',
  exportAgainFromTheVoting: 'Export again from the voting system.',
  exportTheReportAgainAnd: 'Export the report again and send it as it is; it may have been cut off or edited.',
  isNotAWellFormed: '{{file}} is not a well-formed report (line {{line}}: {{message}}).',
} as const;
