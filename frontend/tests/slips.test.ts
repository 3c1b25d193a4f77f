import { screen } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';

import { auditPage, openApp } from './app';

describe('a packing slip', () => {
  it('tells what to do, what was put in before, and warns of a repeat', async () => {
    const { user } = await openApp('/slips');
    expect(await screen.findByText('多放一副备用扣子')).toBeTruthy();
    expect(screen.getByText('手写卡，备用扣子')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    const contents = screen.getByRole('textbox', { name: '这次放了什么' });
    await user.type(contents, '手写卡、糖');
    expect(screen.getByText(/手写卡 上次 .* 放过了/)).toBeTruthy();
    await user.clear(contents);
    await user.type(contents, '糖{Enter}');
    expect(await screen.findByText('记下了给林静宜放的东西')).toBeTruthy();
    expect(await screen.findByText('糖')).toBeTruthy();
  });

  it('is reached from the customer, and is theirs alone', async () => {
    await openApp('/slips/2', 'en');
    expect(await screen.findByRole('heading', { name: 'Packing slip: 小满妈妈' })).toBeTruthy();
  });
});
