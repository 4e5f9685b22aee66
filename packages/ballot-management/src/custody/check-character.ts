/** What the label of a unit names: its kind, and the election, jurisdiction and name that it stands for. */
export type Labelled = {
  readonly kind: 'container' | 'batch';
  readonly election: string;
  readonly jurisdiction: string;
  readonly name: string;
};

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The check character of letters and digits: MOD 37,36 of ISO/IEC 7064, which finds every single wrong character and nearly every two that
 * changed places. Capitals count as small letters, marks above letters and all other signs count for nothing.
 */
export function checkCharacterOf(text: string): string {
  let product = 36;
  for (const character of text.normalize('NFD').toUpperCase()) {
    const value = CHARACTERS.indexOf(character);
    if (value < 0) continue;
    const sum = (product + value) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return CHARACTERS[(37 - product) % 36] ?? '';
}

/**
 * The check character that stands behind a name on its label. It is computed over the kind, the election and the jurisdiction too, so that a label of
 * another kind or place that bears the same name is told apart in 35 of 36 cases.
 */
export function labelCheck({ kind, election, jurisdiction, name }: Labelled): string {
  return checkCharacterOf(`${kind}/${election}/${jurisdiction}/${name}`);
}

/** A name with its check character, as a bar code holds it and as people type it: `BOX-M-04*K`. */
export function nameWithCheck(labelled: Labelled): string {
  return `${labelled.name}*${labelCheck(labelled)}`;
}
