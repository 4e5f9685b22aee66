// biome-ignore-all lint: written for browsers that know nothing newer than this.
/* Tells whoever has a browser that is too old for these pages, before anything is typed into it. Without what is looked for, counting would fail midway. */
(function () {
  var knows =
    typeof Map === 'function' &&
    typeof Map.groupBy === 'function' &&
    typeof Array.prototype.toSorted === 'function' &&
    typeof Object.hasOwn === 'function';
  if (knows) return;
  document.documentElement.setAttribute('data-browser', 'too-old');
  document.getElementById('too-old').removeAttribute('hidden');
  document.getElementById('root').setAttribute('hidden', '');
})();
