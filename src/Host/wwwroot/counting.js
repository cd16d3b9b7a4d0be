// How many characters a text may have is counted where it is typed; nothing that is pasted is ever cut. The server refuses what is too long, and keeps it.
const nearly = 0.8;
const number = new Intl.NumberFormat(document.documentElement.lang || 'vi');

const count = field => {
  const most = Number(field.dataset.most);
  const length = field.value.normalize('NFC').trim().length;
  let told = field.nextElementSibling?.matches('output.counted') ? field.nextElementSibling : null;
  if (length < most * nearly) {
    told?.remove();
    return;
  }
  if (!told) {
    told = document.createElement('output');
    field.after(told);
  }
  told.className = length > most ? 'counted small worse' : 'counted small muted';
  told.textContent = `${number.format(length)}/${number.format(most)}`;
};

document.addEventListener('input', event => {
  if (event.target.dataset?.most) count(event.target);
});
for (const field of document.querySelectorAll('[data-most]')) count(field);
