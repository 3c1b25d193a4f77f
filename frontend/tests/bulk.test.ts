import { screen, waitFor, within } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';

import { useLastTag } from '../src/stores/lastTag';
import { auditPage, openApp } from './app';
import { rows } from './double/people';

async function select(path = '/customers?province=浙江') {
  const app = await openApp(path);
  await app.user.click(await screen.findByRole('checkbox', { name: '选择已载入的客户' }));
  const bar = await screen.findByRole('toolbar', { name: '对所选客户' });
  const act = async (name: string) => {
    await app.user.click(within(bar).getByRole('button', { name: '批量修改' }));
    await app.user.click(await screen.findByRole('menuitem', { name }));
  };
  return { ...app, bar, act };
}

describe('acts on everybody selected', () => {
  it('set a level, which is one step with its undo', async () => {
    const { user, act } = await select();
    await act('改等级…');
    const dialog = await screen.findByRole('dialog', { name: /改 \d+ 位客户的等级/ });
    await user.type(within(dialog).getByRole('textbox'), '123');
    expect(await within(dialog).findByText('等级是 0 到 99 的数字。')).toBeTruthy();
    await user.clear(within(dialog).getByRole('textbox'));
    await user.type(within(dialog).getByRole('textbox'), '9');
    expect(await auditPage()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: '改等级' }));
    expect(await screen.findByText(/把 \d+ 位客户的等级改成 9/)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /^撤销 Ctrl Z$/ }));
    await waitFor(() => expect(rows.some((r) => r.level === 9)).toBe(false));
  });

  it('write a note, block, and move between tags', async () => {
    const { user, act } = await select('/customers?tag=2');
    await act('写同一条备注…');
    const note = await screen.findByRole('dialog', { name: /写备注/ });
    await user.type(within(note).getByRole('textbox', { name: '备注' }), '春节不发货');
    await user.click(within(note).getByRole('button', { name: '写备注' }));
    expect(await screen.findByText(/写了同一条备注/)).toBeTruthy();
    await act('不再联系');
    expect(await screen.findByText(/设为不再联系/)).toBeTruthy();
    await act('标签优惠…');
    const discount = await screen.findByRole('dialog', { name: /位的标签优惠/ });
    await user.click(within(discount).getByRole('button', { name: '不享受' }));
    expect(await screen.findByText(/标签「母婴」里 \d+ 位客户不再享受优惠/)).toBeTruthy();
    await act('移到或复制到别的标签…');
    const move = await screen.findByRole('dialog', { name: /换标签/ });
    const [, to] = within(move).getAllByRole('combobox');
    await user.click(to as HTMLElement);
    await user.click((await screen.findAllByRole('option', { name: /^企业采购意向/ })).at(-1) as HTMLElement);
    await user.click(within(move).getByRole('button', { name: '移过去' }));
    expect(await screen.findByText(/从标签「母婴」移到「企业采购意向」/)).toBeTruthy();
  });

  it('delete many only when their number is typed', async () => {
    const { user, bar, act } = await select('/customers');
    await user.click(within(bar).getByRole('button', { name: /选择符合条件的全部 260 位/ }));
    expect(await within(bar).findByText('选定时符合条件的全部，之后新来的不算')).toBeTruthy();
    await act('删除…');
    const dialog = await screen.findByRole('dialog', { name: '删除 260 位客户' });
    const button = within(dialog).getByRole('button', { name: '删除 260 位' });
    expect(button.hasAttribute('disabled')).toBe(true);
    await user.type(within(dialog).getByRole('textbox'), '26');
    expect(button.hasAttribute('disabled')).toBe(true);
    await user.type(within(dialog).getByRole('textbox'), '0');
    await user.click(button);
    expect(await screen.findByText('删除 260 位客户，订单留在账上')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('toolbar', { name: '对所选客户' })).toBeNull());
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(rows.length).toBe(260));
  });

  it('leave one row out of everybody', async () => {
    const { user, bar } = await select('/customers');
    await user.click(within(bar).getByRole('button', { name: /选择符合条件的全部/ }));
    await within(bar).findByText('已选 260 位');
    const box = within((await screen.findAllByRole('row', { name: '林静宜' }))[0] as HTMLElement).getByRole('checkbox');
    await user.click(box);
    expect(await within(bar).findByText('已选 259 位')).toBeTruthy();
  });

  it('tag the row one is on by the keyboard, and again', async () => {
    const { user } = await openApp('/customers');
    await screen.findAllByRole('row', { name: '林静宜' });
    await user.keyboard('jt');
    const dialog = await screen.findByRole('dialog', { name: '给 1 位加标签' });
    await user.type(within(dialog).getByRole('textbox'), '会晒图{Enter}');
    expect(await screen.findByText(/给 1 位客户加标签「会晒图」/)).toBeTruthy();
  });

  it('put the last tag on again with one key', async () => {
    const { user } = await openApp('/customers');
    await screen.findAllByRole('row', { name: '林静宜' });
    useLastTag().tag = { id: 3, name: '会晒图' };
    await user.keyboard('jxjxT');
    expect(await screen.findByText(/给 \d 位客户加标签「会晒图」/)).toBeTruthy();
  });
});
