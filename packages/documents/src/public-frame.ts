import type { PublicLanguage } from '@plumbline/words/define-words';
import { escaped } from './escaped.ts';
import { PUBLIC_PAGE_STYLE } from './public-page-style.ts';

/** A page for everybody: what stands around what it says. Texts are given as they are, `main` as HTML. */
export type PublicFrame = {
  readonly language: PublicLanguage;
  readonly title: string;
  readonly office: string;
  /** Where the same page is in the other language, and what that is called in it, if it is anywhere. */
  readonly otherLanguage: { readonly language: PublicLanguage; readonly name: string; readonly address: string } | null;
  readonly main: readonly string[];
};

/**
 * A page for everybody as one HTML file without script, picture or anything from elsewhere: it is read on a phone, printed, and opened without a
 * network.
 */
export function publicFrame({ language, title, office, otherLanguage, main }: PublicFrame): string {
  const other =
    otherLanguage === null
      ? ''
      : `<a lang="${otherLanguage.language}" href="${escaped(otherLanguage.address)}">${escaped(otherLanguage.name)}</a>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title><style>${PUBLIC_PAGE_STYLE}</style></head>
<body>${[`<header><strong>${escaped(office)}</strong> ${other}</header>`, ...main].join('\n')}
<footer>${escaped(office)}</footer></body></html>
`;
}
