/** How long the page may take to say by itself where the focus goes. */
const GRACE_MS = 100;

const SURROUNDINGS = 'dialog, form, section, [role=region], main';

/**
 * Keeps the place of whoever works with a keyboard or a screen reader: where what had the focus is gone or hidden, and nothing
 * else has taken the focus, the title of what surrounded it takes it. Otherwise the next Tab would begin at the top of the page,
 * and nobody would be told what came instead.
 */
export function keepFocus(page: Document): void {
  // What had the focus last, and all that it lay in, from the inside out.
  let path: readonly Element[] = [];
  let isAsked = false;
  const isLost = () => {
    const [held] = path;
    const { activeElement } = page;
    return held !== undefined && !isShown(held) && (activeElement === null || activeElement === page.body);
  };
  const take = () => {
    isAsked = false;
    if (!isLost()) return;
    const mains = [...page.querySelectorAll('main')];
    const place = [...path, ...mains].find((element) => element.matches(SURROUNDINGS) && isShown(element));
    path = [];
    if (place !== undefined) focusTitle(place);
  };
  page.addEventListener('focusin', ({ target }) => {
    path = target instanceof Element ? outwards(target) : [];
  });
  page.addEventListener('focusout', () => {
    // Whoever presses beside everything has laid the focus down on purpose: what it lay on is still there.
    setTimeout(() => {
      const [held] = path;
      if (page.activeElement === page.body && held !== undefined && isShown(held)) path = [];
    });
  });
  new MutationObserver(() => {
    if (isAsked || path.length === 0) return;
    isAsked = true;
    setTimeout(take, GRACE_MS);
  }).observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'hidden', 'open'] });
}

function outwards(element: Element): readonly Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) path.push(at);
  return path;
}

function isShown(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}

function focusTitle(place: Element): void {
  const title = [...place.querySelectorAll('h1, h2, h3')].find(isShown) ?? place;
  if (!(title instanceof HTMLElement)) return;
  if (!title.hasAttribute('tabindex')) title.tabIndex = -1;
  // Whoever scrolled down stays there.
  title.focus({ preventScroll: true });
}
