import { expect, test } from 'vitest';
import { layOut } from './lay-out.ts';
import { renderPdf } from './render-pdf.ts';
import { PAPERS } from './sheet.ts';
import { typeface } from './testing/printed-audits.ts';
import { readPdf } from './testing/read-pdf.ts';

/* Names as people bear them: printed, and taken out of the PDF again as they were. */

const NAMES = [
  'José Ramón Peña y Núñez',
  'María Ángeles Güell',
  'Íñigo Úbeda',
  'Nguyễn Thị Ánh Tuyết',
  'Trần Đình Phượng',
  'Lê Ngọc Ẩn',
  'Phạm Quỳnh Ỷ',
  'Ćwikła lịst',
  'Łukasz Żółć',
  'Zbigniew Ścisły-Gęś',
  'Grzegorz Brzęczyszczykiewicz',
  'Dvořák Růžička',
  'Žižka Ďuriš',
  'Őry Gűzs',
  'Şahin Ğül İnci ıspanak',
  'Þórður Æðarson',
  'Søren Kierkegård',
  'Ångström Öberg',
  'Jürgen Groß',
  'Ștefan Țepeș',
  'Čedomir Šabić Đokić',
  'Kārlis Ņikitins Ģēģeris',
  'Žydrūnė Ąžuolaitė',
  'Ħarba Ġużè',
  'Ọlábísí Ẹniọlá',
  'Hawaiʻi Kaʻahumanu',
  'Ned Yázhí Tł’ízí',
  'Αλέξανδρος Παπαδόπουλος',
  'Олександр Їжак',
  '王小明',
  '陳美玲',
  '李娜（无党派）',
  '張國榮、黃家駒',
  'O’Brien-D’Angelo',
  'A “Quoted” Name',
  'Measure № 3 — 50 % ≥ ½',
  'Cost: $1,000 or €900',
  `Z${'a'.repeat(119)}`,
  'e\u0301cole nin\u0303o',
  'Renée Zoë Çelik',
  'לאה כהן־לוי',
  'שָׁלוֹם בֶּן־צְבִי',
  'محمد الأحمد',
  'فاطمة بنت سلام',
  'Leila مريم Haddad',
  'Οδός לאה Σίγμα',
];

test('names of forty-six kinds come out of a PDF as they went in', async () => {
  expect(NAMES).toHaveLength(46);
  const blocks = NAMES.map((text) => ({ type: 'paragraph', text, size: 8 }) as const);
  const sheets = layOut(blocks, { typeface, paper: PAPERS.letter, foot: () => [] });
  const head = { title: 'Names', language: 'en', at: '2026-11-03T20:00:00.000Z' };
  const { pages } = await readPdf(await renderPdf(head, sheets, typeface));
  const read = pages
    .map(({ text }) => text)
    .join('\n')
    .replaceAll(/\s+/g, ' ');
  const without = NAMES.filter((name) => !read.includes(name.normalize('NFC').replaceAll(/\s+/g, ' ')));
  expect(without).toEqual([]);
  expect(read).not.toContain('[U+');
});

test('a name that runs from right to left stands so among what runs from left to right', () => {
  const line = typeface.runs('Leila מרים (לאה) 12', { size: 10 });
  const [leila, name, number] = line;
  // Turned, a bracket opens on the right. A number after such a name belongs to it (rules N0 and N1 of the algorithm).
  expect(line.map(({ text, font }) => [text, font])).toEqual([
    ['Leila ', 'regular'],
    ['מרים )לאה( ', 'rightToLeft'],
    ['12', 'regular'],
  ]);
  expect(number?.x).toBeCloseTo(leila?.width ?? 0);
  expect(name?.x).toBeCloseTo((number?.x ?? 0) + (number?.width ?? 0));
  const alone = typeface.runs('מרים Leila', { size: 10 });
  expect(alone.map(({ text }) => text)).toEqual(['מרים ', 'Leila']);
  expect(alone[0]?.x).toBeCloseTo(alone[1]?.width ?? 0);
  expect(alone[1]?.x).toBe(0);
});

test('a word whose letters join is as wide as it is drawn, not as its letters are alone', () => {
  const width = (text: string) => typeface.width(text, { size: 10 });
  // Lam and alef beside one another are one drawing.
  expect(width('سلام')).toBeLessThan(['س', 'ل', 'ا', 'م'].reduce((sum, letter) => sum + width(letter), 0));
});

test('a character that no font has is printed as its number, so that nothing vanishes', () => {
  const runs = typeface.runs('Anaก', { size: 10 });
  expect(runs.map(({ text }) => text).join('')).toBe('Ana[U+0E01]');
});

test('a word wider than its place is broken within, and no letter is lost or parted from its accent', () => {
  const word = 'e\u0323\u0302'.repeat(40);
  const lines = typeface.lines(word, { size: 10 }, 60);
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.join('')).toBe(word);
  for (const line of lines) {
    expect(typeface.width(line, { size: 10 })).toBeLessThanOrEqual(60);
    expect(line.startsWith('e')).toBe(true);
  }
});
