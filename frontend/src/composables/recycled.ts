/**
 * Gives each row of a long list an element that stays with it, and hands elements of rows that are out of sight on to those
 * that come: making them anew costs frames. Until they are needed the old ones stay where they are, out of sight.
 */
export function recycler(): (wanted: readonly number[]) => { index: number; element: number }[] {
  let held: number[] = []; // the row of each element

  return (wanted) => {
    const now = new Set(wanted);
    const here = new Set(held);
    const free = held.flatMap((row, element) => (now.has(row) ? [] : [element]));
    held = [...held];
    for (const row of wanted) if (!here.has(row)) held[free.pop() ?? held.length] = row;
    return held.map((index, element) => ({ index, element })).sort((a, b) => a.index - b.index);
  };
}
