import { screen, waitFor, within } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';

import type { CustomerRow } from '../src/api/types';
import { auditPage, openApp } from './app';
import { conflicts } from './double/journal';
import { rows } from './double/people';
import { consentsSaid } from './double/services';

const rowOf = (name: string) => screen.findAllByRole('row', { name }).then((all) => all[0] as HTMLElement);

describe('the list of customers', () => {
  it('shows people with their tabs and counts', async () => {
    await openApp('/customers');
    expect(await screen.findByRole('grid', { name: '客户' })).toBeTruthy();
    expect(await screen.findByRole('button', { name: /^全部\s*260$/ })).toBeTruthy();
    await rowOf('林静宜');
    expect(await auditPage()).toEqual([]);
  });

  it('does not say nought of somebody who paid in another currency', async () => {
    const abroad = rows[1] as CustomerRow;
    const was = { ...abroad };
    Object.assign(abroad, { totalPaid: 0, netPaid: 0, averageOrder: null });
    await openApp('/customers');
    expect((await rowOf(abroad.name)).textContent).toContain('别的货币');
    Object.assign(abroad, was);
  });

  it('narrows by the address, and takes a condition off again', async () => {
    const { router, user } = await openApp('/customers?gender=female&province=浙江');
    expect(await screen.findByText('浙江', { selector: '.chip span' })).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '去掉条件：性别' }));
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({ province: '浙江' }));
  });

  it('is narrowed by any fact, and the condition changed and taken off', async () => {
    const { router, user } = await openApp('/customers');
    await user.click(await screen.findByRole('button', { name: '筛选' }));
    const popover = await screen.findByRole('dialog', { name: '筛选' });
    await user.type(within(popover).getByRole('textbox', { name: '找一项' }), '净消{Enter}');
    const value = await within(popover).findByRole('textbox', { name: '值' });
    await user.click(within(popover).getByRole('button', { name: '加上' }));
    expect(await within(popover).findByText('写金额，比如 500 或 99.50。')).toBeTruthy();
    await user.type(value, '5000');
    expect(await within(popover).findByText(/^\d+ 位$/)).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.type(value, '{Enter}');
    await waitFor(() =>
      expect(router.currentRoute.value.query.where).toBe('{"all":[{"field":"netPaid","op":">=","value":"5000"}]}'),
    );
    await user.click(await screen.findByRole('button', { name: '改条件：净消费 ≥ ¥5,000.00' }));
    const editor = await screen.findByRole('dialog', { name: '净消费' });
    await user.clear(within(editor).getByRole('textbox', { name: '值' }));
    await user.type(within(editor).getByRole('textbox', { name: '值' }), '6000{Enter}');
    expect(await screen.findByText('≥ ¥6,000.00')).toBeTruthy();
    expect(await screen.findByText(/^占实付 /)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '去掉条件：净消费' }));
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({}));
  });

  it('turns a condition of a link into one that can be changed', async () => {
    const { router, user } = await openApp('/customers?province=浙江');
    await user.click(await screen.findByRole('button', { name: '改条件：地区 浙江' }));
    await user.click(
      within(await screen.findByRole('dialog', { name: '地区' })).getByRole('button', { name: '改好了' }),
    );
    await waitFor(() =>
      expect(router.currentRoute.value.query).toEqual({
        where: '{"all":[{"field":"province","op":"in","value":["浙江"]}]}',
      }),
    );
  });

  it('searches from the box at the top', async () => {
    const { router, user } = await openApp('/customers');
    await user.type(await screen.findByRole('textbox', { name: /搜索客户/ }), '周雨桐');
    await waitFor(() => expect(router.currentRoute.value.query.q).toBe('周雨桐'));
    await waitFor(() => expect(screen.queryByRole('row', { name: '林静宜' })).toBeNull());
    await rowOf('周雨桐');
  });

  it('exports the customers it shows, and all orders', async () => {
    const { user } = await openApp('/customers');
    for (const [item, file] of [
      ['导出 CSV', '客户.csv'],
      ['导出全部订单，Excel 工作簿', '订单.xlsx'],
    ] as const) {
      await user.click(await screen.findByRole('button', { name: '导出客户或订单' }));
      await user.click(await screen.findByRole('menuitem', { name: item }));
      expect(await screen.findByText(`已导出 ${file}`)).toBeTruthy();
    }
  });

  it('says which condition to drop when nobody matches', async () => {
    await openApp('/customers?gender=other&province=浙江');
    expect(await screen.findByText('没有符合条件的客户')).toBeTruthy();
    expect(await screen.findByText(/去掉「性别：其他」会有 \d+ 位。/)).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('tags everyone who matches, says so, and takes it back', async () => {
    const { user } = await openApp('/customers?province=浙江');
    await user.click(await screen.findByRole('checkbox', { name: '选择已载入的客户' }));
    const bar = await screen.findByRole('toolbar');
    await user.click(within(bar).getByRole('button', { name: '加标签' }));
    const dialog = await screen.findByRole('dialog', { name: /加标签/ });
    await user.type(within(dialog).getByRole('textbox'), '会晒图{Enter}');
    const toast = await screen.findByText(/给 \d+ 位客户加标签「会晒图」/);
    expect(toast).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /^撤销 Ctrl Z$/ }));
    expect(await screen.findByText(/已撤销：给 \d+ 位客户加标签/)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /^重做 Ctrl Shift Z$/ }));
    expect(await screen.findByText(/已重做：给 \d+ 位客户加标签/)).toBeTruthy();
  });

  it('shows what an undo will leave alone before it runs', async () => {
    const { user } = await openApp('/customers?province=广东');
    await user.click(await screen.findByRole('checkbox', { name: '选择已载入的客户' }));
    await user.click(within(await screen.findByRole('toolbar')).getByRole('button', { name: '加标签' }));
    await user.type(within(await screen.findByRole('dialog', { name: /加标签/ })).getByRole('textbox'), '母婴{Enter}');
    await screen.findByText(/加标签「母婴」/);
    conflicts.next = [
      { key: 'conflict.tagChanged', count: 2, sample: ['林静宜'], people: [{ id: 3, name: '林静宜' }] },
    ];
    await user.click(await screen.findByRole('button', { name: /^撤销 Ctrl Z$/ }));
    expect(await screen.findByText('后来又动过标签的客户')).toBeTruthy();
    conflicts.next = [];
    await user.click(await screen.findByRole('button', { name: /撤销其余/ }));
    expect(await screen.findByText(/已撤销/)).toBeTruthy();
  });

  it('is saved as a view, shown again as it was, renamed and deleted', async () => {
    const { router, user } = await openApp('/customers?gender=female&sort=netPaid');
    await user.click(await screen.findByRole('button', { name: '把现在的列表存为视图' }));
    const popover = await screen.findByRole('dialog', { name: '把现在的列表存为视图' });
    await user.type(within(popover).getByRole('textbox', { name: '名字' }), '女客户{Enter}');
    expect(await screen.findByText('存了视图「女客户」')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(await screen.findByRole('button', { name: /^全部/ }));
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({}));
    await user.click(await screen.findByRole('button', { name: /^女客户/ }));
    await waitFor(() =>
      expect(router.currentRoute.value.query).toEqual({ gender: 'female', sort: 'netPaid', view: '1' }),
    );
    await user.click(await screen.findByRole('button', { name: '去掉条件：性别' }));
    await user.click(await screen.findByRole('button', { name: '存回视图' }));
    expect(await screen.findByText('改了视图「女客户」')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '视图「女客户」' }));
    await user.click(await screen.findByRole('menuitem', { name: '删除视图' }));
    expect(await screen.findByText('删除视图「女客户」')).toBeTruthy();
  });

  it('has the columns that are chosen, in their order', async () => {
    const { user } = await openApp('/customers');
    await rowOf('林静宜');
    await user.click(await screen.findByRole('button', { name: '列' }));
    const popover = await screen.findByRole('dialog', { name: '列' });
    await user.click(within(popover).getByRole('checkbox', { name: '实付合计' }));
    await user.click(within(popover).getByRole('checkbox', { name: '手机' }));
    const titles = () => screen.getAllByRole('columnheader').map((h) => h.textContent?.trim());
    await waitFor(() => expect(titles().at(-1)).toBe('实付合计'));
    expect(titles()).not.toContain('手机');
    await user.click(within(popover).getByRole('button', { name: '实付合计往前' }));
    await waitFor(() => expect(titles().at(-2)).toBe('实付合计'));
    expect(await auditPage()).toEqual([]);
    await user.click(within(popover).getByRole('button', { name: '恢复原样' }));
    await waitFor(() => expect(titles()).toContain('手机'));
  });

  it('goes to a row, and on from there both ways', async () => {
    const { router, user } = await openApp('/customers');
    await rowOf('林静宜');
    await user.keyboard('g');
    const popover = await screen.findByRole('dialog', { name: '跳到…' });
    await user.type(within(popover).getByRole('textbox', { name: '跳到哪里' }), '230{Enter}');
    await waitFor(() => expect(router.currentRoute.value.query.at).toBe('229'));
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('261'));
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: '键盘' })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('moves and selects by keyboard', async () => {
    const { user } = await openApp('/customers');
    await rowOf('林静宜');
    await user.click(screen.getByRole('link', { name: '客户' })); // arrows go on in the list, wherever one came from
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-index')).toBe('1'));
    await user.keyboard('x');
    expect(await screen.findByText('已选 1 位')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText('已选 1 位')).toBeNull());
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(await screen.findByText('已选 3 位')).toBeTruthy();
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByText('已选 200 位')).toBeTruthy();
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByText('已选 260 位')).toBeTruthy();
    expect(screen.getByText('选定时符合条件的全部，之后新来的不算')).toBeTruthy();
  });
});

