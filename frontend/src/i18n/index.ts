// Catalogues are flat: a key is looked up as it is written, `feature.place.meaning`. zh-CN defines the type, the others satisfy it.
import { createI18n } from 'vue-i18n';

import en from './en';
import type { Locale } from './format';
import zhCN from './zh-CN';
import zhTW from './zh-TW';

export type MessageKey = keyof typeof zhCN;
type Messages = Readonly<Record<MessageKey, string>>;

export const LOCALES: readonly Locale[] = ['zh-CN', 'zh-TW', 'en'];

export const catalogues = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } satisfies Record<Locale, Messages>;

/** The language of the window when the owner follows the system. */
export function systemLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const tag = language.toLowerCase();
    if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}

export function makeI18n(locale: Locale) {
  return createI18n({
    legacy: false,
    locale,
    fallbackLocale: 'zh-CN',
    messages: catalogues,
    messageResolver: (messages, key) => (messages as Record<string, string>)[key] ?? null,
    missingWarn: false,
    fallbackWarn: false,
  });
}
