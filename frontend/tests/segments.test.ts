import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { describe, expect, it, vi } from 'vitest';

import { auditPage, openApp } from './app';

const counted = async (n: string) => waitFor(() => expect(screen.getByTestId('count').textContent).toContain(n));

describe('segments', () => {
  it('begin from a ready-made one, with the numbers behind its advice', async () => {
    const { router, user } = await openApp('/segments');
    const row = await screen.findByRole('row', { name: /常客/ });
    await user.click(await within(row).findByRole('button', { name: '大胆尝试' }));
    expect(await screen.findByText('全店同期付款：6.1%')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.keyboard('{Escape}');
    await user.click(within(row).getByRole('link', { name: '常客' }));
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/segments/new?preset=regulars'));
    expect(await screen.findByRole('heading', { level: 1, name: '常客' })).toBeTruthy();
    expect(await screen.findByDisplayValue('3')).toBeTruthy();
    expect(await screen.findByText('1 条条件的客户')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('answer every keystroke, and each change can be stepped back', async () => {
    const { user } = await openApp('/segments/new');
    await counted('260');
    await user.click(await screen.findByRole('button', { name: '条件' }));
    await user.click(await screen.findByRole('button', { name: '净消费' }));
    expect(await screen.findByText('还没填完')).toBeTruthy();
    const value = await screen.findByRole('textbox', { name: '净消费：值' });
    await user.type(value, '500');
    await waitFor(() => expect(screen.getByTestId('count').textContent).not.toContain('260'));
    const some = screen.getByTestId('count').textContent;
    expect(screen.getByText(/^单独 \d/).textContent).toContain(some?.match(/\d+/)?.[0]);
    await user.click(screen.getByRole('button', { name: '退回一步' }));
    await counted('260');
    await user.click(screen.getByRole('button', { name: '再做一步' }));
    await waitFor(() => expect(screen.getByTestId('count').textContent).toBe(some));
  });

  it('count a group once a condition in it is finished, and give the keyboard to what is added', async () => {
    const { user } = await openApp('/segments/new?preset=regulars');
    await screen.findByDisplayValue('3');
    await counted('212');
    await user.click(screen.getByRole('button', { name: '一组条件' }));
    const group = await screen.findByRole('group', { name: '满足任一就行' });
    await waitFor(() => expect(group.contains(document.activeElement)).toBe(true));
    await counted('212');
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('button', { name: '净消费' }));
    const value = await screen.findByRole('textbox', { name: '净消费：值' });
    await waitFor(() => expect(document.activeElement).toBe(value));
    await counted('212');
  });

  it('ask for another fact and keep what was typed where that fits', async () => {
    const { user } = await openApp('/segments/new?preset=regulars');
    await screen.findByDisplayValue('3');
    await user.click(screen.getByRole('button', { name: '换一项: 付款订单' }));
    await user.click(await screen.findByRole('button', { name: '净消费' }));
    expect(await screen.findByRole('textbox', { name: '净消费：值' })).toHaveProperty('value', '3');
  });

  it('begin from what a list is narrowed to', async () => {
    const { router, user } = await openApp('/customers?gender=female&tab=buyers');
    await user.click(await screen.findByRole('link', { name: '当作人群' }));
    await waitFor(() => expect(router.currentRoute.value.name).toBe('segment'));
    expect(router.currentRoute.value.query.where).toContain('"standing"');
  });

  it('show another ten of their people', async () => {
    const { user } = await openApp('/segments/new');
    const panel = await screen.findByRole('complementary', { name: '现在的结果' });
    const names = () =>
      within(panel)
        .getAllByRole('link')
        .map((a) => a.textContent);
    const another = await within(panel).findByRole('button', { name: '换十位' });
    const first = names();
    await user.click(another);
    await waitFor(() => expect(names()).not.toEqual(first));
  });

  it('move by keyboard, into a group and out of it', async () => {
    const { user } = await openApp('/segments/new?preset=regulars');
    await screen.findByDisplayValue('3');
    await user.click(screen.getByRole('button', { name: '一组条件' }));
    const grip = screen.getAllByRole('button', { name: '换个位置' })[0] as HTMLElement;
    await fireEvent.keyDown(grip, { key: 'ArrowDown', altKey: true });
    await waitFor(() =>
      expect(within(screen.getByRole('group', { name: '满足任一就行' })).getByDisplayValue('3')).toBeTruthy(),
    );
    expect(await auditPage()).toEqual([]);
  });

  it('keep Ctrl Z to themselves when what had the keyboard is gone', async () => {
    const { user } = await openApp('/segments/new?preset=regulars');
    await screen.findByDisplayValue('3');
    await user.click(screen.getAllByRole('button', { name: '这条条件' })[0] as HTMLElement);
    await user.click(await screen.findByRole('menuitem', { name: '去掉' }));
    await waitFor(() => expect(screen.queryByDisplayValue('3')).toBeNull());
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByDisplayValue('3')).toBeTruthy();
    const reached: string[] = [];
    const listen = (e: KeyboardEvent): void => void reached.push(e.key);
    window.addEventListener('keydown', listen);
    await user.keyboard('{Control>}z{/Control}');
    window.removeEventListener('keydown', listen);
    expect(reached).not.toContain('z');
  });

  it('begin anew where the address brings no rule any more', async () => {
    const { router } = await openApp('/segments/new?preset=regulars');
    await screen.findByDisplayValue('3');
    await router.push('/segments/new');
    await waitFor(() => expect(screen.queryByDisplayValue('3')).toBeNull());
  });

  it('are written as JSON by experts, who hear where it is wrong', async () => {
    const { user } = await openApp('/segments/new?preset=regulars');
    await screen.findByDisplayValue('3');
    await user.click(screen.getByRole('button', { name: 'JSON' }));
    const area = await screen.findByRole('textbox', { name: '规则的 JSON' });
    await fireEvent.update(area, '{"all":[{"field":"shoes","op":"=","value":1}]}');
    expect(await screen.findByText(/「all\[0\]\.field」.*「shoes」/)).toBeTruthy();
    await fireEvent.update(area, '{"all":[');
    expect(await screen.findByText(/不是能读懂的 JSON/)).toBeTruthy();
    expect(screen.getByTestId('count').textContent).toContain('—');
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await fireEvent.update(area, '{"all":[{"field":"orderCount","op":">=","value":1}]}');
    await user.click(screen.getByRole('button', { name: 'JSON' }));
    expect(await screen.findByDisplayValue('1')).toBeTruthy();
  });

  it('are saved, listed with an undo, and say why somebody is in', async () => {
    const { router, user } = await openApp('/segments/new?preset=regulars&who=1&name=%E6%9E%97');
    expect(await screen.findByRole('cell', { name: '6 笔' })).toBeTruthy();
    const frames = vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0);
    await user.click(screen.getByRole('button', { name: '保存' }));
    const dialog = await screen.findByRole('dialog', { name: '把这些条件存成人群' });
    // Without frames it never has unfolded; whoever types fast does not wait for that.
    await waitFor(() => expect(document.activeElement).toBe(within(dialog).getByRole('textbox', { name: '名字' })));
    frames.mockRestore();
    await user.click(within(dialog).getByRole('button', { name: '保存' }));
    expect(await screen.findByText('人群「常客」存好了')).toBeTruthy();
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/segments/1'));
    expect(screen.getAllByRole('button', { name: '保存' })[0]).toHaveProperty('disabled', true);
    await router.push('/segments');
    const own = await screen.findByRole('region', { name: '存好的人群' });
    expect(within(own).getByRole('link', { name: '常客' })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(within(own).getByRole('button', { name: '「常客」可以做的' }));
    await user.click(await screen.findByText('删除'));
    expect(await screen.findByText(/删除人群「常客」/)).toBeTruthy();
  });

  it('show of a list whom it holds, and of its rule only once that is changed', async () => {
    const { user } = await openApp('/segments/new?preset=regulars');
    await screen.findByDisplayValue('3');
    await counted('212');
    await user.click(screen.getByRole('button', { name: '另存名单' }));
    const dialog = await screen.findByRole('dialog', { name: '另存名单' });
    await user.clear(within(dialog).getByRole('textbox', { name: '名字' }));
    await user.type(within(dialog).getByRole('textbox', { name: '名字' }), '老客名单');
    await user.click(within(dialog).getByRole('button', { name: /^存下/ }));
    expect(await screen.findByText('在名单里')).toBeTruthy();
    await counted('212');
    expect(screen.queryByRole('button', { name: '另存名单' })).toBeNull();
    expect(await screen.findByText('1 条条件的客户')).toBeTruthy();
    await user.type(screen.getByDisplayValue('3'), '0');
    expect(await screen.findByText('符合条件')).toBeTruthy();
  });
});
