import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a program that knows nothing of ours finds in a PDF. */
export type PdfRead = {
  readonly title: string;
  readonly language: string | null;
  readonly pages: readonly PageRead[];
};

export type PageRead = {
  /** The text in the order of the content, lines apart. */
  readonly text: string;
  /** Each stretch of text with its place, in points from the lower left corner. */
  readonly runs: readonly { readonly text: string; readonly x: number; readonly y: number; readonly width: number }[];
  /** The roles of the structure, depth first. */
  readonly roles: readonly string[];
  /** What is said in place of figures. */
  readonly alternatives: readonly string[];
};

type Node = { readonly role?: string; readonly alt?: string; readonly children?: readonly Node[] };

/** Reads a PDF with a library that wrote none of it. */
export async function readPdf(pdf: Uint8Array): Promise<PdfRead> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false });
  const read = await task.promise;
  const { info } = await read.getMetadata();
  const pages: PageRead[] = [];
  for (let number = 1; number <= read.numPages; number += 1) {
    const page = await read.getPage(number);
    // As it stands in the file: without taking a sign apart into simpler ones.
    const { items } = await page.getTextContent({ disableNormalization: true });
    const runs = items.flatMap((item) =>
      'str' in item ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width }] : [],
    );
    // The types of the library leave the tree open.
    const tree = (await page.getStructTree()) as Node | null;
    const nodes = tree === null ? [] : nodesOf(tree);
    pages.push({
      text: items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''),
      runs,
      roles: nodes.flatMap(({ role }) => (role === undefined ? [] : [role])),
      alternatives: nodes.flatMap(({ alt }) => (alt === undefined ? [] : [alt])),
    });
  }
  const { Title: title, Language: language } = info as { Title?: string; Language?: string | null };
  await task.destroy();
  return { title: title ?? '', language: language ?? null, pages };
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}
