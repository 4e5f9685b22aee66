/** What is said about cast vote records of Dominion. */
export const dominion = {
  theHeaderAppearsInColumns: 'The header “{{name}}” appears in columns {{columnLetters}} and {{column}}.',
  exportTheCvrsAgainAnd: 'Export the CVRs again and do not edit the file.',
  rowColumnShouldLookLike:
    'Row {{row}}, column {{column}}: “{{header}}” should look like “Name (Vote For=1)” or “Name (Number of positions=1, Number of ranks=3)”.',
  exportTheCvrsAgainAndDo: 'Export the CVRs again and do not edit the contest names.',
  twoContestsAreCalledAnd:
    'Two contests are called “{{name}}” and differ in the votes they allow ({{votes}} and {{votesAllowed}}). They are kept apart.',
  checkThatTheseReallyAre: 'Check that these really are two contests.',
  noContestNamesWereFound: 'No contest names were found two rows above the column headers (row {{headerRow}}).',
  exportTheCvrsAgainAndSend: 'Export the CVRs again and send the file as it is.',
  noDominionHeaderRowWas: 'No Dominion header row was found in the first {{headerrowsmax}} rows of {{file}}.',
  sendTheCvrExportAs: 'Send the CVR export as the election management system wrote it.',
  rowAddsSeveralCardsUp:
    'Row {{row}} adds several cards up to protect voters’ privacy; these cards cannot be compared.',
  sendTheUnredactedExportIt: 'Send the unredacted export. It is not published.',
  theUploadHasCvrExports: 'The upload has CVR exports but not {{name}}, which names the contests and choices.',
  exportAgainWithAllManifests: 'Export again with all manifests and send everything together.',
  isLargerThan64Mb: '{{file}} is larger than 64 MB; a manifest is never that large.',
  exportAgainAndSendThe: 'Export again and send the files as they are.',
  exportTheFileAgainAnd: 'Export the file again and send it as it is; it may have been cut off or edited.',
  sessionOfRecordIdIs:
    'Session {{ordinal}} of {{fileName}}: record id “{{recordText}}” is not a number. Public copies hide it, and with it the order of the cards.',
  sendTheExportWithRecord: 'Send the export with record ids; without them no card can be found.',
  sessionOfDoesNotSay: 'Session {{ordinal}} of {{fileName}} does not say its tabulator or batch.',
  withoutThemTheCardCannot: 'Without them the card cannot be found. Export the CVRs again.',
  isNotWellFormedJson: '{{file}} is not well-formed JSON ({{message}}).',
} as const;
