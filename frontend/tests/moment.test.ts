import { fireEvent, render, screen } from '@testing-library/vue';
import { expect, it } from 'vitest';

import MomentInput from '../src/components/base/MomentInput.vue';
import { makeI18n } from '../src/i18n';

it('takes a day as it is written anywhere, and says how when it cannot read one', async () => {
  const { emitted } = render(MomentInput, {
    props: { kind: 'day', label: '日期', modelValue: '2026-11-24' },
    global: { plugins: [makeI18n('zh-CN')] },
  });
  const day = screen.getByRole<HTMLInputElement>('textbox', { name: '日期' });
  await fireEvent.update(day, '24/12/2026');
  await fireEvent.change(day);
  expect(screen.getByRole('alert').textContent).toBe('写成 2026-12-01');
  expect([day.value, emitted('update:modelValue')]).toEqual(['24/12/2026', undefined]);
  await fireEvent.update(day, '2026年12月5日');
  await fireEvent.change(day);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(emitted('update:modelValue')).toEqual([['2026-12-05']]);
});
