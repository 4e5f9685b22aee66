import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const WEB_APP_PAGE = fileURLToPath(new URL('../../../web/dist/index.html', import.meta.url));

/** HTML that may be sent: everything in it that came from elsewhere was escaped. */
export type Markup = { readonly html: string };

type Part = string | number | Markup | readonly Markup[];

/** HTML with blanks. A text in a blank is shown, never understood; only other markup goes in as it is. */
export function markup(pieces: TemplateStringsArray, ...blanks: readonly Part[]): Markup {
  return { html: pieces.map((piece, index) => `${piece}${filled(blanks[index])}`).join('') };
}

function filled(part: Part | undefined): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map(({ html }) => html).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** A page that the server makes itself, in the frame and with the style sheet of the web app; plain where that is not built. */
export async function renderPage(page: { readonly title: string; readonly content: Markup }): Promise<string> {
  const { title, content } = page;
  const styleSheets = (await addressesOfStyleSheets()).map(
    (address) => markup`<link rel="stylesheet" href="${address}">`,
  );
  return markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light">
    <title>${title} · Plumbline</title>
    <link rel="icon" href="/plumb.svg" type="image/svg+xml">
    ${styleSheets}
  </head>
  <body>
    <div class="frame">
      <a class="usa-skipnav" href="#content">Skip to the content</a>
      <header class="frame-header">
        <div class="frame-header-line"><a class="product" href="/">${BOB} Plumbline</a></div>
      </header>
      <main class="frame-body frame-body-narrow" id="content">
        <div class="stack">
          <h1>${title}</h1>${content}
        </div>
      </main>
      <footer class="frame-footer">
        <div class="frame-footer-line">Every decision of an audit is written to a log that anyone can check.</div>
      </footer>
    </div>
  </body>
</html>
`.html;
}

const BOB = markup`<svg viewBox="0 0 18 28" aria-hidden="true" focusable="false">
            <path d="M9 0v13" stroke="currentColor" stroke-width="1.5"></path>
            <path d="M3.5 12h11v4.5L9 27l-5.5-10.5z" fill="currentColor"></path>
          </svg>`;

/** The build gives the style sheet a name of its own each time; the first page of the web app says which. */
async function addressesOfStyleSheets(): Promise<readonly string[]> {
  const page = await readFile(WEB_APP_PAGE, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  return [...page.matchAll(/<link rel="stylesheet"[^>]*href="(\/assets\/[\w.-]+\.css)"/g)].map(([, href = '']) => href);
}
