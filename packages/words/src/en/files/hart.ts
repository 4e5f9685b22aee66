/** What is said about cast vote records of Hart. */
export const hart = {
  onlyZipAndCsvFiles: 'Only ZIP and CSV files are expected in {{file}}; found {{others}}{{more}}.',
  packTheCvrArchivesAnd: 'Pack the CVR archives and the scanned-ballot information, and nothing else.',
  inIsLargerThan16: '{{entry}} in {{archive}} is larger than 16 MB; the record of a sheet is never that large.',
  isLargerThan16: '{{name}} is larger than 16 MB; the record of a sheet is never that large.',
  exportTheCvrsAgain: 'Export the CVRs again.',
  declaresDocumentTypesOrEntities: '{{name}} declares document types or entities, which are refused for safety.',
  exportAgainFromTheVoting: 'Export again from the voting system.',
  exportTheCvrsAgainThe: 'Export the CVRs again; the file was cut off or damaged.',
  batchNamesRepeatInThe:
    'Batch names repeat in the manifest, so every card needs its tabulator. The first without one is {{guid}}.',
  sendOneZipForEach:
    'Send one ZIP for each tabulator, named as the manifest names it, or add the scanned-ballot-information file.',
  sheetInBatchsequenceIsNot: 'Sheet {{guid}}: “{{batchSequence}}” in BatchSequence is not a number.',
  exportTheCvrsAgainWithout: 'Export the CVRs again; without it the card cannot be found.',
  sheetNamesNeitherABatch: 'Sheet {{guid}} names neither a batch nor a precinct.',
  exportTheCvrsAgainWithoutOne: 'Export the CVRs again; without one the card cannot be found.',
  cardHasDifferentDataIn: 'Card {{guid}} has different data in two places, the second in row {{row}} of {{file}}.',
  exportTheScannedBallotInformation: 'Export the scanned-ballot information again, each scanner once.',
  mustStartWithFormatversion: '{{file}} must start with #FormatVersion.',
  sendTheScannedBallotInformation: 'Send the scanned-ballot information as Verity wrote it, or leave the file out.',
  isNotAWellFormed: '{{name}} is not a well-formed CVR (line {{line}}: {{message}}).',
  theSheetsDoNotAgree:
    '“{{draft}}”: the sheets do not agree on how many votes are allowed; the most that any shows, {{sumMax}}, was taken.',
  checkTheBallotAndSet: 'Check the ballot, and set the contest up with the number of votes it allows.',
  wasReadAsARanked:
    '“{{name}}” was read as a ranked contest, but a card has {{marks}} first choices and is not called overvoted. It may be one in which a voter can give several votes to one choice; then the votes shown are too few.',
  lookAtTheBallotConfirm:
    'Look at the ballot. Confirm only if voters rank the choices; otherwise this contest cannot be audited from these files.',
  theContestsAndDifferOnly: 'The contests “{{other}}” and “{{name}}” differ only in spaces and were kept apart.',
  ifTheyAreTheSame: 'If they are the same contest, map both to it.',
} as const;
