import { LOCALES } from '../i18n';
import type { CampaignLanguage } from '../api/types';
import { useText } from './useText';

/** What a language is called, in the window's language and in the others. */
export function useLanguages() {
  const { say, locale } = useText();
  const called = (code: string, by: string): string =>
    (code && new Intl.DisplayNames([by], { type: 'language' }).of(code)) || code;
  const languageName = (code: string): string => say(`campaign.language.${code}`) ?? called(code, locale.value);

  /** The languages that are called so by anybody: in any language of the window, by themselves, or by their code. */
  function languagesCalled(text: string, all: readonly CampaignLanguage[]): CampaignLanguage[] {
    const typed = text.trim().toLowerCase();
    // 英语, 英語 and 英文 are one.
    const wanted = typed.length > 1 ? typed.replace(/[语語文]$/, '') : typed;
    const names = (l: CampaignLanguage): string[] => [
      l.own,
      l.code,
      languageName(l.code),
      ...LOCALES.map((by) => called(l.code, by)),
    ];
    return wanted ? all.filter((l) => names(l).some((n) => n.toLowerCase().includes(wanted))) : [...all];
  }
  return { languageName, languagesCalled };
}
