/**
 * Outlines of courses that a new office begins with, for those who review and lead, and for everybody again: what people can do afterwards, what is taught,
 * six questions with one right answer each, and an exercise with figures of the practice county.
 */
export const coursesOfTheOffice = {
  'BM-200': {
    title: 'Reviewing a form',
    goals: {
      a: 'tell whether a form is full, and whether it is right',
      b: 'send a form back with a reason for each line',
      c: 'say when you may not review',
    },
    teaches:
      'A review asks two things. Is every line filled in and signed? And do the numbers agree, within the form and with other forms? You read the key numbers from the paper and type them before you see what was typed. Whoever had a part in a form does not review it, whatever account they use.',
    exercise:
      'Take the form of precinct P-02. Somebody typed 413 for the cards tabulated, and the paper says 431. Review it.',
    solution:
      'Your own reading shows 431. The form goes back with that line and the reason. You do not mend it yourself, for then you could not review it.',
    questions: {
      q1: {
        asks: 'You counted with the site lead. May you review the form?',
        right: 'No',
        wrong: 'Yes, from another account',
        other: 'Yes, after a day',
      },
      q2: {
        asks: 'A line is blank. What is it?',
        right: 'Missing',
        wrong: 'Zero',
        other: 'Right, if the sum agrees',
      },
      q3: {
        asks: 'Why do you type key numbers again?',
        right: 'To catch what was misread, before you have seen it',
        wrong: 'To learn to type',
        other: 'Because the form was lost',
      },
      q4: {
        asks: 'The sum agrees, and one signature is missing. What do you do?',
        right: 'Send it back',
        wrong: 'Approve it',
        other: 'Sign it yourself',
      },
      q5: {
        asks: 'An approved form turns out to be wrong. What then?',
        right: 'It is amended with a reason, and reviewed again',
        wrong: 'It is changed, and nobody is told',
        other: 'It is torn up',
      },
      q6: {
        asks: 'A difference was explained. Is it gone?',
        right: 'No, it stays with its reason',
        wrong: 'Yes, it becomes zero',
        other: 'Yes, if it was small',
      },
    },
  },
  'BM-210': {
    title: 'Leading the ballot room',
    goals: {
      a: 'plan people, courses and counts',
      b: 'lead a search for a difference',
      c: 'decide on an incident, and tell who must be told',
    },
    teaches:
      'You see to it that there are two trained people for each act. You look each day at what is late, what differs and what is open. You let somebody act without training in an emergency only, for one day, with a reason. You never approve what you wrote yourself.',
    exercise:
      'In the practice county there are 5,960 ballots and 5,965 voters. One voter left, 5 envelopes were empty, and one held two ballots. Write what you would tell the board that certifies.',
    solution:
      'The difference is −5: one voter who left (−1), five empty envelopes (−5), and one extra ballot (+1). Without regard to signs it is 7. Each line has its record, and nothing is left.',
    questions: {
      q1: {
        asks: 'You wrote a procedure. Who approves it?',
        right: 'Somebody else',
        wrong: 'You',
        other: 'Nobody needs to',
      },
      q2: {
        asks: 'A plus of one and a minus of one meet. What do you report?',
        right: 'A net of 0, and two differences',
        wrong: 'Nothing',
        other: 'One difference',
      },
      q3: {
        asks: 'How long does an override of training last?',
        right: 'One day',
        wrong: 'The whole election',
        other: 'Until you end it',
      },
      q4: {
        asks: 'Ballots are found after Election Day. What comes first?',
        right: 'Secure them, open an incident, and tell who must be told',
        wrong: 'Wait for the audit',
        other: 'Put them in the nearest box',
      },
      q5: {
        asks: 'You have only two people. Who reviews?',
        right: 'Somebody from another office',
        wrong: 'Whoever has time, of the two',
        other: 'Nobody',
      },
      q6: {
        asks: 'Many forms of one kind come back. What do you do?',
        right: 'Teach that form again',
        wrong: 'Drop the review',
        other: 'Make the form shorter on your own',
      },
    },
  },
  'BM-100-R': {
    title: 'Refresher',
    goals: {
      a: 'say what changed since your last training',
      b: 'do the acts of your duty once under the eyes of an instructor',
      c: 'name the errors that were made most often last time',
    },
    teaches:
      'Go through each procedure that has a new version. Look at the forms that came back most often at the last election, and why. Then each person does one act of their duty, and one of them is done wrong on purpose.',
    exercise:
      'Precinct P-03 of the practice county has two tabulators with 348 and 262 cards, and 610 voters. In your forms the two numbers were swapped. Find it.',
    solution:
      'The precinct adds up: 348 + 262 = 610. Only the count by hand of each batch shows that the two were swapped. So each batch is counted on its own.',
    questions: {
      q1: {
        asks: 'A procedure has a new version. From when does it hold?',
        right: 'From the day that was set when it was approved',
        wrong: 'From the day it was written',
        other: 'For all forms, old ones too',
      },
      q2: {
        asks: 'You made a slip on a form that was approved. What now?',
        right: 'Amend it with a reason',
        wrong: 'Write over it',
        other: 'Make a new one and hide the old one',
      },
      q3: {
        asks: 'What is a count?',
        right: 'What you saw, with who saw it and how',
        wrong: 'What ought to be there',
        other: 'What the list says',
      },
      q4: {
        asks: 'May you act after your training has run out?',
        right: 'No, until you are trained again or let in for a day',
        wrong: 'Yes, once more',
        other: 'Yes, if you did it last year',
      },
      q5: {
        asks: 'What goes into the text of a form?',
        right: 'What happened, with no name of a voter',
        wrong: 'The name and the address of the voter',
        other: 'How the voter voted',
      },
      q6: {
        asks: 'You are not sure. Whom do you ask?',
        right: 'The person your office names for it, before you act',
        wrong: 'An observer',
        other: 'Nobody, you guess',
      },
    },
  },
} as const;
