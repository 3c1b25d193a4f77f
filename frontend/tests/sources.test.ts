import { screen, waitFor, within } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';

import { auditPage, openApp } from './app';

describe('sources', () => {
  it('say what each brought, and lead to its people by name', async () => {
    const { router, user } = await openApp('/sources');
    const row = await screen.findByRole('row', { name: /直通车/ });
    expect(within(row).getByText('¥1,234.00')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    const kinds = screen.getByRole('list', { name: '类别' });
    expect(within(kinds).getAllByRole('link')[1]?.getAttribute('href')).toBe('/customers?kind=paid');
    await user.click(within(row).getByRole('link'));
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({ source: '3' }));
    expect(await screen.findByText('直通车', { selector: '.chip span' })).toBeTruthy();
  });

  it('are merged by giving one the other’s name', async () => {
    const { user } = await openApp('/sources');
    await user.click(await screen.findByRole('button', { name: '改名或合并 淘客' }));
    const dialog = await screen.findByRole('dialog', { name: '来源「淘客」' });
    const name = within(dialog).getByRole('textbox', { name: '名字' });
    await user.clear(name);
    await user.type(name, '直通车');
    await user.click(await within(dialog).findByRole('button', { name: '并到「直通车」' }));
    expect(await screen.findByText('把来源「淘客」并到「直通车」')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('row', { name: /淘客/ })).toBeNull());
    await user.click(await screen.findByRole('button', { name: /^撤销 Ctrl Z$/ }));
    expect(await screen.findByRole('row', { name: /淘客/ })).toBeTruthy();
  });

  it('are corrected for everyone selected, and the history is kept', async () => {
    const { user } = await openApp('/customers?province=浙江');
    await user.click(await screen.findByRole('checkbox', { name: '选择已载入的客户' }));
    await user.click(within(await screen.findByRole('toolbar')).getByRole('button', { name: '批量修改' }));
    await user.click(await screen.findByRole('menuitem', { name: '改来源' }));
    const dialog = await screen.findByRole('dialog', { name: /位客户从哪里来/ });
    await user.type(within(dialog).getByRole('textbox'), '微博吸纳{Enter}');
    expect(await screen.findByText(/把 \d+ 位客户的来源改成「微博吸纳」/)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /^撤销 Ctrl Z$/ }));
    expect(await screen.findByText(/已撤销：把 \d+ 位客户的来源/)).toBeTruthy();
  });

  it('tell on a customer’s page how theirs changed', async () => {
    await openApp('/customers/1');
    const history = await screen.findByRole('list', { name: '来源怎么变的' });
    expect(history.textContent).toMatch(/无线活动 改为 微博吸纳.*你改的/s);
  });
});
