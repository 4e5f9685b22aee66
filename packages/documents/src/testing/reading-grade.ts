/* How many years of school a text asks for, by formulas that count sentences, words and syllables. */

/** What is read on a page: sentences and headings; numbers, tables and names of places are no prose. */
export function readingTextOf(html: string): readonly string[] {
  const withoutTables = html.replaceAll(/<(style|title|table|header|footer)\b[\s\S]*?<\/\1>/g, ' ');
  return withoutTables
    .replaceAll(/<\/?(?:p|li|h\d|section|ul|ol|div|main|b|span)\b[^>]*>/g, '\n')
    .replaceAll(/<[^>]*>/g, ' ')
    .split(/\n|(?<=[.!?])\s/)
    .map((sentence) =>
      sentence
        .replaceAll(/[^\p{L}'’ -]/gu, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((sentence) => sentence.split(' ').length > 3);
}

function counted(sentences: readonly string[], syllablesOf: (word: string) => number) {
  const words = sentences.flatMap((sentence) => sentence.split(' ').filter((word) => /\p{L}/u.test(word)));
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return { sentences: sentences.length, words: words.length, syllables };
}

/** The grade by Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word − 15.59. */
export function gradeInEnglish(text: readonly string[]): number {
  const { sentences, words, syllables } = counted(text, (word) => {
    const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '');
    // A silent e at the end makes no syllable, but that of "-le" does.
    const sounded = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').replace(/^y/, '');
    return Math.max(1, (sounded.match(/[aeiouy]{1,2}/g) ?? []).length);
  });
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** The years of school by Crawford (1989), of Spanish: −0.205 sentences + 0.049 syllables, of a hundred words, − 3.407. */
export function gradeInSpanish(text: readonly string[]): number {
  const { sentences, words, syllables } = counted(text, (word) => {
    const vowels = word.toLowerCase().replaceAll(/qu(?=[eiéí])|gu(?=[eiéí])/g, 'k');
    // Two strong vowels are two syllables; a weak one beside a strong one is none of its own, unless it has an accent.
    return Math.max(1, (vowels.match(/[iuü]?[aeoáéó][iuy]?(?![a-záéíóúü]*\d)|[íú]|[iuü]{1,2}/g) ?? []).length);
  });
  return (-0.205 * sentences * 100) / words + (0.049 * syllables * 100) / words - 3.407;
}
