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

// What the formula means and gives for the last quarters, a moment after the last key; the question before is given up for a newer one.
const formula = document.querySelector('textarea[data-try]');
if (formula) {
  const tried = document.getElementById('value-tried');
  let asking = null;
  let timer = 0;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(formula.dataset.try, { method: 'POST', body: new FormData(formula.form), signal: asking.signal });
      if (!answer.ok) return;
      const { said, where, lines } = await answer.json();
      document.getElementById('value-said').textContent = said;
      const heading = document.createElement('p');
      heading.textContent = where;
      const list = document.createElement('ul');
      for (const line of lines) list.append(Object.assign(document.createElement('li'), { textContent: line }));
      tried.replaceChildren(heading, ...(lines.length > 0 ? [list] : []));
    } catch { /* A newer question has taken its place, or the page is left. */ }
  };
  formula.form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 1200); });
  addEventListener('pagehide', () => asking?.abort());
  if (formula.value) ask();
}
