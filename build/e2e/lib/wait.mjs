// Waiting with an end: nothing in these tests waits for ever.
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Asks again every 50 ms until probe answers something truthy; the last error tells why it never did. An error after which it
 * never will, as `hopeless` knows, ends the waiting.
 */
export async function until(probe, { ms = 10_000, what = 'a condition', hopeless } = {}) {
  const end = Date.now() + ms;
  let last;
  do {
    try {
      const value = await probe();
      if (value) return value;
      last = undefined;
    } catch (error) {
      if (hopeless?.(error)) throw error;
      last = error;
    }
    await sleep(50);
  } while (Date.now() < end);
  throw new Error(`waited ${ms} ms for ${what}${last ? `: ${last.message}` : ''}`);
}

/** Rejects when work takes longer than ms; work itself is left to its owner to stop. */
export async function within(ms, what, work) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what} took longer than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
