/* These functions run inside the page that is looked at, so each must be complete in itself. */

/** Serious and critical findings of axe, which has to be loaded. */
export async function axeFindings() {
  const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}) at ${target.join(' ')}`));
}

/** A page never scrolls sideways; what is wider scrolls in a region of its own. */
export function sidewaysFindings() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const isInRegion = (element) => {
    for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
      if (getComputedStyle(outer).overflowX !== 'visible') return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll('*')].find(
    (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isInRegion(element),
  );
  const culprit = wide === undefined ? '' : ` because of <${wide.tagName.toLowerCase()} class="${wide.className}">`;
  return [`scrolls sideways at ${clientWidth} px (${scrollWidth} px wide)${culprit}`];
}

/** No table hides columns beside what is seen: where it would have to, its rows are cards. */
export function hiddenColumns() {
  const regions = [...document.querySelectorAll('section[tabindex]')].filter(
    (one) => one.querySelector('table') !== null,
  );
  const wide = regions.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
  return wide.map((one) => `“${one.getAttribute('aria-label')}” hides columns at ${innerWidth} px`);
}

/** Every button and field of the content can be brought to where it is seen, and nothing lies over it. */
export function actionsOutOfReach() {
  const isDrawn = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 2;
  // On a small screen the detail of a row covers the page until it is closed.
  const cover = [...document.querySelectorAll('main aside')].find((one) => getComputedStyle(one).position === 'fixed');
  const content = cover ?? document.querySelector('main');
  const inContent = [...content.querySelectorAll('button, a[href], input, select')];
  const actions = inContent.filter((element) => isDrawn(element) && element.closest('table, svg') === null);
  return actions.flatMap((element) => {
    // What is drawn for a box or a circle is its label.
    const [drawn = element] = element.type === 'checkbox' || element.type === 'file' ? element.labels : [element];
    drawn.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const { left, right, top, bottom } = drawn.getBoundingClientRect();
    const there = document.elementFromPoint((left + right) / 2, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2);
    if (there !== null && (drawn.contains(there) || there.contains(drawn))) return [];
    const name = element.textContent.trim() || element.getAttribute('aria-label') || element.id;
    return [`“${name}” cannot be reached at 400 %`];
  });
}

/** Nothing in the page is a placeholder any more. */
export function isSettled() {
  return document.querySelector('.skeleton, [aria-busy=true]') === null;
}

/** The page has been drawn as it is now. */
export function isDrawn() {
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}

export function isFocused(element) {
  return document.activeElement === element;
}

/** Whether the eye finds the element that has the focus. */
export function showsFocus(element) {
  const { outlineStyle, boxShadow } = getComputedStyle(element);
  return outlineStyle !== 'none' || boxShadow !== 'none';
}

/** Presses the button of this name in the moment it is there. */
export function pressAsItAppears(name) {
  const watch = new MutationObserver(() => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
    if (button === undefined) return;
    watch.disconnect();
    button.click();
  });
  watch.observe(document.body, { childList: true, subtree: true });
}
