import { render } from '@testing-library/vue';
import { expect, it } from 'vitest';
import { defineComponent } from 'vue';

import { usePopulation } from '../src/composables/usePopulation';
import { makeI18n } from '../src/i18n';
import type { Locale } from '../src/i18n/format';

function named(locale: Locale, people: string, population: string): string {
  const Name = defineComponent({
    setup: () => ({ name: usePopulation().populationName(population, 0, people) }),
    template: '<p>{{ name }}</p>',
  });
  const { container } = render(Name, { global: { plugins: [makeI18n(locale)] } });
  return container.textContent;
}

it('names the people of a rule as they stand within a sentence', () => {
  expect(named('en', 'Customers tagged “VIP”', 'all')).toBe('customers tagged “VIP”');
  expect(named('en', 'Customers tagged “VIP”', 'buyers')).toBe('buyers among: customers tagged “VIP”');
  expect(named('zh-CN', 'VIP 的客户', 'all')).toBe('VIP 的客户');
});
