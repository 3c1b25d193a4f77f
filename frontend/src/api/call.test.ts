import { describe, expect, it } from 'vitest';

import { AppError, call, toAppError } from './call';

const rejected = JSON.stringify({
  code: 'conflict',
  key: 'tag.name.taken',
  params: [{ name: 'name', value: '母婴' }],
  reference: '7F3A',
});

describe('calls to Go', () => {
  it('hands on what Go answers', async () => {
    await expect(call(() => Promise.resolve(3))).resolves.toBe(3);
  });

  it('turns the rejected JSON text into an AppError', async () => {
    const error = await call(() => Promise.reject(rejected)).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'conflict',
      key: 'tag.name.taken',
      params: { name: '母婴' },
      reference: '7F3A',
    });
  });

  it('takes null for no parameters', () => {
    expect(toAppError(new Error(rejected))).toMatchObject({
      code: 'conflict',
      key: 'tag.name.taken',
      reference: '7F3A',
    });
    expect(toAppError('{"code":"invalid","key":"x","params":null}')).toMatchObject({ params: {}, reference: '' });
  });

  it.each([new TypeError('window.go is undefined'), 'not JSON', '{"code":1}', undefined])(
    'makes anything else an internal failure: %s',
    (reason) => {
      expect(toAppError(reason)).toMatchObject({ code: 'internal', key: '' });
    },
  );

  it('keeps an AppError as it is', () => {
    const error = new AppError('cancelled', 'job.cancelled');
    expect(toAppError(error)).toBe(error);
    expect(error.cancelled).toBe(true);
  });

  it('catches a method that is not there', async () => {
    const missing = undefined as unknown as () => Promise<never>;
    await expect(call(missing)).rejects.toMatchObject({ code: 'internal' });
  });
});
