// Draws the charts of the page. Options come as JSON without colour values; the tokens of the page give those, anew
// whenever light turns dark or the page goes to paper.
(function () {
  'use strict';
  var root = document.documentElement;
  var drawn = [];

  function token(name) {
    return getComputedStyle(root).getPropertyValue(name).trim();
  }

  function coloured(text) {
    return JSON.parse(text.replace(/var\((--[\w-]+)\)/g, function (_, name) { return token(name); }));
  }

  function theme() {
    var axis = { color: token('--chart-axis'), fontSize: 12 };
    return {
      color: ['--cat-1', '--cat-2', '--cat-3', '--cat-4', '--cat-5', '--cat-6'].map(token),
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: token('--ink-2') },
      categoryAxis: { axisLine: { lineStyle: { color: token('--line-strong') } }, axisLabel: axis, splitLine: { show: false } },
      valueAxis: { axisLine: { show: false }, axisTick: { show: false }, axisLabel: axis, splitLine: { lineStyle: { color: token('--chart-grid') } } },
      legend: { textStyle: { color: token('--ink-2'), fontSize: 12 } },
      visualMap: { textStyle: { color: token('--ink-3'), fontSize: 12 } },
      tooltip: {
        backgroundColor: token('--surface'), borderWidth: 0, padding: [8, 12],
        textStyle: { color: token('--ink'), fontSize: 12 },
        extraCssText: 'border-radius:10px;box-shadow:' + token('--shadow-pop')
      }
    };
  }

  function draw() {
    drawn.splice(0).forEach(function (chart) { chart.dispose(); });
    var look = theme();
    document.querySelectorAll('[data-option]').forEach(function (box) {
      if (box.hidden) return;
      var chart = echarts.init(box, look, { renderer: 'svg' });
      var option = coloured(document.getElementById(box.dataset.option).textContent);
      option.animation = false;
      chart.setOption(option);
      drawn.push(chart);
    });
  }

  function show(button) {
    button.parentElement.querySelectorAll('button').forEach(function (other) {
      var on = other === button;
      other.setAttribute('aria-pressed', String(on));
      document.getElementById(other.dataset.shows).hidden = !on;
    });
    draw();
  }

  function paper(on) {
    root.toggleAttribute('data-paper', on);
    document.querySelectorAll('details').forEach(function (d) { d.open = on; });
    draw();
  }

  var map = document.getElementById('china');
  if (map) echarts.registerMap('china', JSON.parse(map.textContent));
  document.querySelectorAll('.seg button').forEach(function (b) { b.addEventListener('click', function () { show(b); }); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('beforeprint', function () { paper(true); });
  addEventListener('afterprint', function () { paper(false); });
  addEventListener('resize', function () { drawn.forEach(function (chart) { chart.resize(); }); });
  draw();
})();
