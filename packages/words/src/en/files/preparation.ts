/** What is said while batch files are prepared from cast vote records. */
export const preparation = {
  exportTheTabulatorStatusReport: 'Export the tabulator status report of the same election again, with all tabulators.',
  thisLooksLikeExpectedWas: 'This looks like {{words}}; expected was {{part}}.',
  sendTheExportOfThe: 'Send the export of the system chosen in the first step, or choose the other system there.',
  columnNotFoundCountinggroup: 'Column not found: “CountingGroup”.',
  exportTheCastVoteRecords: 'Export the cast vote records again with the counting group.',
  cardsOfHaveNoCounting: '{{groups}} cards of {{key}} have no counting group.',
  theCardsOfAreIn:
    'The cards of {{key}} are in several counting groups: {{shown}}. The batch is listed under “{{group}}”.',
  checkWhereTheBatchIs: 'Check where the batch is kept. Confirm if the group with most cards is right.',
  declaresDocumentTypesOrEntities: '{{file}} declares document types or entities, which are refused for safety.',
  exportTheReportAgainFrom: 'Export the report again from the voting system.',
  thisIsNotATabulator: 'This is not a Tabulator Status report: {{found}}.',
  inTheElectionManagementSystem:
    'In the election management system export the report “Tabulator Status” as XML, and send the file unchanged.',
  theTabulatorHasNo: 'The tabulator “{{part}}” has no {{part2}}.',
  completeItInTheElection: 'Complete it in the election management system, and export the report again.',
  theTabulatorIdIsIn: 'The tabulator id “{{id}}” is in the report more than once.',
  exportTheReportAgain: 'Export the report again.',
  notInStatus_one: 'A tabulator of the cast vote records is not in the tabulator status report: {{missing}}.',
  notInStatus_other:
    '{{count}} tabulators of the cast vote records are not in the tabulator status report: {{missing}}.',
  theCastVoteRecordsHave: 'The cast vote records have no contest “{{name}}”{{with}}{{part}}.',
  compareTheNameAndThe:
    'Compare the name and the number of votes allowed with the audit’s contest, and correct the one that is wrong.',
  theCastVoteRecordsHaveNo: 'The cast vote records have no choice “{{choice}}” under “{{contest}}”.',
  compareTheNameWithThe: 'Compare the name with the audit’s choice, and correct the one that is wrong.',
  rowIsNotAChoice: 'Row {{row}}: “{{name}}” is not a choice of “{{contest}}”.',
  itsVotesAreLeftOut: 'Its votes are left out. If that is not meant, add the choice to the audit’s contest.',
  compareTheNameWithTheChoices:
    'Compare the name with the choices of the audit’s contest, and correct the one that is wrong.',
  compareEachCountWithYour: 'Compare each count with your own record of the group. Type Yes when both agree.',
  findEachBatchInStorage: 'Find each batch in storage. Compare its label and its count. Type Yes when both agree.',
} as const;
