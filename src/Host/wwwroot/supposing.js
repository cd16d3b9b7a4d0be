// 'What if' by sliding: a slider beside each number that is supposed, and what would follow as soon as it is let go. Without this script numbers are typed.
const number = text => Number(text.replaceAll('.', '').replace(',', '.'));
const format = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2, useGrouping: false });

for (const box of document.querySelectorAll('.suppose input[data-usual]')) {
  const most = Number(box.dataset.usual) * 2;
  if (!(most > 0)) continue;
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = 0;
  slider.max = most;
  slider.step = Number.isInteger(Number(box.dataset.usual)) && most >= 10 ? 1 : most / 200;
  slider.setAttribute('aria-label', `${box.labels[0].textContent}, ${box.form.dataset.slider}`);
  const given = number(box.value);
  slider.value = box.value && Number.isFinite(given) ? given : most / 2;
  slider.addEventListener('input', () => { box.value = format.format(slider.value); });
  slider.addEventListener('change', () => box.form.requestSubmit());
  box.addEventListener('input', () => { if (Number.isFinite(number(box.value))) slider.value = number(box.value); });
  box.after(slider);
}