describe('a customer', () => {
  it('shows contacts masked until asked, the figures and the timeline', async () => {
    const { user } = await openApp('/customers/1');
    expect(await screen.findByRole('heading', { level: 1, name: '林静宜' })).toBeTruthy();
    expect(await screen.findByText('130****1000')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '显示' }));
    expect(await screen.findByText('13812346021')).toBeTruthy();
    expect((await screen.findAllByText(/^付款 ¥/)).length).toBeGreaterThan(2);
    expect(await screen.findByText('短信：秋季上新')).toBeTruthy();
    expect(screen.getByRole('link', { name: '周强' }).getAttribute('href')).toBe('/customers/2');
    expect(screen.getByText('没发成，地址收不了')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('opens the definition behind a number', async () => {
    const { user } = await openApp('/customers/1');
    const [term] = await screen.findAllByRole('button', { name: '净消费' });
    await user.click(term as HTMLElement);
    expect((await screen.findAllByText('实付合计减去退款，也就是留下来的钱。')).length).toBeGreaterThan(0);
  });

  it('shows money in another currency apart, and no average of it', async () => {
    await openApp('/customers/3');
    const figures = await screen.findByRole('complementary', { name: '消费' });
    expect(await within(figures).findByRole('button', { name: '另有 MYR' })).toBeTruthy();
    expect(within(figures).getByText(/75\.00/)).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('keeps a note on Enter', async () => {
    const { user } = await openApp('/customers/2');
    await user.type(await screen.findByRole('textbox', { name: '备注' }), '泵头压不动，补寄了一个{Enter}');
    expect(await screen.findByText('泵头压不动，补寄了一个')).toBeTruthy();
    expect(await screen.findByText('给小满妈妈写了备注')).toBeTruthy();
  });

  it('edits a field where it stands, and says what cannot be understood', async () => {
    const { user } = await openApp('/customers/3');
    await user.click(await screen.findByRole('button', { name: /^改生日：/ }));
    const birthday = await screen.findByRole('textbox', { name: '生日' });
    await user.clear(birthday);
    await user.type(birthday, '1994-13-40{Enter}');
    expect(await screen.findByText('日历上没有这一天，看看是不是写错了。')).toBeTruthy();
    await user.clear(birthday);
    await user.type(birthday, '农历 08-15{Enter}');
    expect(await screen.findByText('改了赵一鸣的资料')).toBeTruthy();
  });

  it('shows the orders behind a figure, and everything again', async () => {
    const { user } = await openApp('/customers/1');
    await user.click(await screen.findByTitle('看没付款是哪些'));
    expect((await screen.findAllByText(/没付款/)).length).toBeGreaterThan(0);
    await user.click(await screen.findByRole('button', { name: '不只看这些' }));
    expect(await screen.findByRole('group', { name: '只看' })).toBeTruthy();
  });

  it('records consent with its evidence', async () => {
    const { user } = await openApp('/customers/1');
    await user.click(await screen.findByRole('button', { name: '记下同意或拒绝' }));
    const dialog = await screen.findByRole('dialog', { name: '联系同意' });
    await user.click(within(dialog).getByRole('button', { name: '记下' }));
    expect(await within(dialog).findByText('同意要写下依据。')).toBeTruthy();
    await user.type(within(dialog).getByRole('textbox', { name: '依据' }), '门店签单');
    await user.click(within(dialog).getByRole('button', { name: '记下' }));
    expect(await screen.findByText('改了林静宜的联系同意')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(await screen.findByRole('button', { name: '记下同意或拒绝' }));
    const again = await screen.findByRole('dialog', { name: '联系同意' });
    await user.click(within(again).getByRole('radio', { name: '服务通知' }));
    await user.click(within(again).getByRole('button', { name: '退订了' }));
    await waitFor(() => expect(consentsSaid).toEqual(['sms', 'service:sms']));
  });

  it('says calmly when the customer is gone', async () => {
    await openApp('/customers/99999');
    expect(await screen.findByRole('heading', { level: 1, name: /这位客户已经不在了/ })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });
});

describe('a call list', () => {
  it('goes from one to the next and writes down how it ended', async () => {
    const { user } = await openApp('/calls/s1');
    expect(await screen.findByText('13812340000')).toBeTruthy();
    expect(await screen.findByText('还有 2 位要打')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(await screen.findByRole('button', { name: '接通了' }));
    expect(await screen.findByText('还有 1 位要打')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '没人接' }));
    expect(await screen.findByText(/这份名单打完了。没接的/)).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '再打' }));
    await user.click(await screen.findByRole('button', { name: '接通了' }));
    expect(await screen.findByText('这份名单打完了')).toBeTruthy();
  });
});
