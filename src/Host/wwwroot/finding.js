// '/' goes to the search from everywhere but a field that is typed in.
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, [contenteditable]')) return;
  const field = document.querySelector('#find');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
