/** What is said about a file of contests. */
export const contests = {
  theContestsAndLookThe: 'The contests “{{first}}” and “{{second}}” look the same.',
  keepOneOrWriteThem: 'Keep one, or write them so that people can tell them apart: no file could be matched with both.',
  rowContestNotInThe: 'Row {{row}}, contest “{{contest}}”: not in the participants file: {{hints}}.',
  spellTheJurisdictionsAsIn: 'Spell the jurisdictions as in the participants file, or add them there first.',
  rowContestListedMoreThan:
    'Row {{row}}, contest “{{contest}}”: listed more than once: {{repeated}}. Each is taken once.',
  checkThatNoOtherChoice: 'Check that no other choice was meant.',
  rowContestTheChoicesAnd:
    'Row {{row}}, contest “{{contest}}”: the choices “{{first}}” and “{{second}}” look the same.',
} as const;
