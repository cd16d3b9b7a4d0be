// Finds figures by name, with or without diacritics, and puts the one that is chosen into the formula where the cursor stands.
const folded = text => text.toLowerCase().normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll('đ', 'd');

for (const picker of document.querySelectorAll('details.picker')) {
  const into = document.getElementById(picker.dataset.into);
  const find = picker.querySelector('.pick-find');
  find.hidden = false;
  find.querySelector('input').addEventListener('input', event => {
    const words = folded(event.target.value).split(' ').filter(Boolean);
    for (const item of picker.querySelectorAll('li')) item.hidden = !words.every(word => item.dataset.folded.includes(word));
  });
  find.querySelector('input').addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault(); });
  for (const pick of picker.querySelectorAll('.pick')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pick';
    button.append(...pick.childNodes);
    button.addEventListener('click', () => {
      into.setRangeText(button.querySelector('code').textContent, into.selectionStart, into.selectionEnd, 'end');
      into.focus();
    });
    pick.replaceWith(button);
  }
}
