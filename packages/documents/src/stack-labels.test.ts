import { expect, test } from 'vitest';
import { shortName } from './stack-labels.ts';

test.each([
  ['Ada Lovelace', 'Lovelace'],
  ['Ben O’Brien Jr. (I)', 'O’Brien'],
  ['Martin Luther King, III', 'King'],
  ['Thomas Dunagan - REP', 'Dunagan'],
  ['Maria de la Peña [Democratic]', 'Peña'],
  ['王小明', '王小明'],
  ['Yes', 'Yes'],
  ['Wolfeschlegelsteinhausenberger', 'Wolfeschlegelsteinh…'],
])('the sign of %s says %s', (name, sign) => {
  expect(shortName(name)).toBe(sign);
});
