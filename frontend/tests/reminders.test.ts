import { screen, waitFor, within } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';

import { auditPage, openApp } from './app';

describe('what there is to do', () => {
  it('is done by the keyboard, one after the other, and can be taken back', async () => {
    const { user, router } = await openApp('/todo');
    const late = await screen.findByRole('region', { name: /过了时间/ });
    expect(within(late).getByRole('listitem').getAttribute('aria-current')).toBe('true');
    expect(await auditPage()).toEqual([]);
    await user.keyboard('d');
    expect(await screen.findByText('做完了林静宜的一件事')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('region', { name: /过了时间/ })).toBeNull());
    const today = screen.getByRole('region', { name: /今天 1/ });
    expect(within(today).getByRole('listitem').getAttribute('aria-current')).toBe('true');
    expect(within(today).getByText('又下单了')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(within(today).getByRole('listitem')));
    await user.keyboard('s');
    expect(await screen.findByRole('region', { name: /以后/ })).toBeTruthy();
    await user.keyboard('j{Enter}');
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/customers/3'));
  });

  it('is written on the customer’s page; a day that is none is refused where it stands', async () => {
    const { user } = await openApp('/customers/5');
    await user.click(await screen.findByRole('button', { name: '加提醒' }));
    const dialog = await screen.findByRole('dialog', { name: '提醒我' });
    await user.type(within(dialog).getByRole('textbox', { name: '要做什么' }), '补寄扣子');
    const date = within(dialog).getByRole('textbox', { name: '哪一天' });
    await user.clear(date);
    await user.type(date, '2027-02-29');
    await user.click(within(dialog).getByRole('button', { name: '保存提醒' }));
    expect(await within(dialog).findByText(/没有 2027-02-29 09:00 这个时间/)).toBeTruthy();
    await user.click(within(dialog).getByRole('radio', { name: '下次下单' }));
    await user.click(within(dialog).getByRole('button', { name: '保存提醒' }));
    const list = (await screen.findByText('补寄扣子', { selector: '.text' })).closest('ul') as HTMLElement;
    expect(await auditPage()).toEqual([]);
    await user.click(within(list).getByRole('button', { name: '做完：补寄扣子' }));
    await waitFor(() => expect(screen.queryByText('补寄扣子', { selector: '.text' })).toBeNull());
  });
});
