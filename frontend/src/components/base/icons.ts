// Our own icon set: 16 × 16, one stroke of 1.4. Each value is a list of paths; a circle is written as two arcs.
const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

export const ICONS = {
  person: [circle(8, 5.4, 2.7), 'M2.8 13.6c.5-2.7 2.5-4.1 5.2-4.1s4.7 1.4 5.2 4.1'],
  merge: [circle(5.2, 5.2, 2.1), circle(10.8, 5.2, 2.1), 'M3 13.4c.3-2.3 2.2-3.5 5-3.5s4.7 1.2 5 3.5'],
  tag: ['M2.6 7.4V2.6h4.8l6 6-4.8 4.8z', circle(5.3, 5.3, 0.8)],
  chart: ['M2.5 13.5h11M4.5 11V7.5M8 11V3.5M11.5 11V5.8'],
  journal: ['M3.5 2.5h9v11h-9z', 'M5.8 5.6h4.4M5.8 8h4.4M5.8 10.4h2.4'],
  settings: ['M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6', circle(10, 4.5, 1.5), circle(6, 11.5, 1.5)],
  lock: ['M3.5 7h9v6.5h-9zM5.5 7V5.2a2.5 2.5 0 0 1 5 0V7'],
  search: [circle(7, 7, 4.2), 'm10.2 10.2 3.3 3.3'],
  undo: ['M5.5 3 2.8 5.7l2.7 2.7', 'M2.8 5.7h6.4a3.8 3.8 0 0 1 0 7.6H5.5'],
  download: ['M8 2.5v7M5.2 6.8 8 9.6l2.8-2.8M2.8 12.8h10.4'],
  upload: ['M8 9.6v-7M5.2 5.3 8 2.5l2.8 2.8M2.8 12.8h10.4'],
  plus: ['M8 3v10M3 8h10'],
  close: ['m3.5 3.5 9 9M12.5 3.5l-9 9'],
  check: ['m3 8.5 3.2 3.2L13 4.8'],
  minus: ['M3 8h10'],
  warning: ['M8 2.6 14 13H2z', 'M8 6.6v3M8 11.2v.1'],
  chevronDown: ['m3.5 6 4.5 4.5L12.5 6'],
  chevronUp: ['m3.5 10 4.5-4.5 4.5 4.5'],
  chevronRight: ['m6 3.5 4.5 4.5L6 12.5'],
  chevronLeft: ['M10 3.5 5.5 8l4.5 4.5'],
  arrowDown: ['M8 3.5v9M4 8.8l4 3.7 4-3.7'],
  arrowUp: ['M8 12.5v-9M4 7.2l4-3.7 4 3.7'],
  box: ['M2.6 4.9 8 2.3l5.4 2.6v6.2L8 13.7l-5.4-2.6z', 'M2.6 4.9 8 7.6l5.4-2.7M8 7.6v6.1'],
  cart: ['M2 3h1.8l1.6 7h6.4l1.4-5H4.4', circle(6, 12.7, 0.8), circle(11, 12.7, 0.8)],
  pin: ['M8 9.5v4M5 9.5h6c0-1.6-.9-2.2-1.3-2.6V3.8h.8V2.5h-5v1.3h.8v3.1C5.9 7.3 5 7.9 5 9.5z'],
  note: ['M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z'],
  heart: [
    'M8 13S2.6 9.8 2.6 6.2C2.6 4.4 4 3.2 5.4 3.2c1.1 0 2 .6 2.6 1.6.6-1 1.5-1.6 2.6-1.6 1.4 0 2.8 1.2 2.8 3C13.4 9.8 8 13 8 13z',
  ],
  scan: ['M2.8 5.5V2.8h2.7M10.5 2.8h2.7v2.7M13.2 10.5v2.7h-2.7M5.5 13.2H2.8v-2.7M4.5 8h7'],
  eye: ['M1.8 8S4 4 8 4s6.2 4 6.2 4S12 12 8 12 1.8 8 1.8 8z', circle(8, 8, 1.8)],
  star: ['m8 2.6 1.7 3.5 3.8.5-2.8 2.7.7 3.8L8 11.3l-3.4 1.8.7-3.8L2.5 6.6l3.8-.5z'],
  file: ['M4 2.5h5l3 3v8H4z', 'M9 2.5v3h3'],
  folder: ['M2.5 4.2h4l1.3 1.5h5.7v7H2.5z'],
  table: ['M2.5 3.5h11v9h-11zM2.5 6.8h11M6.2 6.8v5.7'],
  clock: [circle(8, 8, 5.5), 'M8 4.8V8l2.3 1.6'],
  trash: ['M3 4.5h10M6.2 4.5V3h3.6v1.5M4.4 4.5l.6 8.5h6l.6-8.5'],
  edit: ['M3 13l.6-2.8 6.9-6.9 2.2 2.2-6.9 6.9z'],
  more: ['M3.5 8h.01M8 8h.01M12.5 8h.01'],
  shop: [
    'M2.8 6.5 4 2.8h8l1.2 3.7M2.8 6.5c0 2 2.6 2 2.6 0 0 2 2.6 2 2.6 0 0 2 2.6 2 2.6 0 0 2 2.6 2 2.6 0M3.8 8v5.2h8.4V8',
  ],
  spark: ['M8 2.5v3M8 10.5v3M2.5 8h3M10.5 8h3M4.2 4.2l2 2M9.8 9.8l2 2M11.8 4.2l-2 2M6.2 9.8l-2 2'],
  signIn: ['M6.5 2.8h6.7v10.4H6.5M2.8 8h6.4M6.8 5.5 9.3 8l-2.5 2.5'],
} satisfies Record<string, string[]>;

export type IconName = keyof typeof ICONS;
