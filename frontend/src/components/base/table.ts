/** A column of a DataTable. `sort` is the key it can be ordered by; `define` explains what its numbers mean. */
export interface TableColumn {
  key: string;
  title: string;
  /** A CSS grid track: `112px`, `minmax(160px, 1fr)`. */
  width: string;
  align?: 'right';
  sort?: string;
  /** The first click sorts from the least on. */
  rises?: boolean;
  define?: string;
}
