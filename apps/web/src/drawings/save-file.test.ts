import { expect, test } from 'vitest';
import { fileNameOf } from './save-file.ts';

test('a file is named for its title, in letters, digits and hyphens', () => {
  expect(fileNameOf('Measured risk by round: Mayor of Ćwikła', 'svg')).toBe(
    'measured-risk-by-round-mayor-of-cwikła.svg',
  );
  expect(fileNameOf('///', 'png')).toBe('drawing.png');
});
