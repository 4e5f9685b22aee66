/** What stands on the cards for the tables. The rules are those of `cardOrders`. */
export const tableCards = {
  document: 'Cards for the tables: {{jurisdiction}}',
  othersOnList: 'Batches that are kept otherwise say so on the list.',
  fetchBallot: {
    title: 'Fetch a ballot',
    step1: 'Read container, batch and number from the list. The second person reads them again from the container.',
    step2: 'Check the name of the batch before every ballot.',
    step3: 'Count to the number from the end that the list names. Never change the order of the ballots.',
    step4: 'Put the placeholder in the place of the ballot before the ballot leaves it, and the label on its sleeve.',
    step5: 'Nothing was printed on the ballot stock: write batch and number by hand.',
  },
  fetchBatch: {
    title: 'Fetch a batch',
    step1: 'Check seal and name of the container together, and write the seal on the inventory sheet.',
    step2: 'Take the whole batch out. Everything else stays inside, and the container is closed.',
    step3: 'More than 1,000 ballots: carry them in piles, each with the name of the batch.',
    step4: 'The station writes down what left, when, and with whom.',
  },
  sort: {
    title: 'Sort and stack',
    step1: 'One reads the vote aloud, the second looks at it, and the first watches where it goes.',
    step2:
      'A stack for each choice; one for names written in, one for blank and one for too many votes; one for duplicated ballots; one for “cannot agree”.',
    step3: 'Count in tens, laid crosswise. Both count.',
    step4: 'Total = tens × 10 + the rest. Write it down before the next stack.',
  },
  marks: {
    title: 'Tally marks',
    step1: 'One reads, one marks, a third watches both.',
    step2: 'The reader says the choice, the marker says it back and then marks.',
    step3: 'After each group add up: the sum must be the group. If it is not, do the group again.',
  },
  special: {
    title: 'Special ballots',
    step1: 'A duplicate: fetch the original too. The votes of the original count.',
    step2: 'A name written in: see the list of qualified names; every other name does not count.',
    step3: 'You cannot agree: write what each of you sees and call the review team. Do not vote on it.',
    step4: 'Torn, empty or of another election: put a note on it and call the supervisor.',
  },
  close: {
    title: 'Close and reseal',
    step1: 'Every ballot is back in its place, and every placeholder is out.',
    step2: 'Count what goes back: it must be what was taken out.',
    step3: 'Close the container, put on new seals, and write both numbers on the seal log. Both sign.',
    step4: 'Bring papers and container to the station together.',
  },
  clear: {
    title: 'Clear tables',
    step1: 'On the table lie ballots and papers, and nothing else.',
    step2: 'No black or blue pens. No bags, coats, food or drinks.',
    step3: 'One batch at a table at a time.',
    step4: 'Nobody is alone with ballots, not for a moment.',
  },
} as const;
