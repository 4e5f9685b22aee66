import { type CardSeen, type ImprintSeen, PrintedNumberSchema } from '@plumbline/election';

/** What is pressed about a card, besides its contests. */
export type CardDraft = {
  readonly imprint: ImprintSeen['is'] | null;
  /** What is typed where another number is on it. */
  readonly says: string;
  readonly isDuplicate: boolean;
  readonly original: 'found' | 'not-found' | null;
};

/** Nothing pressed; of a card whose record says that it is a duplicate, that it is one. */
export function nothingSaid({ remade }: { readonly remade: boolean }): CardDraft {
  return { imprint: null, says: '', isDuplicate: remade, original: null };
}

/** What is still to be said: the number on the card, what it says, that it is another one, or whether the original was found. */
export type CardMissing = 'imprint' | 'says' | 'says-the-same' | 'original';

/** What the presses mean, or what is missing. `imprintedId` is what should be on the card; null where nobody knows. */
export function readCard(
  draft: CardDraft,
  imprintedId: string | null,
): { readonly said: Omit<CardSeen, 'notAgreed'> } | { readonly missing: CardMissing } {
  const imprint = imprintedId === null ? null : readImprint(draft, imprintedId);
  if (imprint !== null && 'missing' in imprint) return imprint;
  if (draft.isDuplicate && draft.original === null) return { missing: 'original' };
  return { said: { imprint, duplicate: draft.isDuplicate ? `original-${draft.original ?? 'found'}` : null } };
}

function readImprint(
  { imprint, says }: CardDraft,
  imprintedId: string,
): ImprintSeen | { readonly missing: CardMissing } {
  if (imprint === null) return { missing: 'imprint' };
  if (imprint !== 'different') return { is: imprint };
  const typed = PrintedNumberSchema.safeParse(says);
  if (!typed.success) return { missing: 'says' };
  return typed.data === imprintedId ? { missing: 'says-the-same' } : { is: 'different', says: typed.data };
}

/** What was said of a card as it was pressed, to change it. */
export function draftOfCard(card: CardSeen | undefined, { remade }: { readonly remade: boolean }): CardDraft {
  if (card === undefined) return nothingSaid({ remade });
  const { imprint, duplicate } = card;
  return {
    imprint: imprint?.is ?? null,
    says: imprint?.is === 'different' ? imprint.says : '',
    isDuplicate: duplicate !== null,
    original: duplicate === null ? null : duplicate === 'original-found' ? 'found' : 'not-found',
  };
}
