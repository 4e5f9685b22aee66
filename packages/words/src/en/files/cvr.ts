/** What is said about cast vote records of any system. */
export const cvr = {
  manifestFirst:
    'There is no ballot manifest in use yet, so the batches of these CVRs cannot be compared with anything.',
  manifestFirstAdvice: 'Upload the ballot manifest of the same jurisdiction first, then this file again.',
  theFileWasDamagedOr: 'The file was damaged or written in another encoding. Export the CVRs again.',
  theCardInRowLists: 'The card in row {{row}} lists the contest “{{name}}” twice.',
  exportTheCvrsAgainIf: 'Export the CVRs again; if it happens again, ask the vendor of the voting system.',
  aSingleCardListsMore:
    'A single card lists more than {{contestsoncardmax}} contests. The file is damaged or not a CVR export.',
  exportTheFileAgainAnd: 'Export the file again and send it as it is.',
  inTheOrderOfThe:
    'In {{name}} the order of the rows is not that of the record numbers{{part}}. Ballot {{position}} is by its row ({{row}}) the one with record number {{recordId}}, by rank the one with record number {{recordId2}} (row {{row2}}).',
  ballotNumbersAreTheRanks:
    'Ballot numbers are the ranks of record numbers. Look at that ballot in the batch: confirm if it is the one with the record number by rank; if it is not, the paper lies in another order and the wrong ballots would be fetched.',
  exportTheCvrsAgainAnd: 'Export the CVRs again and do not edit the names of contests and choices.',
  theNearestIs: ' The nearest is “{{nearest}}”{{only}}.',
  batchNotInManifest_one: '{{count}} card is in batch “{{key}}”, which the manifest does not have.{{hint}}',
  batchNotInManifest_other: '{{count}} cards are in batch “{{key}}”, which the manifest does not have.{{hint}}',
  correctTheNameInThe: 'Correct the name in the manifest, or send the CVR export that belongs to it.',
  inOfBatchesTheManifest:
    'In {{count}} of {{count2}} batches the manifest and the CVRs count differently: {{named}}{{more}}.',
  countTheseBatchesAgainA: 'Count these batches again. A card without a CVR counts as a two-vote error if it is drawn.',
  recordsNotExpected_one:
    '{{count}} CVR is in a batch that the manifest marks N, as one without CVRs: {{named}}{{more}}. It is left out: neither its card nor its votes count among the batches with CVRs.',
  recordsNotExpected_other:
    '{{count}} CVRs are in batches that the manifest marks N, as batches without CVRs: {{named}}{{more}}. They are left out: neither their cards nor their votes count among the batches with CVRs.',
  findOutWhyThereAreRecords:
    'Find out why there are CVRs of these batches. If their cards are to be compared with them, mark the batches Y in the manifest, upload it, and then this file again. Confirm only if the manifest is right.',
  someNameTheTabulator:
    'Some CVRs of batch “{{key}}” name its tabulator and others name none, so nobody can say in which order their cards lie.',
  exportWithEveryTabulator: 'Export the CVRs again, with the tabulator of every card or of none.',
  thisIsNotACvr: 'This is not a CVR export that can be read. It looks like {{looksLike}}.',
  sendTheExportOfCast:
    'Send the export of cast vote records of your voting system, or say which system wrote this file.',
  theImprintedIdOccursTimes: 'The imprinted ID “{{text}}” occurs {{times}} times.',
  findTheseCardsByTheir:
    'Find these cards by their batch and position; the printed text alone does not tell them apart.',
  moreCardsRepeatAnImprinted: '{{repeatedMore}} more cards repeat an imprinted ID.',
  checkTheScannersimprintingOrFind: 'Check the scanners’ imprinting, or find cards by batch and position.',
  holdsASingleRecordOf: '{{file}} holds a single record of more than 64 MB. The file is damaged or not a CVR export.',
  exportTheFileAgainAndSend: 'Export the file again and send it as it is; it may have been cut off or edited.',
  rowInLooksChangedBy: 'Row {{row}}: “{{text}}” in “{{column}}” looks changed by a spreadsheet program.',
  exportAgainAndDoNot: 'Export again and do not open the file before sending it.',
  removeTheRepetitionAtIts: 'Remove the repetition at its source and export again.',
  moreCardsRepeatAnEarlier: '{{count}} more cards repeat an earlier one.',
  removeTheRepetitionsAtTheir: 'Remove the repetitions at their source and export again.',
  rowAndRowOfIn: 'Row {{first}} and row {{second}} of {{names}}, in this order,',
  thereIsNoCardIn: 'There is no card in this upload.',
  exportTheCvrsAgainAndCheck: 'Export the CVRs again and check that ballots have been counted.',
  rowWhichBeginsWithHas:
    'Row {{row}}, which begins with “{{row2}}”, has {{cells}} cells; the header has {{columnCount}}.',
  spreadsheetProgramsLeaveOutThe:
    'Spreadsheet programs leave out the commas of blank cells at the end of a row. Export the file again and send it without opening it. If this is the last row, the file may have been cut off.',
  aCommaInsideAName: 'A comma inside a name must be quoted. Export the file again and send it without opening it.',
  rowIsBlank: 'Row {{row}}: “{{column}}” is blank.',
  withoutItTheCardCannot: 'Without it the card cannot be found. Export the CVRs again.',
  rowRecordIdIsNot:
    'Row {{row}} ({{record}}): record id “{{text}}” is not a number. Public copies hide it, and with it the order of the cards.',
  sendTheExportWithRecord: 'Send the export with record ids; without them no card can be found.',
  columnNotFoundHeadersIn: 'Column not found: {{list}}. Headers in your file: {{headers}}.',
  exportTheCvrsAgainWith: 'Export the CVRs again with all identifying columns.',
  exportTheFileAgainIf: 'Export the file again; if a name contains quotes they must be doubled.',
  checkNamesWithAccentedLetters: 'Check names with accented letters.',
  hasNoContent: '{{name}} has no content.',
  exportItAgainAndCheck: 'Export it again and check its size before sending.',
  rowIsNot0Or: 'Row {{row}}, {{name}}: “{{text}}” is not 0 or 1.',
  exportAgainWithoutMarkDensity: 'Export again without mark density.',
  exportTheCvrsAgainAndDo: 'Export the CVRs again and do not edit the file.',
  rowOfCellsOfThe:
    'Row {{row}}: {{blanks}} of {{count}} cells of the contest at “{{name}}” are blank. It was read as on the card, blank as 0.',
  checkThatTheFileWas: 'Check that the file was not edited.',
  isLargerThan50Mb: '{{file}} is larger than 50 MB, the limit for workbooks.',
  saveTheSheetAsCsv: 'Save the sheet as CSV and send that.',
  rowsOfOneFile: 'Rows {{first}} and {{second}}',
  sameCard: '{{places}} are the same card: {{key}}.',
  filesOfOneName: 'the first and a later file called {{name}}',
  badCharacter: '“{{text}}” ({{column}}) holds a character that cannot be shown or stored ({{found}}).',
  badCharacterInRow:
    'Row {{row}}: “{{text}}” ({{column}}) holds a character that cannot be shown or stored ({{found}}).',
  isNotWellFormedJson: '{{file}} is not well-formed JSON (line {{line}}, column {{column}}: {{reason}}).',
  isNotUtf8It: '{{name}} is not UTF-8; it was read as Windows-1252.',
  quoteNotClosed: 'Row {{row}} opens a quote that is never closed.',
  textAfterQuote: 'Row {{row}} has text after a closing quote.',
  headerOfColumns_one: 'Row {{row}}, column {{columns}}: {{problem}}.',
  headerOfColumns_other: 'Row {{row}}, columns {{columns}}: {{problem}}.',
  theFileDoesNotSay: '“{{name}}”: the file does not say how many votes are allowed.',
  enterTheNumberOfVotes:
    'Enter the number of votes a voter may cast in this contest. Until then no card counts as overvoted.',
  checkTheBallotAndCorrect: 'Check the ballot, and correct the contest or the export.',
  thereAreMoreThanAt: 'There are more than {{limit}} {{what}} at “{{name}}”. This is probably not a column of votes.',
  exportTheCvrsAgainWithout: 'Export the CVRs again without additional columns.',
  thisFileAllowsVotesThe: '“{{name}}”: this file allows {{file}} votes, the audit was set up with {{setUp}}.',
} as const;
