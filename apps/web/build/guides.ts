import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Lexer, Marked, type Tokens } from 'marked';
import type { Plugin } from 'vite';

/*
 * The guides of the repository as pages of the product: `docs/guides/*.md` is their one source, read when the app is built. What they link to
 * besides each other stays in the repository and is no link here.
 */

const FOLDER = fileURLToPath(new URL('../../../docs/guides/', import.meta.url));
const MODULE = 'virtual:guides';
/** The file that leads to all others. */
const FIRST = 'README.md';
/** The name of the topic with this file; `start` for the first. */
const topicOf = (file: string) => (file === FIRST ? 'start' : file.replace(/\.md$/, ''));

export function guides(): Plugin {
  return {
    name: 'guides',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));
      for (const file of files) this.addWatchFile(path.join(FOLDER, file));
      const texts = new Map(files.map((file) => [file, readFileSync(path.join(FOLDER, file), 'utf8')]));
      const groups = groupsIn(texts.get(FIRST) ?? '');
      const sorted = [FIRST, ...groups.keys()].filter((file) => texts.has(file));
      return moduleOf(sorted.map((file) => ({ file, group: groups.get(file) ?? '', markdown: texts.get(file) ?? '' })));
    },
  };
}

type Source = { readonly file: string; readonly group: string; readonly markdown: string };

/** The heading under which the first file links to each of the others, in its order. */
function groupsIn(first: string): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  let heading = '';
  for (const line of first.split('\n')) {
    heading = /^## (.+)$/.exec(line)?.[1] ?? heading;
    for (const [, file = ''] of line.matchAll(/\]\(([\w-]+\.md)/g)) if (!groups.has(file)) groups.set(file, heading);
  }
  return groups;
}

/** A module with `GUIDES`; pictures are imported, so that they are handed out under a name of their own. */
function moduleOf(sources: readonly Source[]): string {
  const pictures: string[] = [];
  const parsed = sources.map(({ file, group, markdown }) => {
    const { title, sections, html } = read(markdown, (picture) => {
      pictures.push(path.join(FOLDER, picture));
      return `@@picture-${pictures.length - 1}@@`;
    });
    return { topic: topicOf(file), group, title, sections, html };
  });
  const imports = pictures.map((file, number) => `import picture${number} from ${JSON.stringify(file)};`);
  const literal = JSON.stringify(parsed).replace(/@@picture-(\d+)@@/g, '" + picture$1 + "');
  return `${imports.join('\n')}\nexport const GUIDES = ${literal};\n`;
}

/** A guide as HTML without its title, and its sections as plain text to search in. */
function read(markdown: string, place: (picture: string) => string) {
  const tokens = new Lexer().lex(markdown);
  const sections: { id: string; heading: string; text: string }[] = [];
  let title = '';
  for (const token of tokens) {
    if (token.type === 'heading') {
      if (token.depth === 1) title = token.text;
      else sections.push({ id: slug(token.text), heading: plain(token.text), text: '' });
      continue;
    }
    const text = plain(token.raw);
    const last = sections.at(-1);
    if (last !== undefined) last.text += ` ${text}`;
    else if (text !== '') sections.push({ id: '', heading: '', text });
  }
  const marked = new Marked({
    renderer: {
      heading({ tokens: inside, depth, text }: Tokens.Heading) {
        if (depth === 1) return '';
        return `<h${depth} id="${slug(text)}">${this.parser.parseInline(inside)}</h${depth}>\n`;
      },
      link({ href, tokens: inside }: Tokens.Link) {
        const words = this.parser.parseInline(inside);
        const [, file, anchor = ''] = /^([\w-]+\.md)(#[\w-]+)?$/.exec(href) ?? [];
        if (file !== undefined) return `<a href="/help/${topicOf(file)}${anchor}">${words}</a>`;
        return href.startsWith('#') ? `<a href="${href}">${words}</a>` : words;
      },
      image({ href, text }: Tokens.Image) {
        return `<img src="${place(href)}" alt="${text.replaceAll('"', '&quot;')}" loading="lazy">`;
      },
      table(table: Tokens.Table) {
        const row = (cells: readonly Tokens.TableCell[], tag: 'th' | 'td') =>
          `<tr>${cells.map(({ tokens: inside }) => `<${tag}>${this.parser.parseInline(inside)}</${tag}>`).join('')}</tr>`;
        const body = table.rows.map((cells) => row(cells, 'td')).join('');
        return `<div class="guide-table" tabindex="0"><table><thead>${row(table.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  return { title, sections, html: marked.parse(markdown, { async: false }) };
}

/** What a heading is called in an address. */
function slug(heading: string): string {
  return plain(heading)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Markdown as the letters that are read. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\|[-:| ]+\|$/gm, '')
    .replaceAll(/[*_`#|>]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
