// A target's course to be looked into: values under the pointer and by keyboard, a stretch of quarters made larger. Drawn by uPlot from the
// numbers that stand beside the picture; without this script the picture and the table below it say the same.
const paper = { ink: '#1F2937', muted: '#5B6470', grid: '#E5E8EC', value: '#24517F', threshold: '#111827', band: '#E8F1EA', path: '#7A828E' };
const size = 8;

for (const figure of document.querySelectorAll('figure[data-course]')) open(figure);

function open(figure) {
  const data = JSON.parse(figure.dataset.course);
  const { words } = data;
  const count = data.names.length;
  if (count < 2 || !window.uPlot) return;
  const number = new Intl.NumberFormat(document.documentElement.lang || 'vi', { maximumFractionDigits: 6 });
  const xs = data.names.map((_, index) => index);
  const holder = document.createElement('div');
  holder.className = 'course-live';
  holder.tabIndex = 0;
  holder.setAttribute('role', 'group');
  holder.setAttribute('aria-label', words.label);
  const tip = document.createElement('div');
  tip.className = 'course-tip';
  tip.setAttribute('aria-hidden', 'true');
  tip.hidden = true;
  const said = document.createElement('output');
  said.className = 'visually-hidden';

  // Where the value starts anew the line does not run on from the year before.
  const gaps = (plot, series, first, last, found) => {
    for (let at = first + 1; at <= last; at++) {
      const [from, to] = [Math.round(plot.valToPos(at - 1, 'x', true)), Math.round(plot.valToPos(at, 'x', true))];
      // A quarter without a value has made a gap there already, and gaps must not overlap.
      if (data.anew[at] && !found.some(gap => gap[0] < to && gap[1] > from)) found.push([from, to]);
    }
    return found.sort((one, other) => one[0] - other[0]);
  };
  const shown = plot => {
    const { min, max } = plot.scales.x;
    return xs.filter(at => min == null || (at >= min - 0.5 && at <= max + 0.5));
  };
  const range = plot => {
    const known = shown(plot).flatMap(at => [data.value, data.low, data.high, data.path, data.forecast, data.was].map(one => one[at])).filter(one => one != null);
    if (known.length === 0) return [0, 1];
    // What adds up from nothing begins there.
    if (data.zero) known.push(0);
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const room = (high - low || Math.abs(high) || 1) * 0.08;
    return [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
  };

  const below = plot => {
    const { ctx } = plot;
    ctx.save();
    for (const at of shown(plot)) {
      if (data.low[at] == null) continue;
      const [left, right] = [plot.valToPos(at - 0.5, 'x', true), plot.valToPos(at + 0.5, 'x', true)].map(x => Math.min(Math.max(x, plot.bbox.left), plot.bbox.left + plot.bbox.width));
      const low = plot.valToPos(data.low[at], 'y', true);
      ctx.lineWidth = 1.5 * devicePixelRatio;
      ctx.strokeStyle = paper.threshold;
      if (data.high[at] != null) {
        const high = plot.valToPos(data.high[at], 'y', true);
        ctx.fillStyle = paper.band;
        ctx.fillRect(left, high, right - left, low - high);
        line(ctx, left, high, right, high);
      }
      line(ctx, left, low, right, low);
    }
    if (data.term != null) termBegins(ctx, plot, data.term, words.term);
    ctx.restore();
  };
  const above = plot => {
    const { ctx } = plot;
    const radius = size * devicePixelRatio;
    ctx.save();
    for (const at of shown(plot)) {
      const x = plot.valToPos(at, 'x', true);
      if (data.was[at] != null) dot(ctx, x, plot.valToPos(data.was[at], 'y', true), radius * 0.55, '#fff', paper.muted);
      if (data.milestone[at] != null) milestone(ctx, x, plot.valToPos(data.milestone[at], 'y', true), radius * 0.75, number.format(data.milestone[at]));
      const look = data.looks[data.status[at]];
      if (data.value[at] == null && !look) continue;
      const y = data.value[at] == null ? plot.bbox.top + plot.bbox.height : plot.valToPos(data.value[at], 'y', true);
      dot(ctx, x, y, look ? radius : radius * 0.5, look ? look.fill : paper.value, look ? look.line : '#fff');
      if (look) {
        const scale = radius * 1.3 / 16;
        ctx.save();
        ctx.translate(x - 8 * scale, y - 8 * scale);
        ctx.scale(scale, scale);
        ctx.fillStyle = look.ink;
        ctx.fill(new Path2D(look.shape));
        ctx.restore();
      }
    }
    ctx.restore();
  };

  const wholes = Array.from({ length: 16 }, (_, power) => [1, 2, 5].map(one => one * 10 ** power)).flat();
  const plot = new uPlot({
    width: Math.max(figure.clientWidth, 200),
    height: 340,
    legend: { show: false },
    cursor: { y: false, drag: { x: true, y: false }, points: { show: false } },
    scales: { x: { time: false, range: (_, min, max) => min <= 0 && max >= count - 1 ? [-0.5, count - 0.5] : [Math.max(min, -0.5), Math.min(max, count - 0.5)] }, y: { range } },
    axes: [
      { stroke: paper.muted, font: '12px "Be Vietnam Pro", sans-serif', grid: { show: false }, ticks: { stroke: paper.grid }, incrs: [1, 2, 4, 8], space: 48, values: (_, at) => at.map(one => Number.isInteger(one) ? data.names[one] ?? '' : '') },
      { stroke: paper.muted, font: '12px "Be Vietnam Pro", sans-serif', grid: { stroke: paper.grid, width: 1 }, ticks: { show: false }, ...(data.whole ? { incrs: wholes } : {}), size: (_, values) => 16 + 7.2 * Math.max(3, ...(values ?? []).map(one => one.length)), values: (_, at) => at.map(one => number.format(one)) },
    ],
    series: [
      {},
      { stroke: paper.path, width: 1.5, dash: [6, 4], points: { show: false }, gaps },
      { stroke: paper.value, width: 2, dash: [2, 3], points: { show: false }, spanGaps: true },
      { stroke: paper.value, width: 2.25, points: { show: false }, gaps },
    ],
    hooks: { drawAxes: [below], draw: [above], setCursor: [plot => show(plot.cursor.idx)] },
  }, [xs, data.path, data.forecast, data.value.map((value, at) => value ?? (data.between[at] ? undefined : null))], (_, ready) => {
    figure.prepend(holder);
    ready();
  });
  holder.append(plot.root, tip);
  const buttons = document.createElement('p');
  buttons.className = 'course-buttons';
  for (const [word, act] of [[words.nearer, () => zoom(0.5)], [words.farther, () => zoom(2)], [words.all, () => zoom(0)]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button quiet';
    button.textContent = word;
    button.addEventListener('click', act);
    buttons.append(button);
  }
  const hint = document.createElement('span');
  hint.className = 'small muted';
  hint.textContent = words.hint;
  buttons.append(hint);
  holder.after(buttons, said);
  figure.classList.add('live');

  let at = data.value.findLastIndex(value => value != null);
  if (at < 0) at = count - 1;
  new ResizeObserver(() => plot.setSize({ width: Math.max(holder.clientWidth, 200), height: 340 })).observe(holder);
  holder.addEventListener('keydown', event => {
    const moves = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: count - 1 };
    if (event.key in moves) {
      at = Math.min(Math.max(moves[event.key], 0), count - 1);
      const { min, max } = plot.scales.x;
      if (at < min || at > max) plot.setScale('x', { min: at - (max - min) / 2, max: at + (max - min) / 2 });
      plot.setCursor({ left: plot.valToPos(at, 'x'), top: 10 });
      show(at);
      said.textContent = data.tips[at];
    } else if (event.key === '+' || event.key === '=') zoom(0.5);
    else if (event.key === '-') zoom(2);
    else if (event.key === '0' || event.key === 'Escape') zoom(0);
    else return;
    event.preventDefault();
  });
  holder.addEventListener('blur', () => { tip.hidden = true; });

  function show(index) {
    if (index == null) {
      tip.hidden = true;
      return;
    }
    at = index;
    tip.textContent = data.tips[index];
    tip.hidden = false;
    const x = plot.valToPos(index, 'x') + plot.over.offsetLeft;
    const width = Math.min(280, holder.clientWidth - 16);
    tip.style.width = `${width}px`;
    tip.style.left = `${Math.min(Math.max(x - width / 2, 8), holder.clientWidth - width - 8)}px`;
  }

  function zoom(factor) {
    const { min, max } = plot.scales.x;
    const half = Math.max((max - min) * factor / 2, 1.5);
    if (factor === 0 || half * 2 >= count) plot.setScale('x', { min: -0.5, max: count - 0.5 });
    else plot.setScale('x', { min: Math.max(at - half, -0.5), max: Math.min(at + half, count - 0.5) });
  }
}

function line(ctx, ...at) {
  ctx.beginPath();
  ctx.moveTo(at[0], at[1]);
  ctx.lineTo(at[2], at[3]);
  ctx.stroke();
}

// Left of it stands what the plan before says.
function termBegins(ctx, plot, at, text) {
  const x = plot.valToPos(at - 0.5, 'x', true);
  const { left, top, width, height } = plot.bbox;
  if (x < left || x > left + width) return;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.lineWidth = devicePixelRatio;
  ctx.strokeStyle = paper.muted;
  line(ctx, x, top, x, top + height);
  ctx.setLineDash([]);
  ctx.font = `${12 * devicePixelRatio}px "Be Vietnam Pro", sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  ctx.fillStyle = paper.muted;
  ctx.fillText(text, x + 6 * devicePixelRatio, top);
}

function milestone(ctx, x, y, half, text) {
  ctx.beginPath();
  ctx.moveTo(x, y - half);
  ctx.lineTo(x + half, y);
  ctx.lineTo(x, y + half);
  ctx.lineTo(x - half, y);
  ctx.closePath();
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.strokeStyle = paper.threshold;
  ctx.stroke();
  ctx.font = `${12 * devicePixelRatio}px "Be Vietnam Pro", sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  ctx.lineWidth = 3 * devicePixelRatio;
  ctx.strokeStyle = '#fff';
  ctx.strokeText(text, x, y - half - 2);
  ctx.fillStyle = paper.muted;
  ctx.fillText(text, x, y - half - 2);
}

function dot(ctx, x, y, radius, fill, stroke) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.lineWidth = devicePixelRatio;
  ctx.strokeStyle = stroke;
  ctx.stroke();
}
