// A meeting is led without a pointer: the arrow and page keys lead through its steps, as the links below them do without this script.
const go = rel => document.querySelector(`.meeting-way a[rel=${rel}]`)?.click();
const decide = () => {
  const form = document.querySelector('#decide');
  if (!form) return false;
  form.open = true;
  form.querySelector('textarea:required').focus();
  return true;
};

// What does not fit on the screen is read to its end before the next step.
const atEnd = () => window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest('input, select, textarea, [contenteditable]')) return;
  const done = {
    ArrowRight: () => go('next'), ArrowLeft: () => go('prev'),
    PageDown: () => atEnd() ? go('next') : false, PageUp: () => window.scrollY === 0 ? go('prev') : false,
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
