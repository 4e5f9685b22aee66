/** A model statute and a model rule about audits, with blanks: a beginning for whoever writes law, and no law. */
export const modelRules = {
  document: 'Model statute and model rule',
  advice:
    'A beginning for whoever writes law or rules about audits. It is no legal advice: have it looked at by counsel, and fill in every blank.',
  statute: {
    title: 'Model statute: audits of election outcomes',
    purpose: 'Purpose',
    purpose1:
      'The purpose of this act is to find out, by looking at the paper ballots, whether the reported outcomes of contests are right, and to correct an outcome that is wrong before it is final.',
    definitions: 'What words mean',
    definitions1:
      'A “risk-limiting audit” is a procedure that looks at a random sample of paper ballots by hand and that, if the reported outcome of a contest is wrong, leads to a full hand count of the contest with a chance of at least one hundred percent less the risk limit.',
    definitions2:
      'The “risk limit” is the largest chance, whatever the reason for which an outcome is wrong, that the audit does not lead to a full hand count which corrects it. It is at most ________ percent.',
    definitions3:
      'The “reported outcome” is who won, or whether a measure passed, as it was tabulated before the audit. It is not the number of votes.',
    when: 'When audits are held',
    when1:
      'After every election in which there is a contest for a state or federal office, a risk-limiting audit is held before the result is certified. It is complete at the latest ________ days after election day.',
    when2: 'At least ________ contests are audited, among them ________________________________.',
    rules: 'Who makes the rules',
    rules1:
      'The chief election official, ________________________________, makes the rules for these audits together with local election officials. They say at least: the procedures; how contests are chosen; which ballots are within the audit; who may observe, and how; and what is published, and when.',
    rules2: 'The rules are public at the latest ________ days before the election to which they apply.',
    count: 'When a full hand count decides',
    count1:
      'If the audit leads to a full hand count of a contest, the result of that count becomes the official result of the contest, and the certified result is that of the hand count.',
  },
  rule: {
    title: 'Model rule: how audits are held',
    procedures: 'Procedures',
    procedures1:
      'Before anything is drawn each local office makes a list of its ballots, the ballot manifest, from its own records and not from the voting system, and says how its numbers were checked.',
    procedures2:
      'The lists, the reported results and the plan are sealed by a fingerprint that is made public. Then ________ dice of ten sides are rolled in public. From these digits and the sealed lists anyone can work out which ballots are drawn.',
    procedures3:
      'At least two people, not of one party where there are several, look at every ballot that was drawn. They record what they see before they are told what the machine recorded. A ballot that cannot be found counts in the way that is worst for the reported outcome.',
    procedures4:
      'The audit goes on, round by round, until the risk limit is met for each contest that decides how much is drawn, or all of its ballots were counted by hand.',
    contests: 'Contests',
    contests1:
      'The contests that decide how much is drawn are chosen by ________________________________, by this criterion: ________________________________. They are made public at the latest ________ days after election day, before the dice are rolled.',
    scope: 'Scope',
    scope1:
      'The audit is of all ballots that were cast validly in the contest: on election day, early, by mail, by voters overseas and in uniform, provisional, and cured. Ballots that are not counted yet when the lists are sealed are held against the reported winner, or added before.',
    observation: 'Observation',
    observation1:
      'Whoever wants may watch the roll of the dice, the fetching and the looking, from a place from which marks on ballots can be seen. Time and place are announced at the latest ________ hours before. Nobody who watches touches a ballot.',
    publication: 'Publication',
    publication1:
      'The plan, the fingerprints, the digits, what was drawn, what was seen on each ballot, the measured risk and the log are published at the latest ________ days after the audit ends, in a form in which anyone can repeat the computation, and in which no vote can be linked to a voter.',
    count: 'A full hand count',
    count1:
      'Where every ballot of a contest was counted by hand, the report has a table of the official results by hand count, and the office that certifies, ________________________________, certifies these.',
  },
} as const;
