/** What is said about cast vote records of ES&S. */
export const ess = {
  rowOfHasCommasWithout:
    'Row {{row}} of {{file}} has commas without quotes in its exceptions; they were put together again.',
  nothingNeedsToBeDone: 'Nothing needs to be done. Exporting as a workbook and saving that as CSV avoids it.',
  rowOfHasCellsThe: 'Row {{row}} of {{file}} has {{cells}} cells; the header has {{count}}.',
  exportAsAnExcelWorkbook: 'Export as an Excel workbook and save that as CSV: then commas inside names are quoted.',
  rowMustBeTenDigits:
    '{{file}} row {{row}}: “{{text}}” must be ten digits with leading zeros, or sixteen hexadecimal digits with a Machine column.',
  aSpreadsheetProgramHasChanged:
    'A spreadsheet program has changed the number. Export again and do not open the file before sending it.',
  exportTheBallotsAgainAnd: 'Export the ballots again and send the file as it is.',
  rowOfInCastVote: 'Row {{row}} of {{file}}: “{{text}}” in “Cast Vote Record” must be a whole number of 0 or more.',
  exportTheFileAgainAnd: 'Export the file again and send it as it is.',
  theColumnsDifferOnlyIn:
    'The columns {{listed}} differ only in a number. They were read as {{count}} contests; they may be one, with a vote in each column or a rank in each.',
  ifEachIsAContest:
    'If each is a contest of its own, confirm. If they are one contest in which {{count}} votes are allowed, set the audit up with a contest “{{name}}” of {{count}} votes and send the file again. If they are ranks, ask the vendor for an export whose headers say so.',
  theColumnsOfTheRanked:
    'The columns of the ranked contest “{{name}}” are for {{ranks}}: one is missing or there twice.',
  exportTheCvrsAgainWith: 'Export the CVRs again with all rank columns of the contest.',
  theArchiveLacks: 'The archive lacks {{list}}.',
  sendOneArchiveWithEv: 'Send one archive with EV.csv, ED.csv, MIB1.csv, MIB2.csv and Prov.csv.',
  theArchiveHoldsMoreThan: 'The archive holds more than the five snapshots: {{unexpected}}.',
  sendOneArchiveWithEvCsv: 'Send one archive with EV.csv, ED.csv, MIB1.csv, MIB2.csv and Prov.csv and nothing else.',
  rowOfDiffersFromThe: 'Row {{row}} of {{file}} differs from the same row of the snapshot before it.',
  eachSnapshotMustRepeatThe: 'Each snapshot must repeat the earlier rows unchanged. Export the snapshots again.',
  exportThisSnapshotAgain: 'Export this snapshot again.',
  isNeitherACvrExport: '{{name}} is neither a CVR export nor a ballots export: it has no column “Cast Vote Record”.',
  leaveItOutOrExport: 'Leave it out, or export it again as CSV.',
  understoodAsCvrAsBallots: 'Understood as CVR: {{cvrs}}; as ballots: {{ballots}}.',
  inWasReadAsNot: '“{{text}}” in “{{contest}}” was read as “{{state}}”, not as a choice.',
  confirmIfItMeansThat:
    'Confirm if it means that. If it is the name of somebody on the ballot, ask the vendor of the voting system for an export that names choices in another way.',
  inIsMadeOfNames:
    '“{{name}}” in “{{draft}}” is made of names that are choices themselves. It was read as a choice of its own.',
  confirmIfItIsOne:
    'Confirm if it is one, such as a ticket. If it stands for several marks on one card, ask for an export with a column for each vote.',
  oneCvrExportAndAt: 'One CVR export and at least one ballots export are needed. {{words}}',
  sendTheCvrExportAnd: 'Send the CVR export and all ballots exports together, each once.',
  onlyInTheCvrExport: 'Only in the CVR export',
  onlyInTheBallotsExports: 'Only in the ballots exports',
  theCastVoteRecordNumbers: 'The Cast Vote Record numbers of the exports do not match. {{sentences}}',
  exportTheCvrsAndAll: 'Export the CVRs and all parts of the ballots again, at the same time, and send them together.',
  repeated: 'Repeated',
  hasRowsTheSnapshotBefore: '{{file}} has {{rows}} rows; the snapshot before it already had {{expected}}.',
} as const;
