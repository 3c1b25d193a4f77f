import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';

import { auditPage, openApp } from './app';

describe('a note', () => {
  it('is written with Enter, and a Shift Enter begins a new line', async () => {
    const { user } = await openApp('/customers/2');
    const box = await screen.findByRole('textbox', { name: '备注' });
    await user.type(box, '第一行{Shift>}{Enter}{/Shift}第二行{Enter}');
    expect(await screen.findByText(/第一行\s第二行/, { selector: '.text' })).toBeTruthy();
    expect((box as HTMLTextAreaElement).value).toBe('');
  });

  it('that was begun is still there for who comes back', async () => {
    const { user, router } = await openApp('/customers/2');
    await user.type(await screen.findByRole('textbox', { name: '备注' }), '写到一半');
    await router.push('/customers/3');
    await waitFor(async () => expect(await screen.findByRole('textbox', { name: '备注' })).toHaveProperty('value', ''));
    await router.push('/customers/2');
    await waitFor(async () =>
      expect(await screen.findByRole('textbox', { name: '备注' })).toHaveProperty('value', '写到一半'),
    );
    await user.type(screen.getByRole('textbox', { name: '备注' }), '{Enter}');
    expect(await screen.findByText('写到一半', { selector: '.text' })).toBeTruthy();
  });

  it('says as feedback which product and batch it is about', async () => {
    const { user } = await openApp('/customers/3');
    await user.type(await screen.findByRole('textbox', { name: '备注' }), '扣子松');
    await user.click(screen.getByRole('radio', { name: '反馈' }));
    await user.type(screen.getByLabelText('商品'), '亚麻衬衫');
    await user.type(screen.getByLabelText('批次'), 'K146');
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '保存备注' }));
    const note = (await screen.findByText('扣子松', { selector: '.text' })).closest('.note') as HTMLElement;
    expect(within(note).getByText('亚麻衬衫')).toBeTruthy();
    expect(within(note).getByText('批次 K146')).toBeTruthy();
    await user.click(within(note).getByRole('button', { name: '修改备注' }));
    const again = screen.getAllByRole('textbox', { name: '备注' }).at(-1) as HTMLElement;
    await user.type(again, '，缝线也松{Enter}');
    expect(await screen.findByText('扣子松，缝线也松')).toBeTruthy();
  });

  it('may be rich: what is pasted keeps only what notes show, and plain text is one step away', async () => {
    const { user } = await openApp('/customers/5');
    await user.type(await screen.findByRole('textbox', { name: '备注' }), '喜欢');
    await user.click(screen.getByRole('button', { name: '带格式写' }));
    const box = screen.getByRole('textbox', { name: '备注' });
    expect(box.innerHTML).toBe('<p>喜欢</p>');
    box.innerHTML = '<p onclick="x">喜欢<b>白茶</b><script>1</script></p>';
    await fireEvent.input(box);
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '保存备注' }));
    const note = (await screen.findByText('白茶', { selector: 'strong' })).closest('.rich') as HTMLElement;
    expect(note.innerHTML).toBe('<p>喜欢<strong>白茶</strong></p>');
    await user.click(within(note.closest('.note') as HTMLElement).getByRole('button', { name: '修改备注' }));
    await user.click(screen.getByRole('button', { name: '去掉格式', pressed: true }));
    expect(screen.getAllByRole('textbox', { name: '备注' }).at(-1)).toHaveProperty('value', '喜欢白茶1');
  });

  it('that is too long says how much too long, and is not saved', async () => {
    const { user } = await openApp('/customers/4');
    const box = await screen.findByRole('textbox', { name: '备注' });
    await user.click(box);
    await user.paste('😀'.repeat(10_001));
    expect(screen.getByText('多了 1 个字')).toBeTruthy();
    expect(screen.getByRole('button', { name: '保存备注' })).toHaveProperty('disabled', true);
  });

  it('keeps pictures that are chosen or pasted, shows them large, and refuses a film', async () => {
    const { user } = await openApp('/customers/6');
    const box = await screen.findByRole('textbox', { name: '备注' });
    await user.click(box);
    await user.click(screen.getByRole('button', { name: '加图片' }));
    expect(await screen.findByRole('button', { name: '第 1 张图片，点开看大图' })).toBeTruthy();
    await user.click(box);
    await user.paste(clipboard(new File(['x'], 'a.png', { type: 'image/png' })));
    await user.click(await screen.findByRole('button', { name: '去掉第 2 张图片' }));
    const film = new File(['x'], 'film.png', { type: 'image/png' });
    Object.defineProperty(film, 'size', { value: 50 * 1_048_576 });
    await user.click(box);
    await user.paste(clipboard(film));
    expect(await screen.findByText(/图片有 50 MB，最多 10 MB/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '保存备注' }));
    expect(await screen.findByText('（图片）')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '第 1 张图片，点开看大图' }));
    expect(await screen.findByRole('img', { name: '图片 1 / 1' })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });
});

const clipboard = (file: File): DataTransfer => ({ files: [file], getData: () => '' }) as unknown as DataTransfer;
