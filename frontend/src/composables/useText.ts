import { useI18n } from 'vue-i18n';

import type { AppError } from '../api/call';
import type { Param } from '../api/types';
import type { MessageKey } from '../i18n';
import type { Locale } from '../i18n/format';

export type Params = Readonly<Record<string, string | number>>;

/** The sentences of the window's language, by typed key; keys that come from Go go through `say`. */
export function useText() {
  const { t: translate, te, locale } = useI18n();

  /** `count` chooses between one and many; it does not fill `{n}` by itself, since numbers are formatted first. */
  function t(key: MessageKey, params: Params = {}, count?: number): string {
    return count === undefined ? translate(key, params) : translate(key, params, { plural: count });
  }

  /** The sentence behind a key made at run time, or undefined when there is none. */
  function say(key: string, params: Params = {}, count?: number): string | undefined {
    if (!te(key) && !te(key, 'zh-CN')) return undefined;
    return count === undefined ? translate(key, params) : translate(key, params, { plural: count });
  }

  /** What happened, in one calm sentence; failures without a sentence of their own get the general one. */
  function sayError(error: AppError): string {
    return say(`error.${error.key}`, error.params) ?? say(`error.code.${error.code}`) ?? t('error.code.internal');
  }

  const sayReference = (error: AppError): string | undefined =>
    error.reference ? t('error.reference', { reference: error.reference }) : undefined;

  return { t, say, sayError, sayReference, locale: locale as { value: Locale } };
}

/** Go's list of name and value as an object to fill a sentence with. */
export function paramsOf(list: readonly Param[] | null | undefined): Record<string, string> {
  return Object.fromEntries((list ?? []).map((p) => [p.name, p.value]));
}
