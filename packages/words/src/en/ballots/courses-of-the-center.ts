/**
 * Outlines of courses that a new office begins with, for the counting center, the store and the audit: what people can do afterwards, what is taught,
 * six questions with one right answer each, and an exercise with figures of the practice county.
 */
export const coursesOfTheCenter = {
  'BM-140': {
    title: 'Batches and cover sheets at the center',
    goals: {
      a: 'keep a batch and its sheet together from first to last',
      b: 'fill in both parts of the sheet',
      c: 'find out why a batch does not agree',
    },
    teaches:
      'Batches are small and sorted before they are opened. Each has a cover sheet in the color of its kind, and the sheet goes where the batch goes. One pair opens, and another pair scans. The cards are counted by hand before the tabulator shows its number.',
    exercise:
      'A batch has 200 envelopes. 1 is empty, and none has two ballots. 3 ballots go to be made anew, and 3 new ones come back. By hand you count 199 cards. The tabulator says 198. Fill in the sheet.',
    solution:
      '200 − 1 = 199 ballots came out. 199 − 3 + 3 = 199 were to be scanned. By hand less by the tabulator is 199 − 198 = 1. Count again by hand, delete the batch, and scan it once more.',
    questions: {
      q1: {
        asks: 'Where is the cover sheet?',
        right: 'On its batch, all the time',
        wrong: 'In a folder at the desk',
        other: 'With the supervisor',
      },
      q2: {
        asks: 'When do you count by hand?',
        right: 'Before you see the number of the tabulator',
        wrong: 'Only if the tabulator fails',
        other: 'After the audit',
      },
      q3: {
        asks: 'Which batch is easiest to check?',
        right: 'A small one of one style',
        wrong: 'A large one of all styles',
        other: 'One without a sheet',
      },
      q4: {
        asks: 'Hand and tabulator differ by one. Where do you write it?',
        right: 'On the sheet, with both numbers',
        wrong: 'Nowhere, if it is one',
        other: 'On the sheet of the next batch',
      },
      q5: {
        asks: 'A batch was scanned twice. What must happen?',
        right: 'One of the two is deleted from the results',
        wrong: 'A note on the sheet is enough',
        other: 'The next batch is left out',
      },
      q6: {
        asks: 'An envelope is empty. What do you do with it?',
        right: 'Keep it, and two people write their initials on it',
        wrong: 'Throw it away',
        other: 'Put a blank ballot in it',
      },
    },
  },
  'BM-150': {
    title: 'Making a ballot anew',
    goals: {
      a: 'make a ballot anew that a scanner can read',
      b: 'keep the old and the new one together by number',
      c: 'keep the old ones from being counted',
    },
    teaches:
      'A ballot that a scanner cannot read is made anew by two people, and compared by another pair. The old one and the new one get the same number. Only the new one is scanned. The old ones are kept in a container of their own, and are brought out when the new one is drawn for an audit.',
    exercise:
      'In the practice county 38 ballots are put aside. Your class makes the first five anew. One of the new ones gets a stray mark. Fill in the log.',
    solution:
      'Five pairs stand in the log, and one spoiled new ballot with its own line. Five old ones and five new ones: the difference is 0.',
    questions: {
      q1: {
        asks: 'How many people make a ballot anew?',
        right: 'Two, and another pair compares it',
        wrong: 'One',
        other: 'One, if the ballot is clear',
      },
      q2: {
        asks: 'Which ballot is scanned?',
        right: 'Only the new one',
        wrong: 'Both',
        other: 'The one that looks better',
      },
      q3: {
        asks: 'What links the two?',
        right: 'The same number on both',
        wrong: 'The name of the voter',
        other: 'They lie in one envelope without a number',
      },
      q4: {
        asks: 'You spoil a new ballot. What then?',
        right: 'Write it down, keep it, and make another one',
        wrong: 'Throw it away',
        other: 'Scan it all the same',
      },
      q5: {
        asks: 'A number has no partner. What do you do?',
        right: 'Stop and look for it',
        wrong: 'Give the number to the next one',
        other: 'Leave out the line',
      },
      q6: {
        asks: 'A new ballot is drawn for an audit. What is brought too?',
        right: 'The old ballot',
        wrong: 'Nothing else',
        other: 'Another new ballot',
      },
    },
  },
  'BM-160': {
    title: 'The store',
    goals: {
      a: 'enter and leave the store by the rules',
      b: 'find a container by the map',
      c: 'take an inventory',
    },
    teaches:
      'The store is locked. Only people on the list go in, and always two at a time. Each entry is written down with its reason. Each container has a place. In an inventory two people write down what they see, and only then compare it with the record.',
    exercise:
      'You go into the store for box BOX-ED-02. Fill in the log of the store. Then list all containers on one shelf without the old list, and compare.',
    solution:
      'The log has two names, a reason and both times. The inventory lists what was seen, what was expected and not seen, and what nobody expected.',
    questions: {
      q1: {
        asks: 'Who may go in alone?',
        right: 'Nobody',
        wrong: 'The director',
        other: 'The security officer',
      },
      q2: {
        asks: 'When do you write down that you leave?',
        right: 'When you leave',
        wrong: 'On the next visit',
        other: 'Only if you took something',
      },
      q3: {
        asks: 'How do you take an inventory?',
        right: 'Write what you see, then compare',
        wrong: 'Tick off the old list',
        other: 'Ask who was there last',
      },
      q4: {
        asks: 'A container stands in the wrong place. What do you do?',
        right: 'Write down where it stood, then move it with a second person',
        wrong: 'Move it and say nothing',
        other: 'Change the map to fit',
      },
      q5: {
        asks: 'Somebody who is not on the list needs to go in. What now?',
        right: 'They get leave first, from those who may give it',
        wrong: 'They go in with you',
        other: 'They go in while you wait',
      },
      q6: {
        asks: 'A seal in the store is broken. What do you do?',
        right: 'Leave it, and call the security officer',
        wrong: 'Put on a new one',
        other: 'Open the box to look',
      },
    },
  },
  'BM-170': {
    title: 'Out to a board and home again',
    goals: {
      a: 'give out a container at the station',
      b: 'bring it to its board and back',
      c: 'count what comes home',
    },
    teaches:
      'Two people are at the station, and one of them is always with the containers. Read the seals before a container goes out. A board has one container at a time. When it comes back, look at the papers, count the cards that were out, and seal it anew. At night the list of what is out is empty.',
    exercise:
      'There are four boards. Box BOX-ED-02 goes to board 1 with 431 cards. When it is back you count 431. Fill in the sheet. Then do it with 430.',
    solution:
      'With 431 the container is sealed, and its line is closed. With 430 it is not closed. The board stays, and the table is searched with an observer there.',
    questions: {
      q1: {
        asks: 'How many people are at the station?',
        right: 'At least two',
        wrong: 'One',
        other: 'One for each board',
      },
      q2: {
        asks: 'A seal does not agree. Does the container go out?',
        right: 'No',
        wrong: 'Yes, with a note',
        other: 'Yes, if the board agrees',
      },
      q3: {
        asks: 'How many containers may a board have?',
        right: 'One at a time, unless your rules allow more',
        wrong: 'As many as fit on the table',
        other: 'All of its precinct',
      },
      q4: {
        asks: 'What do you count when a container comes back?',
        right: 'The cards of each batch that was opened',
        wrong: 'Only the batches',
        other: 'Nothing, if the seal is on',
      },
      q5: {
        asks: 'What must be true in the evening?',
        right: 'Every container is home',
        wrong: 'Every board has signed out',
        other: 'The runner has the list',
      },
      q6: {
        asks: 'One card fewer comes back. Who may leave?',
        right: 'Nobody of that board, until it is found or written up',
        wrong: 'All but the runner',
        other: 'Everybody',
      },
    },
  },
} as const;
