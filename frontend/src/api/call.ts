// Every call to Go goes through here, so that the page meets one kind of failure only.
import { z } from 'zod';

const wire = z.object({
  code: z.string(),
  key: z.string(),
  params: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  reference: z.string().nullish(),
});

/** A failure as people meet it: `key` names a sentence under `error.`, `reference` finds the same failure in the log. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: string,
    readonly key: string,
    readonly params: Readonly<Record<string, string>> = {},
    readonly reference = '',
  ) {
    super(`${code} ${key}`);
  }

  /** The person stopped it: nothing to report. */
  get cancelled(): boolean {
    return this.code === 'cancelled';
  }
}

/**
 * What Go rejects with is one JSON string, which Wails hands over as it is or as the message of an Error; anything else
 * is a mistake of ours and becomes `internal`.
 */
export function toAppError(reason: unknown): AppError {
  if (reason instanceof AppError) return reason;
  const text = reason instanceof Error ? reason.message : reason;
  const parsed = typeof text === 'string' ? wire.safeParse(parseJSON(text)) : undefined;
  if (!parsed?.success) return new AppError('internal', '');
  const { code, key, params, reference } = parsed.data;
  const named = Object.fromEntries((params ?? []).map((p) => [p.name, p.value]));
  return new AppError(code, key, named, reference ?? '');
}

/** Runs one bound method. Its rejection, or its throwing because the method is missing, becomes an AppError. */
export async function call<T>(method: () => Promise<T>): Promise<T> {
  try {
    return await method();
  } catch (reason) {
    throw toAppError(reason);
  }
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
