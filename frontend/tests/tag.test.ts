import { screen, waitFor, within } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';

import { auditPage, openApp } from './app';

describe('a tag', () => {
  it('gets a rule that is built in sentences', async () => {
    const { router, user } = await openApp('/tags/1');
    await user.click(await screen.findByRole('button', { name: '给它一条规则' }));
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/segments/new?tag=1'));
    await user.click(await screen.findByRole('button', { name: '条件' }));
    await user.click(await screen.findByRole('button', { name: '净消费' }));
    await user.type(await screen.findByRole('textbox', { name: '净消费：值' }), '500');
    await user.click(screen.getByRole('button', { name: '用作标签的规则' }));
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/tags/1'));
    const rule = await screen.findByRole('region', { name: '规则' });
    expect(await within(rule).findByText('付款订单数至少 3 笔的客户')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '撤销 Ctrl Z' }));
    expect(await screen.findByRole('button', { name: '给它一条规则' })).toBeTruthy();
  });

  it('keeps its discount from one of those who carry it, and gives it back', async () => {
    const { user } = await openApp('/tags/1');
    const withheld = await screen.findByRole('region', { name: '带着它，但不享受优惠' });
    await user.click(within(withheld).getByRole('button', { name: '加一位' }));
    const dialog = await screen.findByRole('dialog', { name: '谁不享受优惠' });
    await user.type(within(dialog).getByRole('textbox'), '林');
    await user.click((await within(dialog).findAllByRole('button', { name: /林/ }))[0] as HTMLElement);
    await user.click(await within(withheld).findByRole('button', { name: '恢复优惠' }));
    await waitFor(() => expect(within(withheld).queryByRole('button', { name: '恢复优惠' })).toBeNull());
  });
});
