import type { Operation } from '../api/types';
import { useFormat } from './useFormat';
import { paramsOf, useText } from './useText';

/** Reads a row of the journal aloud: "operation.<kind>" filled with its names and its count. */
export function useOperation() {
  const { t, say } = useText();
  const { count } = useFormat();

  /** An undo is told in the words of what it took back: its own kind is among its names. */
  function sentence(o: Pick<Operation, 'kind' | 'count' | 'params'>): string {
    const names = paramsOf(o.params);
    if (o.kind === 'undo') return t('operation.undo', { what: sentence({ ...o, kind: names.kind ?? '' }) });
    const params = { customer: '', file: '', tag: '', ...names, n: count(o.count) };
    return say(`operation.${o.kind}`, params, o.count) ?? t('operation.unknown', { n: params.n }, o.count);
  }

  return { sentence };
}
