import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

import { fetchPreferences, savePreferences, speak } from '../api/desktop';
import type { Preferences } from '../api/types';
import { LOCALES, systemLocale } from '../i18n';
import type { Locale } from '../i18n/format';

export type Theme = 'light' | 'dark';

/** Language and theme of this computer; "" follows the system. */
export const usePreferences = defineStore('preferences', () => {
  const saved = ref<Preferences>({ language: '', theme: '', density: '', columns: [] });
  const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
  const systemDark = ref(darkQuery.matches);
  darkQuery.addEventListener('change', (e) => (systemDark.value = e.matches));

  const locale = computed<Locale>(
    () => LOCALES.find((l) => l === saved.value.language) ?? systemLocale(navigator.languages),
  );
  const theme = computed<Theme>(() => {
    const { theme } = saved.value;
    if (theme === 'light' || theme === 'dark') return theme;
    return systemDark.value ? 'dark' : 'light';
  });

  async function load(): Promise<void> {
    saved.value = await fetchPreferences();
    await speak(locale.value);
  }

  async function change(patch: Partial<Preferences>): Promise<void> {
    saved.value = await savePreferences({ ...saved.value, ...patch });
    await speak(locale.value);
  }

  return { saved, locale, theme, load, change };
});
