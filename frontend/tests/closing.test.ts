import { screen, waitFor } from '@testing-library/vue';
import { afterEach, expect, it } from 'vitest';

import type { Job } from '../src/api/types';
import { auditPage, openApp } from './app';
import { jobs } from './double/imports';
import { emit } from './double/runtime';
import { services } from './double/services';

const job = (kind: string, state = 'running'): Job => ({
  id: 'job1',
  kind,
  title: 'orders.csv',
  state,
  done: 40,
  total: 100,
  startedAt: 0,
  errorKey: '',
  errorParams: [],
});

afterEach(() => jobs.clear());

it('asks before the window closes under an import, and keeps going', async () => {
  const { user } = await openApp('/tags');
  jobs.set('job1', job('import'));
  emit('window:closing');
  const dialog = await screen.findByRole('dialog', { name: '还没有做完' });
  await waitFor(() => expect(dialog.textContent).toContain('正在导入 orders.csv 40%'));
  expect(await auditPage()).toEqual([]);
  await user.click(screen.getByRole('button', { name: '继续，不关闭' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('stops and closes when that is what the owner means', async () => {
  let left = 0;
  const desktop = services.Desktop as Record<string, unknown>;
  const before = desktop.Leave;
  desktop.Leave = async () => (left += 1) > 0;
  const { user } = await openApp('/tags');
  jobs.set('job1', job('export'));
  emit('window:closing');
  await user.click(await screen.findByRole('button', { name: '停下并关闭' }));
  await waitFor(() => expect(left).toBe(1));
  desktop.Leave = before;
});

it('has nothing to ask once the work is done', async () => {
  await openApp('/tags');
  jobs.set('job1', job('import'));
  emit('window:closing');
  await screen.findByRole('dialog');
  jobs.set('job1', job('import', 'done'));
  emit('job:finished', { id: 'job1' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
