/** What a BaseSelect offers. */
export interface OptionGroup<T> {
  name: string;
  options: { value: T; text: string; disabled?: boolean }[];
}
