import type { IconName } from './icons';

/** One act of a Menu. */
export interface MenuItem {
  key: string;
  text: string;
  icon?: IconName;
  hint?: string;
  divided?: boolean;
}
