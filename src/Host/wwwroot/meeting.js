// A meeting is led without a pointer: the arrow and page keys lead through its steps, as the links below them do without this script.
const go = rel => document.querySelector(`.meeting-way a[rel=${rel}]`)?.click();
const decide = () => {
  const form = document.querySelector('#decide');
  if (!form) return false;
  form.open = true;
  form.querySelector('textarea:required').focus();
  return true;
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest('input, select, textarea, [contenteditable]')) return;
  const done = {
    ArrowRight: () => go('next'), ArrowLeft: () => go('prev'),
    // What a presenter's remote sends: it never scrolls. The other arrows and the space bar do.
    PageDown: () => go('next'), PageUp: () => go('prev'),
    d: decide, D: decide,
  }[event.key]?.();
  if (done !== undefined && done !== false) event.preventDefault();
});

// A commitment has a cause, an assignment none.
const kinds = document.querySelector('#decide .choices');
if (kinds) {
  const cause = document.querySelector('#cause');
  const follow = () => {
    cause.required = kinds.querySelector('[value=commitment]').checked;
    cause.closest('.field').hidden = !cause.required;
  };
  kinds.addEventListener('change', follow);
  follow();
}
